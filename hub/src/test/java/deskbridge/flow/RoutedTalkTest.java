package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.CHANNEL;
import static deskbridge.flow.Cast.DESK;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.direct;
import static deskbridge.flow.Cast.edited;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.topLevel;
import static deskbridge.flow.FlowFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.Command.EditTicket;
import deskbridge.domain.Command.FindTickets;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.FormAnswer;
import deskbridge.domain.Receipt;
import deskbridge.flow.Decision.Effect;
import deskbridge.flow.FlowSettings.ChannelPolicy;
import deskbridge.flow.FlowSettings.Intake;
import deskbridge.flow.IntakeForm.Category;
import deskbridge.flow.RoutingRule.Then;
import deskbridge.flow.RoutingRule.When;
import deskbridge.texts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A channel whose requests go to two desks. */
class RoutedTalkTest {

    private static final ConnectionId OKDESK = new ConnectionId("okdesk");

    private final FlowFixture hub = new FlowFixture(settings());

    private static FlowSettings settings() {
        var printers = new When(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of(Clue.parse("printer")));
        var network = new When(Set.of(), Set.of(), Set.of(), Set.of("net"), Set.of(), List.of());
        var rules = List.of(
                new RoutingRule("printers", printers, new Then(OKDESK, "7", "incident", "high", "volkov")),
                new RoutingRule("network", network, new Then(null, "NET", null, null, null)));
        var form = new IntakeForm(
                "New request",
                List.of(
                        new Category("net", "Network", "OTHER", "incident", null),
                        new Category("else", "Else", "ELSE", null, null)),
                IntakeForm.usualFields(Texts.beside(Flow.class, Locale.ENGLISH)));
        var policy = new ChannelPolicy(Routing.of(CHANNEL, DESK, rules), Intake.MESSAGE, Set.of(), true, true, null);
        return new FlowSettings(Map.of(CHANNEL, policy), form, CsatPolicy.usual(), Locale.ENGLISH);
    }

    private static FormSubmitted form(String category, String words) {
        Map<String, FormAnswer> answers =
                Map.of("category", new FormAnswer.Text(category), "description", new FormAnswer.Text(words));
        return new FormSubmitted(
                ANNA, "kind", new FormMemory.Intake("n1", inThread("m1")).text(), answers, START, null);
    }

    private static ButtonPressed press(Action action) {
        return new ButtonPressed(direct("hub1"), message("hub1"), ANNA, action.data(), "t1", START, null);
    }

    @Test
    void messageGoesWhereItsRuleSendsIt() {
        var decision = hub.happens(seen(topLevel("m1"), said("m1", ANNA, "Printer is on fire")));

        var draft = hub.only(CreateTicket.class).draft();
        assertThat(draft.queue()).isEqualTo("7");
        assertThat(draft.type()).isEqualTo("incident");
        assertThat(draft.assignee()).isEqualTo("volkov");
        assertThat(draft.fields()).containsExactly(Map.entry("priority", "high"));
        assertThat(hub.take().target()).isEqualTo(OKDESK);
        assertThat(hub.conversation().desk()).isEqualTo(OKDESK);
        assertThat(decision.note()).endsWith("routed to okdesk by rule printers (words printer)");
    }

    @Test
    void messageWithoutARuleGoesToTheChannelsOwnDesk() {
        var decision = hub.happens(seen(topLevel("m1"), said("m1", ANNA, "No coffee")));

        assertThat(hub.only(CreateTicket.class).draft().queue()).isNull();
        assertThat(hub.take().target()).isEqualTo(DESK);
        assertThat(decision.note()).endsWith("routed to tracker by the default");
    }

    @Test
    void wordsOfTheHubAreNoWordsOfTheRequest() {
        hub.happens(seen(topLevel("m1"), said("m1", ANNA, "/new printer")));

        assertThat(hub.take().target()).isEqualTo(OKDESK);
    }

    @Test
    void editedRequestStaysWhereItWent() {
        var request = said("m1", ANNA, "Printer is on fire");
        hub.happens(seen(topLevel("m1"), request));
        hub.take();

        hub.happens(seen(topLevel("m1"), edited(request, "The coffee machine is on fire")));

        var draft = hub.only(EditTicket.class).draft();
        assertThat(draft.queue()).isEqualTo("7");
        assertThat(draft.fields()).containsEntry("priority", "high");
        assertThat(hub.take().target()).isEqualTo(OKDESK);
    }

    @Test
    void formGoesWhereTheRuleOfItsCategorySendsIt() {
        var decision = hub.happens(form("net", "It is slow"));

        var draft = hub.only(CreateTicket.class).draft();
        assertThat(draft.queue()).isEqualTo("NET");
        assertThat(draft.type()).isEqualTo("incident");
        assertThat(hub.take().target()).isEqualTo(DESK);
        assertThat(decision.note()).endsWith("routed to tracker by rule network (category net)");
    }

    @Test
    void wordsOfAFormAreLookedAtAsWell() {
        hub.happens(form("else", "The printer burns"));

        assertThat(hub.only(CreateTicket.class).draft().queue()).isEqualTo("7");
        assertThat(hub.take().target()).isEqualTo(OKDESK);
    }

    @Test
    void categoryKeepsItsOwnQueueWhereNoRuleFits() {
        hub.happens(form("else", "The coffee burns"));

        assertThat(hub.only(CreateTicket.class).draft().queue()).isEqualTo("ELSE");
        assertThat(hub.take().target()).isEqualTo(DESK);
    }

    @Test
    void ownTicketsAreAskedOfEveryDeskAndEachListSaysWhoseItIs() {
        hub.happens(press(new Action.MyTickets()));

        Effect own = hub.take();
        Effect other = hub.take();
        assertThat(own.target()).isEqualTo(DESK);
        assertThat(other.target()).isEqualTo(OKDESK);
        assertThat(((FindTickets) other.command()).named()).isEqualTo(OKDESK);

        hub.succeeded(other, new Receipt.Found(List.of(), 0));
        hub.succeeded(own, new Receipt.Found(List.of(Cast.ticket(Cast.OPEN)), 6));

        assertThat(hub.commands().stream().map(FlowFixture::words))
                .satisfiesExactly(
                        none -> assertThat(none).isEqualTo("okdesk\nYou have no open requests."),
                        some -> assertThat(some).startsWith("tracker\nYour requests: 6 (page 1 of 2)\n"));
    }

    @Test
    void listIsTurnedInItsOwnDesk() {
        hub.happens(press(new Action.MyTickets()));
        hub.take();
        hub.succeeded(hub.take(), new Receipt.Found(List.of(Cast.ticket(Cast.OPEN)), 6));
        var older = hub.only(PostMessage.class).message().buttons().getFirst().getFirst();
        assertThat(older.action()).isEqualTo(new Action.Leaf(2, OKDESK).data());
        hub.take();

        hub.happens(press(new Action.Leaf(2, OKDESK)));

        assertThat(hub.only(FindTickets.class).page()).isEqualTo(2);
        assertThat(hub.take().target()).isEqualTo(OKDESK);
    }

    @Test
    void listOfADeskThatIsNoLongerReachedIsNotTurned() {
        hub.happens(press(new Action.Leaf(2, new ConnectionId("elsewhere"))));

        assertThat(hub.commands()).isEmpty();
    }

    @Test
    void listWithoutANameIsThatOfTheChannelsOwnDesk() {
        hub.happens(press(new Action.Leaf(2, null)));

        assertThat(hub.only(FindTickets.class).named()).isNull();
        assertThat(hub.take().target()).isEqualTo(DESK);
    }
}
