package deskbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Form;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Piece;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketDetails;
import deskbridge.domain.Transition;
import deskbridge.domain.Wake;
import deskbridge.flow.FlowSettings.ChannelPolicy;
import deskbridge.flow.FlowSettings.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request of Anna's that Boris works on, in a hub that asks for ratings. */
final class RatingFixture {

    static final ChatRef AGENTS = new ChatRef(Cast.CHANNEL, "77");
    static final Transition REOPEN = Cast.step("reopen", Cast.OPEN);

    private final FlowFixture talk;
    private final Map<MessageRef, OutgoingMessage> chat = new HashMap<>();
    private @Nullable String rate;
    private int readings;

    RatingFixture() {
        this(policy());
    }

    RatingFixture(CsatPolicy policy) {
        this(policy, true);
        talk.happens(FlowFixture.seen(Cast.topLevel("m1"), Cast.said("m1", Cast.ANNA, "Printer is on fire")));
        talk.settle();
    }

    private RatingFixture(CsatPolicy policy, boolean threads) {
        var routing = Routing.of(Cast.CHANNEL, Cast.DESK, List.of());
        var channel = new ChannelPolicy(routing, Intake.MESSAGE, Set.of(), threads, threads, null);
        var form = new IntakeForm("New request", List.of(), List.of());
        talk = new FlowFixture(new FlowSettings(Map.of(Cast.CHANNEL, channel), form, policy, Locale.ENGLISH));
    }

    /** In Anna's direct chat, in a messenger that has neither threads nor forms. */
    static RatingFixture withoutThreads() {
        var fixture = new RatingFixture(policy(), false);
        fixture.says(Cast.said("m1", Cast.ANNA, "/new Printer is on fire"));
        fixture.settle();
        return fixture;
    }

    /** Something is said in the chat without threads, and nothing more for a while. */
    void says(ChatMessage message) {
        var now = Cast.at(now(), message);
        talk.happens(FlowFixture.seen(Cast.direct(message.ref().id()), now));
        talk.passes(Duration.ofSeconds(3));
    }

    /** Something is said in the thread. */
    void saysInThread(ChatMessage message) {
        talk.happens(FlowFixture.seen(Cast.inThread("m1"), Cast.at(now(), message)));
    }

    private Instant now() {
        return talk.facts.now();
    }

    /** As usual, with a chat of agents and a desk that keeps ratings. */
    static CsatPolicy policy() {
        var usual = CsatPolicy.usual();
        return new CsatPolicy(
                true,
                usual.statuses(),
                usual.times(),
                usual.sample(),
                usual.only(),
                Set.of(Cast.DESK),
                AGENTS,
                usual.thanks(),
                usual.zone());
    }

    Ticket ticket(Status status) {
        return new Ticket(
                Cast.ticketRef("SD-1"),
                "https://desk.example/SD-1",
                "Printer is on fire",
                status,
                Cast.AGENT,
                List.of(REOPEN),
                Cast.START,
                now(),
                null,
                new TicketDetails("incident", "SD", null, rate));
    }

    /** The desk's own rating says this from now on. */
    void ratedInTheDesk(String word) {
        rate = word;
    }

    Decision stands(Status status) {
        return happens(
                new TicketSeen(ticket(status), List.of(), List.of(), false, List.of(), List.of(), "c" + ++readings));
    }

    Decision happens(Event event) {
        return talk.happens(event);
    }

    String rate(int stars) {
        return new Action.Rate(conversation().id(), rating().episode(), stars).data();
    }

    ButtonPressed press(Person person, String data) {
        return press(person, data, Cast.inThread("m1"), null);
    }

    ButtonPressed press(Person person, String data, Place place, @Nullable Scene scene) {
        var question = ratings().isEmpty() ? null : rating().shown().question();
        var message = question == null ? Cast.message("hub-question") : question;
        return new ButtonPressed(place, message, person, data, "trigger", now(), scene);
    }

    Decision presses(Person person, int stars) {
        return happens(press(person, rate(stars)));
    }

    void submits(Person person, Form form, String words) {
        Map<String, FormAnswer> answers = Map.of(Forms.REMARK_TEXT, new FormAnswer.Text(words));
        happens(new FormSubmitted(person, form.kind(), form.memory(), answers, now(), null));
    }

    void later(Duration time) {
        talk.facts.now(now().plus(time));
    }

    /** What was put off and is due comes back. */
    void wakes() {
        List<Wake> due = talk.facts.wakes().values().stream()
                .filter(wake -> !wake.due().isAfter(now()))
                .toList();
        due.forEach(wake -> {
            talk.facts.wakes().remove(wake.name());
            happens(new Event.Woken(wake));
        });
    }

    /** Carries out everything that waits, and remembers what the messages say. */
    void settle() {
        talk.settle((command, receipt) -> {
            if (command instanceof PostMessage post && receipt instanceof deskbridge.domain.Receipt.Posted posted) {
                chat.put(posted.messages().getFirst(), post.message());
            } else if (command instanceof EditMessage edit && edit.target() instanceof Target.One one) {
                chat.put(one.message(), edit.message());
            }
        });
    }

    void failAll() {
        talk.failAll();
    }

    /** A piece is given up; what else waits goes on waiting. */
    void fails(Piece piece) {
        talk.fails(command -> isPiece(command, piece), "the bot is blocked");
    }

    Flow flow() {
        return talk.flow();
    }

    KnownFacts facts() {
        return talk.facts;
    }

    Conversation conversation() {
        return talk.conversation();
    }

    List<Rating> ratings() {
        return talk.facts.ratings(conversation().id());
    }

    /** The rating of the last episode. */
    Rating rating() {
        return ratings().getLast();
    }

    List<Command> commands() {
        return talk.commands();
    }

    <T extends Command> List<T> commands(Class<T> kind) {
        return commands().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Decision.Effect> effects() {
        return talk.effects();
    }

    /** What is about to be said in the thread. */
    List<String> said() {
        return commands(PostMessage.class).stream().map(FlowFixture::words).toList();
    }

    boolean isPiece(Command command, Piece piece) {
        return command instanceof PostMessage post
                && post.purpose() instanceof Purpose.Survey survey
                && survey.piece() == piece;
    }

    PostMessage posted(Piece piece) {
        var found = commands(PostMessage.class).stream()
                .filter(post -> isPiece(post, piece))
                .toList();
        assertThat(found).as("messages of " + piece).hasSize(1);
        return found.getFirst();
    }

    EditMessage edited(Piece piece) {
        var at = new Target.One(Objects.requireNonNull(rating().shown().at(piece)));
        var found = commands(EditMessage.class).stream()
                .filter(edit -> edit.target().equals(at))
                .toList();
        assertThat(found).as("edits of " + piece).hasSize(1);
        return found.getFirst();
    }

    /** What a message about the last rating says by now. */
    String shown(Piece piece) {
        return standing(piece).text().words();
    }

    List<List<Button>> buttons(Piece piece) {
        return standing(piece).buttons();
    }

    private OutgoingMessage standing(Piece piece) {
        return Objects.requireNonNull(chat.get(rating().shown().at(piece)), () -> piece + " does not stand anywhere");
    }
}
