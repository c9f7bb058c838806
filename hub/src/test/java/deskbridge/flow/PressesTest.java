package deskbridge.flow;

import static deskbridge.flow.Cast.AGENT;
import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.CHANNEL;
import static deskbridge.flow.Cast.CLARA;
import static deskbridge.flow.Cast.CLOSED;
import static deskbridge.flow.Cast.DESK;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.RESOLVED;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.step;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command.AssignTicket;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.FindTickets;
import deskbridge.domain.Command.MoveTicket;
import deskbridge.domain.Command.OpenForm;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Target;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.FormField;
import deskbridge.domain.Person;
import deskbridge.domain.Receipt;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PressesTest {

    private static final FormField RESOLUTION =
            new FormField.Choice("resolution", "Resolution", true, List.of(new FormField.Option("fixed", "Fixed")));
    private static final Transition START_WORK = step("start", WORK);
    private static final Transition CLOSE = step("close", CLOSED);
    private static final Transition REOPEN = step("reopen", OPEN);
    private static final Transition RESOLVE = new Transition("resolve", "Resolve", RESOLVED, List.of(RESOLUTION));
    private static final Ticket NEW = ticket(OPEN, RESOLVE, START_WORK, CLOSE);

    private final FlowFixture talk = FlowFixture.withTicket(NEW);
    private final ConversationId id = talk.conversation().id();

    private static ButtonPressed press(Person person, String data, @Nullable Scene scene) {
        return new ButtonPressed(inThread("m1"), message("hub1"), person, data, "trigger", START, scene);
    }

    private Decision byAgent(Action action, Ticket now) {
        return talk.happens(press(BORIS, action.data(), new Scene(now, AGENT)));
    }

    private Decision byRequester(Action action, Ticket now) {
        return talk.happens(press(ANNA, action.data(), new Scene(now, null)));
    }

    private Decision byStranger(Action action, Ticket now) {
        return talk.happens(press(CLARA, action.data(), new Scene(now, null)));
    }

    /** The one effect: a word to this person alone. */
    private void onlyToldTo(Person person, String words) {
        var post = talk.only(PostMessage.class);
        assertThat(post.to()).isEqualTo(new Destination.ToPerson(person.ref()));
        assertThat(words(post)).contains(words);
    }

    @Test
    void agentTakesANewTicket() {
        byAgent(new Action.Take(id), NEW);

        assertThat(talk.commands()).containsExactly(new AssignTicket(AGENT), new MoveTicket("start", Map.of(), BORIS));
    }

    @Test
    void takingWithoutAPlainStepIntoWorkOnlyAssigns() {
        byAgent(new Action.Take(id), ticket(OPEN, new Transition("start", "Start", WORK, List.of(RESOLUTION)), CLOSE));

        assertThat(talk.commands()).containsExactly(new AssignTicket(AGENT));
    }

    @Test
    void nobodyTakesATicketThatAnotherHasTakenMeanwhile() {
        byAgent(new Action.Take(id), Cast.ticket("SD-1", WORK, AGENT, CLOSE));

        staleCardIsRefreshedFor(BORIS, "In progress");
    }

    @Test
    void requesterAndStrangersNeitherTakeNorAssign() {
        byRequester(new Action.Take(id), NEW);
        onlyToldTo(ANNA, "support agents");
        talk.take();

        byStranger(new Action.Assign(id), NEW);
        onlyToldTo(CLARA, "support agents");
    }

    @Test
    void agentAssignsAnOpenTicketToHimself() {
        byAgent(new Action.Assign(id), ticket(WORK));

        assertThat(talk.only(AssignTicket.class).agent()).isEqualTo(AGENT);
    }

    @Test
    void finishedTicketIsNotAssigned() {
        byAgent(new Action.Assign(id), ticket(CLOSED, REOPEN));

        staleCardIsRefreshedFor(BORIS, "Closed");
    }

    @Test
    void agentMovesTheTicket() {
        byAgent(new Action.Move(id, "start"), NEW);

        assertThat(talk.only(MoveTicket.class)).isEqualTo(new MoveTicket("start", Map.of(), BORIS));
    }

    @Test
    void requesterClosesAndReopensHisTicketButDoesNothingElse() {
        byRequester(new Action.Move(id, "close"), NEW);
        assertThat(talk.only(MoveTicket.class).transition()).isEqualTo("close");
        talk.take();

        byRequester(new Action.Move(id, "reopen"), ticket(CLOSED, REOPEN));
        assertThat(talk.only(MoveTicket.class).transition()).isEqualTo("reopen");
        talk.take();

        byRequester(new Action.Move(id, "start"), NEW);
        onlyToldTo(ANNA, "support agents");
    }

    @Test
    void strangersMoveNothing() {
        byStranger(new Action.Move(id, "close"), NEW);

        onlyToldTo(CLARA, "support agents");
    }

    @Test
    void stepThatIsGoneRefreshesTheCard() {
        byAgent(new Action.Move(id, "start"), ticket(WORK, CLOSE));

        staleCardIsRefreshedFor(BORIS, "In progress");
    }

    private void staleCardIsRefreshedFor(Person presser, String status) {
        assertThat(talk.commands()).hasExactlyElementsOfTypes(EditMessage.class, PostMessage.class);
        assertThat(((EditMessage) talk.commands().getFirst()).target()).isEqualTo(new Target.Card());
        assertThat(words(talk.commands().getFirst())).contains(status);
        var told = (PostMessage) talk.commands().getLast();
        assertThat(told.to()).isEqualTo(new Destination.ToPerson(presser.ref()));
        assertThat(words(told)).contains("out of date", "SD-1", status);
        assertThat(talk.observed()).contains(ticket(OPEN).ref());
    }

    @Test
    void stepWithFieldsOpensAForm() {
        byAgent(new Action.Move(id, "resolve"), NEW);

        var open = talk.only(OpenForm.class);
        assertThat(open.form().kind()).isEqualTo(FormMemory.MOVE);
        assertThat(open.form().fields()).containsExactly(RESOLUTION);
        assertThat(open.form().intro()).isEqualTo("Resolve");
        assertThat(open.person()).isEqualTo(BORIS);
        assertThat(open.trigger()).isEqualTo("trigger");
        assertThat(open.expires()).isEqualTo(START.plus(Duration.ofSeconds(3)));
        assertThat(talk.take().target()).isEqualTo(CHANNEL);
    }

    @Test
    void formDoesNotWaitBehindTheConversation() {
        byAgent(new Action.Move(id, "resolve"), NEW);

        assertThat(talk.take().lane()).isEqualTo("form:trigger");
    }

    @Test
    void fieldsThatTheDeskAskedForAreFilledIn() {
        byAgent(new Action.Fill(id, "resolve", List.of("resolution", "cause")), NEW);

        var fields = talk.only(OpenForm.class).form().fields();
        assertThat(fields).first().isEqualTo(RESOLUTION);
        assertThat(fields).last().satisfies(field -> {
            assertThat(field.name()).isEqualTo("cause");
            assertThat(field.required()).isTrue();
        });
    }

    @Test
    void agentsAndTheRequesterComment() {
        byAgent(new Action.Remark(id), NEW);
        assertThat(talk.only(OpenForm.class).form().kind()).isEqualTo(FormMemory.REMARK);
        talk.take();

        byRequester(new Action.Remark(id), NEW);
        assertThat(talk.only(OpenForm.class).person()).isEqualTo(ANNA);
        talk.take();

        byStranger(new Action.Remark(id), NEW);
        onlyToldTo(CLARA, "The requester and support agents");
    }

    @Test
    void ticketThatIsGoneIsSaidToBeGone() {
        talk.happens(press(BORIS, new Action.Take(id).data(), new Scene(null, AGENT)));
        onlyToldTo(BORIS, "no longer available");
        talk.take();

        talk.happens(press(BORIS, new Action.Take(new ConversationId("elsewhere")).data(), null));
        onlyToldTo(BORIS, "no longer available");
    }

    @Test
    void menuOpensTheRequestForm() {
        talk.happens(press(CLARA, new Action.NewRequest(inThread("m5")).data(), null));

        var open = talk.only(OpenForm.class);
        assertThat(open.form().kind()).isEqualTo(FormMemory.INTAKE);
        assertThat(FormMemory.parse(CHANNEL, open.form().memory()))
                .get()
                .isInstanceOfSatisfying(
                        FormMemory.Intake.class, it -> assertThat(it.place()).isEqualTo(inThread("m5")));
    }

    @Test
    void ownTicketsAreListedToThePresserAlone() {
        talk.happens(press(CLARA, new Action.MyTickets().data(), null));

        var find = talk.only(FindTickets.class);
        assertThat(find.person()).isEqualTo(CLARA);
        assertThat(find.page()).isEqualTo(1);
        assertThat(find.answerTo()).isEqualTo(new Destination.ToPerson(CLARA.ref()));
        assertThat(find.replace()).isNull();
        assertThat(talk.take().target()).isEqualTo(DESK);
    }

    @Test
    void leavesOfTheListReplaceItEvenTheFirst() {
        talk.happens(press(CLARA, new Action.Leaf(1, null).data(), null));

        assertThat(talk.only(FindTickets.class).replace()).isEqualTo(message("hub1"));
    }

    @Test
    void buttonsThatAreNotOursAreIgnored() {
        assertThat(talk.happens(press(CLARA, "vote|yes", null)).effects()).isEmpty();
        assertThat(talk.happens(press(CLARA, "", null)).effects()).isEmpty();
    }

    @Test
    void missingFieldsAreAskedForByAButtonToTheOneWhoPressed() {
        byAgent(new Action.Move(id, "close"), NEW);
        talk.succeeded(talk.take(), new Receipt.MoreNeeded(List.of(RESOLUTION), "Resolution is required."));

        onlyToldTo(BORIS, "Resolution is required.");
        var button = talk.only(PostMessage.class).message().buttons().getFirst().getFirst();
        assertThat(ActionData.read(CHANNEL, String.valueOf(button.action())))
                .contains(new Action.Fill(id, "close", List.of("resolution")));
    }

    @Test
    void deskThatWantsMoreWithoutSayingWhatIsQuoted() {
        byAgent(new Action.Move(id, "close"), NEW);
        talk.succeeded(talk.take(), new Receipt.MoreNeeded(List.of(), "Ask your administrator."));

        onlyToldTo(BORIS, "Ask your administrator.");
        onlyToldTo(BORIS, "in the ticket itself: " + NEW.ref().key());
        assertThat(talk.only(PostMessage.class).message().buttons()).isEmpty();
    }

    @Test
    void whatAPressChangedIsToldByReadingTheTicket() {
        byAgent(new Action.Take(id), NEW);
        talk.settle();

        assertThat(talk.observed()).contains(NEW.ref());
        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void pressesAreJudgedForTheirConversation() {
        assertThat(talk.flow().focus(press(BORIS, new Action.Take(id).data(), null)))
                .isEqualTo(new Focus.ById(id, true));
        assertThat(talk.flow().focus(press(BORIS, new Action.MyTickets().data(), null)))
                .isEqualTo(new Focus.Nowhere());
        assertThat(talk.flow().focus(press(BORIS, "vote|yes", null))).isEqualTo(new Focus.Nowhere());
    }
}
