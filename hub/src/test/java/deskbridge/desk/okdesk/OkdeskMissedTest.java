package deskbridge.desk.okdesk;

import static deskbridge.desk.okdesk.OkdeskFixture.OKDESK;
import static deskbridge.desk.okdesk.OkdeskFixture.PETR;
import static deskbridge.desk.okdesk.OkdeskFixture.place;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.okdesk.OkdeskAgent;
import deskbridge.emulator.okdesk.OkdeskSeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Finding what no webhook told, and what that costs. */
final class OkdeskMissedTest {

    private final OkdeskFixture fixture = new OkdeskFixture();
    private final OkdeskAgent agent = fixture.okdesk.agent(OkdeskSeed.AGENT);

    @AfterEach
    void close() {
        fixture.close();
    }

    /** A conversation whose issue was read just now. */
    private Conversation read(long issue) throws Exception {
        TicketSeen seen = fixture.seen(new TicketRef(OKDESK, Long.toString(issue)));
        var conversation = Conversation.begun(
                        ConversationId.random(new Random(issue)),
                        OKDESK,
                        place("5001", Long.toString(issue)),
                        PETR,
                        fixture.clock.instant())
                .withTicket(seen.ticket())
                .withCursor(seen.cursor());
        fixture.clock.pass(Duration.ofMillis(7));
        return conversation;
    }

    private long made(String title) {
        fixture.clock.pass(Duration.ofMillis(7));
        return agent.creates(title, "x");
    }

    private List<String> touched(List<Envelope> envelopes) {
        return envelopes.stream()
                .map(envelope ->
                        (TicketTouched) fixture.desk.decode(envelope.body()).getFirst())
                .map(touched -> touched.ticket().key())
                .toList();
    }

    private CatchUp scope(boolean first, List<Conversation> conversations) {
        Instant since = fixture.clock.instant().minusSeconds(600);
        return new CatchUp(since, first, conversations);
    }

    @Test
    void whatWasReadInItsPresentStateIsNotTold() throws Exception {
        long quiet = made("тихая");
        long said = made("с ответом");
        long moved = made("в работе");
        var known = List.of(read(quiet), read(said), read(moved));
        agent.comments(said, "новое");
        agent.movesTo(moved, "in_progress");
        fixture.okdesk.journal().clear();

        assertThat(touched(fixture.desk.missed(scope(true, known))))
                .containsExactlyInAnyOrder(Long.toString(said), Long.toString(moved));
        assertThat(fixture.okdesk.journal().entries()).hasSize(1);
    }

    @Test
    void whatAnIssueIsMergedIntoTellsOfIt() throws Exception {
        long into = made("главная");
        long from = made("вторая");
        agent.merges(from, into);
        var known = List.of(read(from));
        assertThat(touched(fixture.desk.missed(scope(true, known)))).contains(Long.toString(into));
        agent.comments(into, "общий ответ");

        assertThat(touched(fixture.desk.missed(scope(true, known)))).contains(Long.toString(from));
    }

    @Test
    void afterAStartOneCallEachTellsWhereSomethingWasEditedOrDeleted() throws Exception {
        var known = new ArrayList<Conversation>();
        var comments = new ArrayList<Long>();
        for (int i = 0; i < 45; i++) {
            long issue = made("заявка " + i);
            comments.add(agent.comments(issue, "ответ"));
            known.add(read(issue));
        }
        fixture.okdesk.settings().quietComments(true);
        agent.editsComment(issue(known.get(11)), comments.get(11), "ответ, точнее");
        agent.deletesComment(issue(known.get(44)), comments.get(44));
        fixture.okdesk.journal().clear();

        assertThat(touched(fixture.desk.suspected(scope(true, known))))
                .containsExactly(key(known.get(11)), key(known.get(44)));
        assertThat(fixture.okdesk.journal().entries()).hasSize(45);
    }

    @Test
    void whereNoListTellsOfCommentsManyConversationsAreLookedAtEachTime() throws Exception {
        fixture.okdesk.settings().quietComments(true);
        var known = new ArrayList<Conversation>();
        for (int i = 0; i < 240; i++) {
            known.add(read(made("заявка " + i)));
        }
        var late = known.get(239);
        agent.comments(issue(late), "кого-то спрашивали?");
        assertThat(touched(fixture.desk.missed(scope(false, known)))).doesNotContain(key(late));
        // Some issue is read whose comment is younger than its last change.
        agent.comments(issue(known.getFirst()), "вот и видно");
        fixture.clock.pass(Duration.ofSeconds(10));
        agent.comments(issue(known.getFirst()), "и ещё");
        known.set(0, read(issue(known.getFirst())));

        var found = new ArrayList<>(touched(fixture.desk.suspected(scope(false, known))));
        found.addAll(touched(fixture.desk.suspected(scope(false, known))));

        assertThat(found).contains(key(late));
    }

    @Test
    void aDeletedIssueIsLeftAloneAndAFaultCostsNobodyHisTurn() throws Exception {
        var known = List.of(read(made("удалена")), read(made("вторая")), read(made("третья")));
        agent.deletes(issue(known.getFirst()));
        agent.comments(issue(known.get(1)), "новое");
        agent.comments(issue(known.get(2)), "новое");
        fixture.okdesk
                .faults()
                .next(1, CallMatch.of("GET", "/api/v1/issues/" + key(known.get(2)) + "/comments"), Fault.status(503));

        assertThat(touched(fixture.desk.suspected(scope(true, known)))).containsExactly(key(known.get(1)));
        assertThat(touched(fixture.desk.suspected(scope(false, known)))).containsExactly(key(known.get(2)));
    }

    private static String key(Conversation conversation) {
        var ticket = conversation.ticket();
        return ticket == null ? "" : ticket.ref().key();
    }

    private static long issue(Conversation conversation) {
        return Long.parseLong(key(conversation));
    }
}
