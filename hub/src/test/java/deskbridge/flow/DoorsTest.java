package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.direct;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.step;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.Cast.topLevel;
import static deskbridge.flow.FlowFixture.seen;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Button;
import deskbridge.domain.Command.AddNote;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.ChatClosed;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.FormField;
import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import deskbridge.flow.FlowSettings.Intake;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who can be reached, and what he can do, where there are neither threads nor forms. */
class DoorsTest {

    private static final Transition CLOSE = new Transition(
            "close",
            "Close",
            Cast.CLOSED,
            List.of(new FormField.Choice(
                    "resolution",
                    "Resolution",
                    true,
                    List.of(new FormField.Option("fixed", "Fixed"), new FormField.Option("wontFix", "Will not fix")))));
    private static final Transition REPORT =
            new Transition("report", "Report", Cast.CLOSED, List.of(new FormField.Files("report", "Report", true, 1)));

    private final FlowFixture talk = FlowFixture.withoutThreads(Intake.MESSAGE);

    private void hasTicket(Place place, Ticket ticket) {
        talk.makes(ticket);
        talk.happens(seen(place, said("1", ANNA, "/new Printer is on fire")));
        talk.passes(Duration.ofSeconds(2));
        talk.settle();
    }

    private void presses(Person person, Place place, Ticket ticket, Button button) {
        talk.happens(new ButtonPressed(
                place, message("hub1"), person, String.valueOf(button.action()), "t", START, new Scene(ticket, null)));
    }

    private List<Button> card(Ticket ticket) {
        var policy =
                new FlowSettings.ChannelPolicy(Routing.to(Cast.DESK), Intake.MESSAGE, Set.of(), false, false, null);
        var settings = new FlowSettings(
                Map.of(Cast.CHANNEL, policy),
                new IntakeForm("New request", List.of(), List.of()),
                CsatPolicy.usual(),
                Locale.ENGLISH);
        var texts = Texts.beside(Flow.class, Locale.ENGLISH);
        return new CardView(settings, texts)
                .of(talk.conversation(), ticket).buttons().stream()
                        .flatMap(List::stream)
                        .toList();
    }

    @Test
    void agentsLearnInEveryOpenTicketThatTheRequesterIsGoneAndBack() {
        hasTicket(direct("1"), ticket(OPEN));
        talk.happens(new ChatClosed(direct("1"), ANNA, false, START));
        assertThat(words(talk.only(AddNote.class))).contains("Anna Petrova", "blocked");
        talk.forget();

        talk.happens(new ChatClosed(direct("1"), ANNA, true, START));
        assertThat(words(talk.only(AddNote.class))).contains("again");
    }

    @Test
    void otherChatsAreNotConcerned() {
        hasTicket(direct("1"), ticket(OPEN));
        talk.happens(new ChatClosed(topLevel("2"), ANNA, false, START));

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void whoCannotBeReachedAloneIsAnsweredWhereHeAsked() {
        var open = ticket(OPEN, step("close", Cast.CLOSED));
        hasTicket(topLevel("1"), open);
        var take = card(open).stream()
                .filter(it -> it.text().equals("Take"))
                .findFirst()
                .orElseThrow();
        presses(BORIS, topLevel("hub1"), open, take);
        talk.failed(talk.take(), "the bot cannot begin a talk");

        var answer = talk.only(PostMessage.class);
        assertThat(answer.to()).isInstanceOf(Destination.InThread.class);
        assertThat(words(answer)).contains("Boris Volkov:", "support agents");
        assertThat(talk.failAll()).isEqualTo(1);
    }

    @Test
    void requesterAloneSeesOnlyWhatHeMayPress() {
        var open = ticket(OPEN, step("start", Cast.WORK), CLOSE, REPORT);
        hasTicket(direct("1"), open);

        assertThat(card(open)).extracting(Button::text).containsExactly("Close", "View ticket");
    }

    @Test
    void groupSeesEveryStepThatCanBeTakenInWords() {
        var open = ticket(OPEN, step("start", Cast.WORK), CLOSE, REPORT);
        hasTicket(topLevel("1"), open);

        assertThat(card(open)).extracting(Button::text).containsExactly("Take", "Step start", "Close", "View ticket");
    }
}
