package deskbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.flow.Decision.Effect;
import deskbridge.flow.FlowSettings.ChannelPolicy;
import deskbridge.flow.FlowSettings.Intake;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Plays events one after another: what a decision says is kept, what shall be done waits here until a test says how it went. */
final class FlowFixture {

    private static final int ENDLESS = 1000;

    final KnownFacts facts = new KnownFacts();
    private final Flow flow;
    private final Queue<Effect> waiting = new ArrayDeque<>();
    private final List<TicketRef> observed = new ArrayList<>();
    private Ticket made = Cast.ticket(Cast.OPEN);
    private int remoteIds;

    FlowFixture(FlowSettings settings) {
        this.flow = new Flow(settings);
    }

    /** A hub in English that takes requests this way, in any chat. */
    static FlowFixture taking(Intake intake) {
        return new FlowFixture(settings(intake, Set.of(), new IntakeForm("New request", List.of(), List.of())));
    }

    static FlowSettings settings(Intake intake, Set<String> chats, IntakeForm form) {
        var policy = new ChannelPolicy(Routing.to(Cast.DESK), intake, chats, true, true, null);
        return new FlowSettings(Map.of(Cast.CHANNEL, policy), form, CsatPolicy.usual(), Locale.ENGLISH);
    }

    /** A hub in English whose messenger has neither threads nor forms. */
    static FlowFixture withoutThreads(Intake intake) {
        var policy = new ChannelPolicy(Routing.to(Cast.DESK), intake, Set.of(), false, false, null);
        var form = new IntakeForm("New request", List.of(), List.of());
        return new FlowFixture(
                new FlowSettings(Map.of(Cast.CHANNEL, policy), form, CsatPolicy.usual(), Locale.ENGLISH));
    }

    /** Lets time go by; what was put off until then happens, in its order. */
    void passes(Duration time) {
        var until = facts.now().plus(time);
        for (var wake = facts.nextWake(until); wake.isPresent(); wake = facts.nextWake(until)) {
            facts.now(wake.get().due().isAfter(facts.now()) ? wake.get().due() : facts.now());
            happens(new Event.Woken(wake.get()));
        }
        facts.now(until);
    }

    /** From now on the desk makes this ticket. */
    void makes(Ticket ticket) {
        made = ticket;
    }

    /** A hub with one request of Anna's, made and shown: message {@code m1}, ticket {@code SD-1}. */
    static FlowFixture withTicket(Ticket ticket) {
        var fixture = taking(Intake.MESSAGE);
        fixture.made = ticket;
        fixture.happens(seen(Cast.topLevel("m1"), Cast.said("m1", Cast.ANNA, "Printer is on fire")));
        fixture.settle();
        fixture.observed.clear();
        return fixture;
    }

    /** The ticket was read before, and whatever followed from that has been done. */
    FlowFixture readBefore() {
        facts.conversation(conversation().withCursor("read"));
        return this;
    }

    /** What stands in a thread, read because of the last of these messages. */
    static Event.ThreadSeen seen(Place place, ChatMessage... messages) {
        MessageRef root = null;
        for (ChatMessage message : messages) {
            if (Cast.thread(message.ref().id()).equals(place.thread())) {
                root = message.ref();
            }
        }
        return new Event.ThreadSeen(place, List.of(messages), root, messages[messages.length - 1].ref());
    }

    Flow flow() {
        return flow;
    }

    Decision happens(Event event) {
        facts.look(flow.focus(event));
        return keep(flow.decide(event, facts));
    }

    /** As {@link #happens}, its conversation looked up before another transaction made it one of its pieces. */
    Decision happensUnderWay(Event event) {
        facts.look((ConversationId) null);
        return keep(flow.decide(event, facts));
    }

    Decision succeeded(Effect effect, Receipt receipt) {
        facts.look(effect.conversation());
        return keep(flow.decide(new Event.Succeeded(effect.command(), receipt), facts));
    }

    Decision failed(Effect effect, String reason) {
        facts.look(effect.conversation());
        return keep(flow.decide(new Event.Failed(effect.command(), reason), facts));
    }

    private Decision keep(Decision decision) {
        if (decision.hold() == null) {
            facts.keep(decision);
            waiting.addAll(decision.effects());
            observed.addAll(decision.observe());
        }
        return decision;
    }

    Conversation conversation() {
        assertThat(facts.conversations()).hasSize(1);
        return facts.conversations().getFirst();
    }

    /** The conversation's ticket, as it was last shown. */
    Ticket ticket() {
        return Objects.requireNonNull(conversation().ticket(), "The ticket was not made");
    }

    List<LedgerEntry> ledger() {
        return facts.ledger(conversation().id());
    }

    /** Commands that wait, in order. */
    List<Command> commands() {
        return waiting.stream().map(Effect::command).toList();
    }

    /** The same, with where they go. */
    List<Effect> effects() {
        return List.copyOf(waiting);
    }

    /** The one command that waits. */
    <T extends Command> T only(Class<T> kind) {
        assertThat(commands()).singleElement().isInstanceOf(kind);
        return kind.cast(commands().getFirst());
    }

    /** Takes the oldest command that waits. */
    Effect take() {
        return waiting.remove();
    }

    /** Takes the oldest command of a kind. */
    Effect take(Class<? extends Command> kind) {
        Effect found = waiting.stream()
                .filter(effect -> kind.isInstance(effect.command()))
                .findFirst()
                .orElseThrow();
        waiting.remove(found);
        return found;
    }

    /** Lets everything that waits go its way unseen. */
    void forget() {
        waiting.clear();
    }

    List<TicketRef> observed() {
        return List.copyOf(observed);
    }

    /** Carries out everything, and what follows from it, as obliging remote systems would. */
    void settle() {
        settle((command, receipt) -> {});
    }

    /** As {@link #settle()}, before somebody's eyes. */
    void settle(BiConsumer<Command, Receipt> witness) {
        for (int i = 0; !waiting.isEmpty(); i++) {
            assertThat(i).as("effects without end").isLessThan(ENDLESS);
            Effect effect = take();
            Receipt receipt = receipt(effect.command());
            witness.accept(effect.command(), receipt);
            succeeded(effect, receipt);
        }
    }

    /** One that waits is given up. */
    void fails(Predicate<Command> which, String reason) {
        Effect found = waiting.stream()
                .filter(effect -> which.test(effect.command()))
                .findFirst()
                .orElseThrow();
        waiting.remove(found);
        failed(found, reason);
    }

    /** Gives everything up, and what follows from it. */
    int failAll() {
        int failures = 0;
        for (; !waiting.isEmpty(); failures++) {
            assertThat(failures).as("effects without end").isLessThan(ENDLESS);
            failed(take(), "it is broken");
        }
        return failures;
    }

    private Receipt receipt(Command command) {
        return switch (command) {
            case Command.CreateTicket ignored -> new Receipt.TicketNow(made);
            case Command.AddComment ignored -> new Receipt.Commented(Cast.commentRef("hub" + ++remoteIds));
            case Command.AddNote ignored -> new Receipt.Commented(Cast.commentRef("hub" + ++remoteIds));
            case Command.FindTickets ignored -> new Receipt.Found(List.of(), 0);
            case Command.PostMessage ignored -> posted(List.of(Cast.message("hub" + ++remoteIds)));
            case Command.EditMessage edit -> posted(targets(edit.target()));
            case Command.EditTicket ignored -> new Receipt.Done();
            case Command.EditComment ignored -> new Receipt.Done();
            case Command.MoveTicket ignored -> new Receipt.Done();
            case Command.AssignTicket ignored -> new Receipt.Done();
            case Command.GrantAccess ignored -> new Receipt.Done();
            case Command.OpenForm ignored -> new Receipt.Done();
            case Command.RateTicket ignored -> new Receipt.Done();
            case Command.IdentifyRequester ignored -> new Receipt.Unidentified("a stranger");
        };
    }

    private List<MessageRef> targets(Target target) {
        return switch (target) {
            case Target.Card ignored -> conversation().card();
            case Target.MirrorOf mirror ->
                facts.entryOf(conversation().id(), mirror.comment())
                        .orElseThrow()
                        .messages();
            case Target.One one -> List.of(one.message());
        };
    }

    private static Receipt posted(List<MessageRef> messages) {
        return new Receipt.Posted(messages, Cast.thread(messages.getFirst().id()));
    }

    /** The words of a message that is to be posted. */
    static String words(Command command) {
        RichText text = switch (command) {
            case Command.PostMessage post -> post.message().text();
            case Command.EditMessage edit -> edit.message().text();
            case Command.AddNote note -> note.text();
            default -> throw new IllegalArgumentException("It says nothing: " + command);
        };
        return text.words();
    }
}
