package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Form;
import deskbridge.domain.FormField;
import deskbridge.domain.Status;
import deskbridge.domain.Transition;
import java.time.Duration;
import java.util.List;

/** What follows when somebody presses a button: only what he may do, and only what the ticket allows at this moment. */
final class Presses {

    /** A form can be opened for 3 s after the press; somebody must still be looking. Source: Pachca docs, forms. */
    private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);

    private static final int LONGEST_FIELD = 1000;

    private final FlowSettings settings;
    private final Forms forms;
    private final Steps steps;
    private final StepTalk talk;
    private final Refusals refusals;
    private final TicketSearch search;
    private final WordMenu menu;
    private final Picks picks;
    private final Registration registration;
    private final RatingPresses ratings;
    private final Gratitude gratitude;

    Presses(
            FlowSettings settings,
            Forms forms,
            Steps steps,
            StepTalk talk,
            Refusals refusals,
            TicketSearch search,
            WordMenu menu,
            Picks picks,
            Registration registration,
            RatingPresses ratings,
            Gratitude gratitude) {
        this.settings = settings;
        this.forms = forms;
        this.steps = steps;
        this.talk = talk;
        this.refusals = refusals;
        this.search = search;
        this.menu = menu;
        this.picks = picks;
        this.registration = registration;
        this.ratings = ratings;
        this.gratitude = gratitude;
    }

    Decision decide(ButtonPressed press, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        var action = ActionData.read(press.message().connection(), press.action());
        if (action.isEmpty()) {
            return Decision.nothing("not a button of ours");
        }
        deciding.at(press.place());
        switch (action.get()) {
            case Action.NewRequest request -> newRequest(press, request, deciding);
            case Action.MyTickets ignored -> myTickets(press, deciding);
            case Action.Leaf leaf -> search.turn(press.person(), press.message(), leaf, deciding);
            case Action.InWords wish -> menu.decide(press, wish, deciding);
            case Action.NeverMind ignored -> talk.neverMind(press, deciding);
            case Action.OnIdentity wish -> registration.pressed(press, wish, deciding);
            case Action.OnPending wish -> picks.decide(press, wish, deciding);
            case Action.OnRating wish -> ratings.pressed(press, wish, deciding);
            case Action.OnThanks wish -> gratitude.pressed(press, wish, deciding);
            case Action.OnTicket wish ->
                Actor.of(press.person(), press.scene(), deciding)
                        .ifPresentOrElse(
                                actor -> onTicket(press, wish, actor, deciding),
                                () -> refusals.noTicket(press.person(), deciding));
        }
        return deciding.done();
    }

    private void myTickets(ButtonPressed press, Deciding deciding) {
        if (settings.threads(press.message().connection())) {
            search.begin(press.person(), deciding);
        } else {
            menu.mine(press.place(), press.person(), deciding);
        }
    }

    private void newRequest(ButtonPressed press, Action.NewRequest request, Deciding deciding) {
        boolean forms = settings.policy(press.message().connection())
                .map(FlowSettings.ChannelPolicy::forms)
                .orElse(true);
        if (forms) {
            open(press, this.forms.intake(request.place(), deciding), deciding);
            deciding.note("intake form");
        } else {
            menu.announce(press.place(), press.person(), deciding);
        }
    }

    private void onTicket(ButtonPressed press, Action.OnTicket wish, Actor actor, Deciding deciding) {
        switch (wish) {
            case Action.Take ignored -> take(press, actor, deciding);
            case Action.Assign ignored -> assign(actor, deciding);
            case Action.Move move -> move(press, move.transition(), List.of(), actor, deciding);
            case Action.Fill fill -> move(press, fill.transition(), fill.fields(), actor, deciding);
            case Action.Settle it -> answered(press, it, actor, deciding);
            case Action.Browse it -> answered(press, it, actor, deciding);
            case Action.Remark ignored -> remark(press, actor, deciding);
            case Action.Return ignored -> ratings.takeUpAgain(press, actor, deciding);
        }
    }

    private void take(ButtonPressed press, Actor actor, Deciding deciding) {
        if (actor.agent() == null) {
            refusals.agentsOnly(actor, deciding);
        } else if (actor.ticket().status().kind() != Status.Kind.NEW) {
            // Somebody was faster: nobody takes a ticket out of another's hands without knowing it.
            refusals.stale(actor, deciding);
        } else {
            deciding.toDesk(new Command.AssignTicket(actor.agent()));
            actor.ticket().transitions().stream()
                    .filter(step -> step.to().kind() == Status.Kind.IN_PROGRESS
                            && step.fields().isEmpty())
                    .findFirst()
                    .ifPresent(step -> steps.take(press, step, List.of(), actor, deciding));
            deciding.note("taken by " + actor.person().ref());
        }
    }

    private void assign(Actor actor, Deciding deciding) {
        if (actor.agent() == null) {
            refusals.agentsOnly(actor, deciding);
        } else if (actor.ticket().status().done()) {
            refusals.stale(actor, deciding);
        } else {
            deciding.toDesk(new Command.AssignTicket(actor.agent()));
            deciding.note("assigned to " + actor.person().ref());
        }
    }

    private void move(ButtonPressed press, String id, List<String> asked, Actor actor, Deciding deciding) {
        var found = actor.ticket().transition(id);
        if (found.isEmpty()) {
            refusals.stale(actor, deciding);
            return;
        }
        var step = found.get();
        var fields = asked.isEmpty() ? step.fields() : named(asked, step);
        if (!actor.mayMove(step)) {
            refusals.agentsOnly(actor, deciding);
        } else {
            steps.take(press, step, fields, actor, deciding);
        }
    }

    private void answered(ButtonPressed press, Action.OfStep wish, Actor actor, Deciding deciding) {
        var step = actor.ticket().transition(wish.transition());
        if (step.isPresent() && !actor.mayMove(step.get())) {
            refusals.agentsOnly(actor, deciding);
        } else if (step.isEmpty() || !answers(press, wish, step.get(), deciding)) {
            refusals.stale(actor, deciding);
        }
    }

    private boolean answers(ButtonPressed press, Action.OfStep wish, Transition step, Deciding deciding) {
        return switch (wish) {
            case Action.Settle settle -> talk.chosen(press, settle, step, deciding);
            case Action.Browse browse -> talk.browse(press, browse, step, deciding);
        };
    }

    /** The step's own fields where they have these names, plain text for the others. */
    private static List<FormField> named(List<String> names, Transition step) {
        return names.stream()
                .map(name -> step.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> new FormField.TextInput(name, name, true, false, 0, LONGEST_FIELD, null)))
                .toList();
    }

    private void remark(ButtonPressed press, Actor actor, Deciding deciding) {
        if (actor.mayRemark()) {
            open(press, forms.remark(actor, deciding), deciding);
            deciding.note("remark form");
        } else {
            refusals.notYours(actor, deciding);
        }
    }

    static void open(ButtonPressed press, Form form, Deciding deciding) {
        deciding.aside(
                press.message().connection(),
                "form:" + press.trigger(),
                new Command.OpenForm(
                        press.trigger(), form, press.person(), press.at().plus(TRIGGER_LIFE), press.place()));
    }
}
