package deskbridge.flow;

import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Transition;

/** What follows when somebody presses a button under a message about a rating. */
final class RatingPresses {

    private final CsatPolicy policy;
    private final Stars stars;
    private final Forms forms;
    private final Steps steps;
    private final Refusals refusals;

    RatingPresses(FlowSettings settings, Stars stars, Forms forms, Steps steps, Refusals refusals) {
        this.policy = settings.csat();
        this.stars = stars;
        this.forms = forms;
        this.steps = steps;
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
        steps.take(press, step, step.fields(), actor, deciding);
        deciding.note("back into work: " + step.id());
    }
}
