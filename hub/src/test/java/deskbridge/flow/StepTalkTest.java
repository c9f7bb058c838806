package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.CLOSED;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.at;
import static deskbridge.flow.Cast.direct;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.FlowFixture.seen;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Button;
import deskbridge.domain.Command;
import deskbridge.domain.Command.AddComment;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.MoveTicket;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.FormField;
import deskbridge.domain.FormField.Option;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import deskbridge.flow.FlowSettings.Intake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps that need more than a press, where there are no forms. */
class StepTalkTest {

    private static final Place CHAT = direct("1");
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final FormField WHY = new FormField.TextInput("why", "Why", true, true, 3, 20, null);
    private static final FormField HOW = choice(2);

    private final FlowFixture talk = FlowFixture.withoutThreads(Intake.MESSAGE);
    private Ticket ticket = ticket(OPEN);

    private static FormField choice(int options) {
        return new FormField.Choice(
                "how",
                "How",
                true,
                IntStream.rangeClosed(1, options)
                        .mapToObj(i -> new Option("value-" + i, "Option " + i))
                        .toList());
    }

    private void closing(FormField... fields) {
        ticket = ticket(OPEN, new Transition("close", "Close", CLOSED, List.of(fields)));
        talk.makes(ticket);
        talk.happens(seen(CHAT, said("1", ANNA, "/new Printer is on fire")));
        talk.passes(PAUSE);
        talk.settle();
        press(ANNA, CHAT, message("card"), new Action.Move(talk.conversation().id(), "close"));
    }

    private void press(Person person, Place place, MessageRef button, Action action) {
        press(person, place, button, action, null);
    }

    private void press(Person person, Place place, MessageRef button, Action action, @Nullable Person agent) {
        talk.happens(new ButtonPressed(
                place, button, person, action.data(), "t", talk.facts.now(), new Scene(ticket, agent)));
    }

    private void says(String id, String text) {
        talk.happens(seen(direct(id), at(talk.facts.now(), said(id, ANNA, text))));
    }

    /** The question that waits is sent. */
    private PostMessage asked() {
        var effect = talk.take(PostMessage.class);
        talk.succeeded(effect, new Receipt.Posted(List.of(message("question")), Cast.thread("question")));
        return (PostMessage) effect.command();
    }

    private static Action action(PostMessage question, String label) {
        return action(question.message().buttons(), label);
    }

    private static Action action(List<List<Button>> buttons, String label) {
        return buttons.stream()
                .flatMap(List::stream)
                .filter(it -> it.text().equals(label))
                .map(it -> ActionData.read(Cast.CHANNEL, String.valueOf(it.action()))
                        .orElseThrow())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label + " among " + buttons));
    }

    private static List<String> labels(List<List<Button>> buttons) {
        return buttons.stream().flatMap(List::stream).map(Button::text).toList();
    }

    private List<MoveTicket> moves() {
        return talk.commands().stream()
                .filter(MoveTicket.class::isInstance)
                .map(MoveTicket.class::cast)
                .toList();
    }

    @Test
    void choiceIsMadeWithButtons() {
        closing(HOW);
        var question = asked();
        assertThat(words(question)).isEqualTo("Close. How?");
        assertThat(labels(question.message().buttons())).containsExactly("Option 1", "Option 2", "Cancel");
        press(ANNA, CHAT, message("question"), action(question, "Option 2"));

        assertThat(moves()).containsExactly(new MoveTicket("close", Map.of("how", "value-2"), ANNA));
        assertThat(words(talk.take(EditMessage.class).command())).isEqualTo("Close: Option 2");
    }

    @Test
    void wordsAreTheNextMessageOrAReply() {
        closing(WHY);
        assertThat(words(asked())).startsWith("Close. Why.");
        says("2", "No paper");

        assertThat(moves()).containsExactly(new MoveTicket("close", Map.of("why", "No paper"), ANNA));
        talk.passes(PAUSE);
        assertThat(talk.commands()).noneMatch(AddComment.class::isInstance);
        assertThat(talk.commands()).filteredOn(PostMessage.class::isInstance).isEmpty();
    }

    @Test
    void eachFieldIsAskedForByItself() {
        closing(HOW, WHY);
        press(ANNA, CHAT, message("question"), action(asked(), "Option 1"));
        assertThat(moves()).isEmpty();
        talk.take(EditMessage.class);
        assertThat(words(asked())).startsWith("Close. Why.");
        says("2", "No paper");

        assertThat(moves()).containsExactly(new MoveTicket("close", Map.of("how", "value-1", "why", "No paper"), ANNA));
    }

    @Test
    void whatTheDeskWantsBesidesIsAskedForToo() {
        closing();
        var move = talk.take(MoveTicket.class);
        talk.succeeded(move, new Receipt.MoreNeeded(List.of(WHY), "No reason given."));
        assertThat(words(asked())).contains("No reason given.", "Close. Why.");
        says("2", "No paper");
        assertThat(moves()).containsExactly(new MoveTicket("close", Map.of("why", "No paper"), ANNA));

        talk.succeeded(talk.take(MoveTicket.class), new Receipt.MoreNeeded(List.of(WHY), "Too vague."));
        talk.take(EditMessage.class);
        assertThat(words(asked())).contains("Too vague.");
        says("3", "Paper ran out");
        assertThat(moves()).containsExactly(new MoveTicket("close", Map.of("why", "Paper ran out"), ANNA));
    }

    @Test
    void answersThatAreTooShortOrTooLongAreAskedForAgain() {
        closing(WHY);
        asked();
        says("2", "No");
        assertThat(words(talk.take(PostMessage.class).command())).contains("3");
        says("3", "No paper, and nobody knows when there will be some");
        assertThat(words(talk.take(PostMessage.class).command())).contains("20");
        assertThat(moves()).isEmpty();

        says("4", "No paper");
        assertThat(moves()).hasSize(1);
    }

    @Test
    void manyOptionsAreLeafedThrough() {
        closing(choice(30));
        var question = asked();
        assertThat(labels(question.message().buttons())).hasSize(14).endsWith("More →", "Cancel");
        press(ANNA, CHAT, message("question"), action(question, "More →"));
        var second =
                ((EditMessage) talk.take(EditMessage.class).command()).message().buttons();
        assertThat(labels(second)).startsWith("Option 13").endsWith("← Back", "More →", "Cancel");
        press(ANNA, CHAT, message("question"), action(second, "More →"));
        var third =
                ((EditMessage) talk.take(EditMessage.class).command()).message().buttons();
        assertThat(labels(third)).hasSize(8).endsWith("Option 30", "← Back", "Cancel");
        press(ANNA, CHAT, message("question"), action(third, "Option 30"));

        assertThat(moves()).containsExactly(new MoveTicket("close", Map.of("how", "value-30"), ANNA));
    }

    @Test
    void whoThinksBetterOfItIsAskedNoMore() {
        closing(WHY);
        var question = asked();
        press(ANNA, CHAT, message("question"), action(question, "Cancel"));
        assertThat(words(talk.take(EditMessage.class).command())).contains("stays as it is");
        press(ANNA, CHAT, message("question"), action(question, "Cancel"));
        assertThat(words(talk.take(PostMessage.class).command())).contains("already");
        says("2", "Something else");

        assertThat(moves()).isEmpty();
    }

    @Test
    void nobodyIsWaitedForLongerThanAnHour() {
        closing(WHY);
        asked();
        talk.passes(Duration.ofMinutes(61));
        says("2", "Something else");

        assertThat(moves()).isEmpty();
    }

    @Test
    void whatAnswersSomethingElseIsNoAnswer() {
        closing(WHY);
        asked();
        talk.happens(seen(direct("2"), at(talk.facts.now(), Cast.replying("1", said("2", ANNA, "It still burns")))));
        talk.passes(PAUSE);

        assertThat(moves()).isEmpty();
        assertThat(talk.commands()).anyMatch(AddComment.class::isInstance);
    }

    @Test
    void othersAreNotAskedAndStrangersMayNotAnswer() {
        closing(HOW);
        var question = asked();
        press(BORIS, CHAT, message("question"), action(question, "Option 1"));
        assertThat(moves()).isEmpty();
        assertThat(words(talk.take(PostMessage.class).command())).contains("support agents");

        press(BORIS, CHAT, message("question"), action(question, "Option 1"), Cast.AGENT);
        assertThat(moves()).containsExactly(new MoveTicket("close", Map.of("how", "value-1"), BORIS));
    }

    @Test
    void optionThatIsNotOfferedAnyMoreIsStale() {
        closing(HOW);
        asked();
        press(
                ANNA,
                CHAT,
                message("question"),
                new Action.Settle(talk.conversation().id(), "close", "stolen"));

        assertThat(moves()).isEmpty();
        assertThat(talk.commands().stream()
                        .filter(PostMessage.class::isInstance)
                        .map(FlowFixture::words))
                .anySatisfy(it -> assertThat(it).contains("out of date"));
    }

    @Test
    void questionsStandWhereTheButtonWasPressed() {
        closing();
        talk.forget();
        ticket = ticket(OPEN, new Transition("close", "Close", CLOSED, List.of(WHY)));
        var agents = Cast.topLevel("elsewhere");
        press(
                BORIS,
                agents,
                message("alert"),
                new Action.Move(talk.conversation().id(), "close"),
                Cast.AGENT);

        var effect = talk.take(PostMessage.class);
        var question = (PostMessage) effect.command();
        assertThat(question.to()).isEqualTo(new Command.Destination.InThread(ChatSide.threadOf(agents)));
        int known = talk.ledger().size();
        talk.succeeded(effect, new Receipt.Posted(List.of(message("question")), Cast.thread("question")));
        assertThat(talk.ledger()).hasSize(known);
    }
}
