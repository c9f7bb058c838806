package deskbridge.flow;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Form;
import deskbridge.domain.FormField;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What follows when somebody presses a button: only what he may do, and only what the ticket allows at this moment. */
final class Presses {

    /** A form can be opened for 3 s after the press; somebody must still be looking. Source: Pachca docs, forms. */
    private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);

    private static final int TICKETS_A_PAGE = 5;

    private final FlowSettings settings;
    private final Texts texts;
    private final CardView cards;

    Presses(FlowSettings settings, Texts texts, CardView cards) {
        this.settings = settings;
        this.texts = texts;
        this.cards = cards;
    }

    Decision decide(ButtonPressed press, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        var action = Action.parse(press.message().connection(), press.action());
        if (action.isEmpty()) {
            return Decision.nothing("not a button of ours");
        }
        switch (action.get()) {
            case Action.NewRequest request -> openIntake(press, request, deciding);
            case Action.MyTickets mine -> find(press, mine, deciding);
            case Action.Take ignored -> onTicket(press, action.get(), deciding);
            case Action.Assign ignored -> onTicket(press, action.get(), deciding);
            case Action.Move ignored -> onTicket(press, action.get(), deciding);
            case Action.Fill ignored -> onTicket(press, action.get(), deciding);
            case Action.Remark ignored -> onTicket(press, action.get(), deciding);
        }
        return deciding.done();
    }

    private void openIntake(ButtonPressed press, Action.NewRequest request, Deciding deciding) {
        var form = settings.form();
        String memory = new FormMemory.Intake(deciding.knowledge().nonce(), request.place()).text();
        open(
                press,
                new Form(FormMemory.INTAKE, memory, form.title(), texts.get("form.send"), null, form.asked(texts)),
                deciding);
        deciding.note("intake form");
    }

    private void find(ButtonPressed press, Action.MyTickets mine, Deciding deciding) {
        var policy = settings.policy(press.message().connection());
        if (policy.isEmpty()) {
            return;
        }
        boolean first = mine.page() <= 1;
        // Everybody sees a thread: a list of one's own tickets goes to one's own chat.
        Destination answer = mine.place().direct()
                ? new Destination.InChat(mine.place().chat())
                : new Destination.ToPerson(press.person().ref());
        deciding.aside(
                policy.get().desk(),
                "person:" + press.person().ref().id(),
                new Command.FindTickets(
                        press.person(), mine.page(), TICKETS_A_PAGE, answer, first ? null : press.message()));
        deciding.note("tickets of " + press.person().ref());
    }

    private void onTicket(ButtonPressed press, Action action, Deciding deciding) {
        var scene = press.scene();
        if (deciding.conversation().isEmpty() || scene == null || scene.ticket() == null) {
            deciding.tell(press.person().ref(), message("press.no-ticket"));
            deciding.note("no such ticket any more");
            return;
        }
        var ticket = scene.ticket();
        var actor = new Actor(press.person(), scene.agent(), isRequester(press.person(), deciding));
        switch (action) {
            case Action.Take ignored -> take(ticket, actor, deciding);
            case Action.Assign ignored -> assign(ticket, actor, deciding);
            case Action.Move move -> move(press, move.transition(), List.of(), ticket, actor, deciding);
            case Action.Fill fill -> move(press, fill.transition(), fill.fields(), ticket, actor, deciding);
            case Action.Remark ignored -> remark(press, ticket, actor, deciding);
            case Action.NewRequest ignored -> throw new IllegalArgumentException("Not on a ticket");
            case Action.MyTickets ignored -> throw new IllegalArgumentException("Not on a ticket");
        }
    }

    private void take(Ticket ticket, Actor actor, Deciding deciding) {
        if (actor.agent() == null) {
            refuse(actor, "press.agents-only", deciding);
            return;
        }
        if (ticket.status().done()) {
            stale(ticket, actor, deciding);
            return;
        }
        deciding.toDesk(new Command.AssignTicket(actor.agent()));
        ticket.transitions().stream()
                .filter(step -> step.to().kind() == Status.Kind.IN_PROGRESS
                        && step.fields().isEmpty())
                .findFirst()
                .ifPresent(step -> deciding.toDesk(new Command.MoveTicket(step.id(), Map.of(), null, actor.person())));
        deciding.note("taken by " + actor.person().ref());
    }

    private void assign(Ticket ticket, Actor actor, Deciding deciding) {
        if (actor.agent() == null) {
            refuse(actor, "press.agents-only", deciding);
        } else if (ticket.status().done()) {
            stale(ticket, actor, deciding);
        } else {
            deciding.toDesk(new Command.AssignTicket(actor.agent()));
            deciding.note("assigned to " + actor.person().ref());
        }
    }

    private void move(
            ButtonPressed press, String id, List<String> asked, Ticket ticket, Actor actor, Deciding deciding) {
        var step = ticket.transition(id);
        if (step.isEmpty()) {
            stale(ticket, actor, deciding);
        } else if (!actor.mayMove(ticket, step.get())) {
            refuse(actor, "press.agents-only", deciding);
        } else {
            var fields = asked.isEmpty() ? step.get().fields() : asFields(asked, step.get());
            if (fields.isEmpty()) {
                deciding.toDesk(new Command.MoveTicket(id, Map.of(), null, actor.person()));
                deciding.note("move: " + id);
            } else {
                String memory = new FormMemory.Move(
                                deciding.knowledge().nonce(), deciding.current().id(), id)
                        .text();
                open(
                        press,
                        new Form(
                                FormMemory.MOVE,
                                memory,
                                ticket.ref().key(),
                                texts.get("form.send"),
                                step.get().name(),
                                fields),
                        deciding);
                deciding.note("form for " + id);
            }
        }
    }

    /** The step's own fields where they have these names, plain text for the others. */
    private static List<FormField> asFields(List<String> names, Transition step) {
        return names.stream()
                .map(name -> step.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> new FormField.TextInput(name, name, true, false, 0, 1000, null)))
                .toList();
    }

    private void remark(ButtonPressed press, Ticket ticket, Actor actor, Deciding deciding) {
        if (actor.agent() == null && !actor.requester()) {
            refuse(actor, "press.not-yours", deciding);
            return;
        }
        String memory = new FormMemory.Remark(
                        deciding.knowledge().nonce(), deciding.current().id())
                .text();
        var field =
                new FormField.TextInput(FormMemory.REMARK_TEXT, texts.get("form.remark"), true, true, 1, 3000, null);
        open(
                press,
                new Form(FormMemory.REMARK, memory, ticket.ref().key(), texts.get("form.send"), null, List.of(field)),
                deciding);
        deciding.note("remark form");
    }

    private void open(ButtonPressed press, Form form, Deciding deciding) {
        deciding.aside(
                press.message().connection(),
                "form:" + press.trigger(),
                new Command.OpenForm(
                        press.trigger(), form, press.person(), press.at().plus(TRIGGER_LIFE), press.place()));
    }

    /** The card showed a step that is gone: show how it stands, and say so to the one who pressed. */
    private void stale(Ticket ticket, Actor actor, Deciding deciding) {
        deciding.toChannel(new Command.EditMessage(new Target.Card(), cards.of(deciding.current(), ticket)), "card");
        deciding.tell(
                actor.person().ref(),
                OutgoingMessage.of(RichText.plain(texts.get(
                        "press.stale", ticket.ref().key(), ticket.status().name()))));
        deciding.observe(ticket.ref());
        deciding.note("the card was stale");
    }

    private void refuse(Actor actor, String key, Deciding deciding) {
        deciding.tell(actor.person().ref(), message(key));
        deciding.note("refused to " + actor.person().ref());
    }

    private OutgoingMessage message(String key) {
        return OutgoingMessage.of(RichText.plain(texts.get(key)));
    }

    static boolean isRequester(Person person, Deciding deciding) {
        return Objects.equals(person.ref(), deciding.current().requester().ref());
    }

    /** A button that leads back to a step whose fields the desk asked for. */
    static Button fill(Deciding deciding, String transition, List<FormField> fields, Texts texts) {
        var names = fields.stream().map(FormField::name).toList();
        return Button.press(
                texts.get("move.fill"), new Action.Fill(deciding.current().id(), transition, names).data());
    }
}
