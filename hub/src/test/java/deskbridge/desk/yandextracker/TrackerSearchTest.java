package deskbridge.desk.yandextracker;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.yandextracker.TrackerFixture.IVAN;
import static deskbridge.desk.yandextracker.TrackerFixture.STRANGER;
import static deskbridge.desk.yandextracker.TrackerFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.Given;
import deskbridge.domain.Command;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.domain.Person;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.TrackerSeed;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Finding tickets again, and finding what no trigger told. */
class TrackerSearchTest {
    private final TrackerFixture fixture = new TrackerFixture();
    private final Given context = new Given(fixture.clock.instant());

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Ticket made(Person person, String summary) {
        fixture.clock.pass(Duration.ofSeconds(10));
        return ((Receipt.TicketNow)
                        receipt(fixture.desk.send(new Command.CreateTicket(summary, draft(person, summary)), context)))
                .ticket();
    }

    private Receipt.Found found(Person person, int page, int size) {
        var where = new Command.Destination.ToPerson(person.ref());
        return (Receipt.Found)
                receipt(fixture.desk.send(new Command.FindTickets(person, page, size, where, null, null), context));
    }

    private static List<String> summaries(Receipt.Found found) {
        return found.tickets().stream().map(Ticket::summary).toList();
    }

    @Test
    void aPersonsTicketsAreListedNewestFirstWithoutRepeats() {
        made(IVAN, "первая");
        made(STRANGER, "чужая");
        made(IVAN, "вторая");
        fixture.clock.pass(Duration.ofSeconds(10));
        String watched = fixture.tracker.agent(TrackerSeed.AGENT).creates(TrackerSeed.QUEUE, "наблюдаемая", "");
        fixture.tracker.agent(TrackerSeed.AGENT).update(watched, (ObjectNode)
                Json.object().set("followers", Json.array().add(TrackerSeed.EMPLOYEE)));

        assertThat(summaries(found(IVAN, 1, 10))).containsExactly("наблюдаемая", "вторая", "первая");
        assertThat(summaries(found(IVAN, 2, 2))).containsExactly("первая");
        assertThat(found(IVAN, 1, 2).total()).isEqualTo(3);
        assertThat(summaries(found(STRANGER, 1, 10))).containsExactly("чужая");
    }

    @Test
    void theTicketOfAThreadIsFoundByItsFields() throws Exception {
        Ticket made = made(IVAN, "первая");

        assertThat(fixture.desk.findByThread(TrackerFixture.place("5001", "70001")))
                .hasValueSatisfying(ticket -> assertThat(ticket.ref()).isEqualTo(made.ref()));
        assertThat(fixture.desk.findByThread(TrackerFixture.place("5002", "70001")))
                .isEmpty();
        assertThat(fixture.desk.findByThread(TrackerFixture.place("5001", "70002")))
                .isEmpty();
        assertThat(made.origin()).isNotNull();
    }

    @Test
    void withoutLocalFieldsNothingIsFoundAndNothingBreaks() throws Exception {
        var elsewhere = TrackerConfigs.seeded(fixture.tracker, "queue: " + TrackerSeed.OTHER_QUEUE);
        try (TrackerDesk desk = fixture.desk(elsewhere)) {
            Receipt receipt = receipt(desk.send(new Command.CreateTicket("u", draft(IVAN, "без полей")), context));

            assertThat(((Receipt.TicketNow) receipt).ticket().origin()).isNull();
            assertThat(desk.findByThread(TrackerFixture.place("5001", "70001"))).isEmpty();
        }
    }

    private Conversation conversation(Ticket ticket) {
        return Conversation.begun(
                        ConversationId.random(new Random(ticket.ref().key().hashCode())),
                        TrackerFixture.TRACKER,
                        TrackerFixture.place("5001", "70001"),
                        IVAN,
                        fixture.clock.instant())
                .withTicket(ticket);
    }

    private TicketTouched touched(Envelope envelope) {
        return (TicketTouched) fixture.desk.decode(envelope.body()).getFirst();
    }

    @Test
    void whatChangedIsToldOnce() throws Exception {
        Ticket first = made(IVAN, "первая");
        Ticket second = made(IVAN, "вторая");
        var since = fixture.clock.instant().minusSeconds(60);
        var known = List.of(conversation(first), conversation(second));

        assertThat(fixture.desk.missed(new CatchUp(since, true, known)))
                .extracting(it -> touched(it).ticket())
                .containsExactlyInAnyOrder(first.ref(), second.ref());

        fixture.clock.pass(Duration.ofSeconds(30));
        assertThat(fixture.desk.missed(new CatchUp(since, false, known)))
                .as("told again: the engine has not stored it")
                .hasSize(2);
        since = since.plusSeconds(1);
        assertThat(fixture.desk.missed(new CatchUp(since, false, known))).isEmpty();

        fixture.tracker.agent(TrackerSeed.AGENT).comments(second.ref().key(), "новое");
        List<Envelope> later = fixture.desk.missed(new CatchUp(since, false, known));
        assertThat(later).singleElement().satisfies(it -> {
            assertThat(touched(it).ticket()).isEqualTo(second.ref());
            assertThat(touched(it).complete()).isFalse();
        });
    }

    @Test
    void whatWasReadInItsPresentStateAndWhatConcernsNobodyIsNotTold() throws Exception {
        Ticket read = made(IVAN, "прочитана");
        Ticket changed = made(IVAN, "изменена");
        Ticket adoptable = made(IVAN, "из другого хаба");
        fixture.tracker.agent(TrackerSeed.AGENT).creates(TrackerSeed.QUEUE, "не из чата", "ничья");
        var known = List.of(read(read), read(changed));
        fixture.tracker.agent(TrackerSeed.AGENT).comments(changed.ref().key(), "новое");
        var since = fixture.clock.instant().minusSeconds(600);
        fixture.tracker.journal().clear();

        assertThat(fixture.desk.missed(new CatchUp(since, true, known)))
                .extracting(it -> touched(it).ticket())
                .containsExactlyInAnyOrder(changed.ref(), adoptable.ref());
        assertThat(fixture.tracker.journal().entries()).hasSize(1);
    }

    @Test
    void afterAStartTheHistoryOfEveryOpenTicketIsAskedForWhatIsNew() throws Exception {
        Ticket read = made(IVAN, "прочитана");
        Ticket changed = made(IVAN, "изменена");
        Ticket unread = made(IVAN, "не прочитана");
        var known = List.of(read(read), read(changed), conversation(unread));
        long comment =
                fixture.tracker.agent(TrackerSeed.AGENT).comments(changed.ref().key(), "новое");
        fixture.tracker.agent(TrackerSeed.AGENT).deletesComment(changed.ref().key(), comment);
        fixture.tracker.journal().clear();

        var told = fixture.desk.suspected(new CatchUp(fixture.clock.instant(), true, known));

        assertThat(told)
                .extracting(it -> touched(it).ticket(), it -> touched(it).complete())
                .containsExactlyInAnyOrder(tuple(changed.ref(), false), tuple(unread.ref(), true));
        assertThat(fixture.tracker.journal().entries()).hasSize(2);
    }

    @Test
    void afterAFaultTheOthersKeepTheirTurn() throws Exception {
        var known = List.of(conversation(made(IVAN, "первая")), read(made(IVAN, "вторая")), read(made(IVAN, "третья")));
        fixture.tracker.faults().next(1, CallMatch.of("GET", "/v3/issues/*/changelog"), Fault.status(503));
        var scope = new CatchUp(fixture.clock.instant(), true, known);

        assertThat(fixture.desk.suspected(scope)).hasSize(1);
        fixture.tracker.journal().clear();
        assertThat(fixture.desk.suspected(new CatchUp(fixture.clock.instant(), false, known)))
                .isEmpty();
        assertThat(fixture.tracker.journal().entries()).hasSize(2);
    }

    /** A conversation whose ticket was read just now. */
    private Conversation read(Ticket ticket) throws Exception {
        TicketSeen seen =
                fixture.desk.observe(ticket.ref(), null, List.of(), false).orElseThrow();
        return conversation(seen.ticket()).withCursor(seen.cursor());
    }

    @Test
    void aMovedIssueGoesByItsFirstKeyAndKeepsItsComments() throws Exception {
        Ticket made = made(IVAN, "переезжает");
        long id = fixture.tracker.agent(TrackerSeed.AGENT).comments(made.ref().key(), "до переезда");
        TicketSeen before =
                fixture.desk.observe(made.ref(), null, List.of(), false).orElseThrow();
        assertThat(id).isPositive();
        String newKey = fixture.moved(made.ref().key(), TrackerSeed.OTHER_QUEUE);

        TicketSeen after =
                fixture.desk.observe(made.ref(), null, List.of(), true).orElseThrow();

        assertThat(newKey).startsWith(TrackerSeed.OTHER_QUEUE);
        assertThat(after.ticket().ref()).isEqualTo(made.ref());
        assertThat(after.ticket().url()).endsWith("/" + newKey);
        assertThat(after.comments())
                .extracting(it -> it.ref())
                .containsExactlyElementsOf(
                        before.comments().stream().map(it -> it.ref()).toList());
        Envelope hint = fixture.desk.hint(new TicketRef(TrackerFixture.TRACKER, newKey));
        assertThat(touched(hint).ticket()).isEqualTo(made.ref());
    }

    @Test
    void historyThatMayNotBeReadIsReplacedByReadingAllComments() throws Exception {
        Ticket made = made(IVAN, "закрытая история");
        fixture.tracker.faults().always(CallMatch.of("GET", "/v3/issues/*/changelog"), Fault.status(403));
        fixture.tracker.agent(TrackerSeed.AGENT).comments(made.ref().key(), "раз");

        TicketSeen first =
                fixture.desk.observe(made.ref(), null, List.of(), false).orElseThrow();
        TicketSeen second = fixture.desk
                .observe(made.ref(), first.cursor(), List.of(), false)
                .orElseThrow();

        assertThat(second.complete()).isTrue();
        assertThat(second.comments()).hasSize(1);
    }

    @Test
    void manyCommentsAreReadPageByPage() throws Exception {
        Ticket made = made(IVAN, "длинная");
        for (int i = 0; i < 230; i++) {
            fixture.tracker.agent(TrackerSeed.AGENT).comments(made.ref().key(), "№" + i);
        }

        TicketSeen seen =
                fixture.desk.observe(made.ref(), null, List.of(), false).orElseThrow();

        assertThat(seen.comments()).hasSize(230);
        assertThat(seen.comments().getLast().text().words()).isEqualTo("№229");
    }

    @Test
    void internalNotesAreMarkedBothWays() throws Exception {
        Ticket made = made(IVAN, "заметки");
        context.inTicket(made.ref());
        fixture.tracker.agent(TrackerSeed.AGENT).comments(made.ref().key(), "  ! только для своих");
        fixture.desk.send(new Command.AddNote(RichText.plain("не доставлено")), context);

        TicketSeen seen =
                fixture.desk.observe(made.ref(), null, List.of(), false).orElseThrow();

        assertThat(seen.comments()).hasSize(2).allMatch(it -> it.internal());
    }

    @Test
    void theCheckNamesAccountQueueAndFields() throws Exception {
        assertThat(fixture.desk.check())
                .contains(TrackerSeed.ROBOT)
                .contains(TrackerSeed.QUEUE)
                .contains("pachcaMessageId");
    }
}
