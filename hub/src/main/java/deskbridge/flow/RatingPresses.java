package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Transition;
import java.util.Map;

/** What follows when somebody presses a button under a message about a rating. */
final class RatingPresses {

    private final FlowSettings settings;
    private final CsatPolicy policy;
    private final Stars stars;
    private final Forms forms;
    private final Refusals refusals;

    RatingPresses(FlowSettings settings, Stars stars, Forms forms, Refusals refusals) {
        this.settings = settings;
        this.policy = settings.csat();
        this.stars = stars;
        this.forms = forms;
        this.refusals = refusals;
    }

    void pressed(ButtonPressed press, Action.OnRating wish, Deciding deciding) {
        switch (wish) {
            case Action.Rate rate -> stars.pressed(press, rate, deciding);
            case Action.Opinion opinion -> opinion(press, opinion, deciding);
        }
    }

    private void opinion(ButtonPressed press, Action.Opinion wish, Deciding deciding) {
        var mine = deciding.conversation()
                .flatMap(it -> deciding.rating(wish.episode()))
                .filter(rating -> rating.requester().ref().equals(press.person().ref()));
        if (mine.isPresent()) {
            Presses.open(press, forms.opinion(mine.get(), deciding), deciding);
            deciding.note("form for a remark to a rating");
        } else {
            refusals.notYourRating(press.person(), deciding);
        }
    }

    /** Back into work after a low rating: whoever is in the agents' chat may do that. */
    void takeUpAgain(ButtonPressed press, Actor actor, Deciding deciding) {
        var ticket = actor.ticket();
        if (!press.place().chat().equals(policy.agents())) {
            refusals.agentsOnly(actor, deciding);
        } else if (!ticket.status().done() && !policy.ends(ticket.status())) {
            deciding.observe(ticket.ref());
            refusals.alreadyInWork(actor, deciding);
        } else {
            policy.wayBack(ticket)
                    .ifPresentOrElse(
                            step -> take(press, step, actor, deciding), () -> refusals.noWayBack(actor, deciding));
        }
    }

    private void take(ButtonPressed press, Transition step, Actor actor, Deciding deciding) {
        if (step.fields().isEmpty()) {
            deciding.toDesk(new Command.MoveTicket(step.id(), Map.of(), actor.person()));
        } else if (settings.forms(press.message().connection())) {
            Presses.open(press, forms.move(actor, step, step.fields(), deciding), deciding);
        } else {
            StepChoice.take(step, actor, deciding);
        }
        deciding.note("back into work: " + step.id());
    }
}
