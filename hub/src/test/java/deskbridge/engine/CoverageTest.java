package deskbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Reception;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SettableClock;
import deskbridge.desk.yandextracker.TrackerConfigs;
import deskbridge.desk.yandextracker.TrackerDesk;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.domain.TicketRef;
import deskbridge.http.Request;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Handed;
import deskbridge.store.Store;
import deskbridge.store.jdbc.JdbcStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hints of Tracker's that wait in the lane of a ticket. */
final class CoverageTest {

    private static final ConnectionId TRACKER = new ConnectionId("tracker");
    private static final TicketRef TICKET = new TicketRef(TRACKER, "HELP-1");
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(NOW);
    private final TrackerDesk desk = new TrackerDesk(
            TrackerConfigs.of("url: http://127.0.0.1:1", "token: token", "org-id: 1", "queue: HELP"),
            clock,
            new Random(1),
            RestOptions.defaults(),
            RestListener.NONE,
            LocalAllowance.by(clock));
    private final Store store;
    private final Coverage coverage;

    CoverageTest(@TempDir Path folder) {
        store = JdbcStore.sqlite(folder.resolve("hub.db"));
        coverage = new Coverage(store.inbox(), new Connections(List.of(desk)), clock);
    }

    @AfterEach
    void close() {
        store.close();
        desk.close();
    }

    private void comes(Envelope envelope) {
        store.inbox().accept(List.of(envelope), clock.instant());
    }

    /** As a trigger tells of a comment. */
    private Envelope said(String comment) {
        String body = "{\"v\":1,\"event\":\"comment\",\"issue\":\"HELP-1\",\"commentId\":\"%s\"}".formatted(comment);
        var request = new Request(
                "POST", "/webhooks/tracker", Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
        return ((Reception.Genuine) desk.receive(request)).envelopes().getFirst();
    }

    private Handed<Delivery> head() {
        return store.inbox().take(clock.instant(), LEASE, 1).getFirst();
    }

    private Handed<Delivery> headAMinuteLater() {
        clock.pass(Duration.ofMinutes(1));
        return head();
    }

    private static CommentRef comment(String id) {
        return new CommentRef(TRACKER, "HELP-1/" + id);
    }

    @Test
    void oneReadingNamesWhatAllHintsName() throws RemoteTrouble {
        comes(desk.hint(TICKET));
        comes(said("11"));
        comes(said("12"));
        comes(desk.hintWhole(TICKET));
        Handed<Delivery> head = headAMinuteLater();

        var reading = coverage.of(head.claim(), head.entry());

        assertThat(reading.events())
                .containsExactly(new TicketTouched(TICKET, List.of(comment("11"), comment("12")), true));
        assertThat(reading.covered()).hasSize(3).doesNotContain(head.entry());
    }

    @Test
    void whereManyCommentsAreNamedAllAreRead() throws RemoteTrouble {
        for (int id = 11; id <= 14; id++) {
            comes(said(String.valueOf(id)));
        }
        Handed<Delivery> head = headAMinuteLater();

        assertThat(coverage.of(head.claim(), head.entry()).events())
                .containsExactly(new TicketTouched(
                        TICKET, List.of(comment("11"), comment("12"), comment("13"), comment("14")), true));
    }

    @Test
    void aHintThatCameJustBeforeTheReadingIsLeftToAnother() throws RemoteTrouble {
        comes(desk.hint(TICKET));
        comes(said("11"));
        clock.pass(Duration.ofSeconds(2));
        comes(said("12"));
        Handed<Delivery> head = head();

        var reading = coverage.of(head.claim(), head.entry());

        assertThat(reading.events()).containsExactly(new TicketTouched(TICKET, List.of(comment("11")), false));
        assertThat(reading.covered()).hasSize(1);
    }

    @Test
    void aYoungHintIsReadAlone() throws RemoteTrouble {
        comes(said("11"));
        comes(said("12"));
        clock.pass(Duration.ofSeconds(1));
        Handed<Delivery> head = head();

        assertThat(coverage.of(head.claim(), head.entry()).covered()).isEmpty();
    }

    /** A pause that the remote asks for must not make each waiting hint a reading of its own. */
    @Test
    void whatHadToWaitBeforeIsStillReadTogether() throws RemoteTrouble {
        comes(said("11"));
        comes(said("12"));
        clock.pass(Duration.ofMinutes(1));
        Handed<Delivery> waiting = head();
        Claim claim = waiting.claim();
        store.transact(work -> {
            work.postpone(claim, waiting.entry(), "held back", clock.instant());
            work.releaseInbox(claim, clock.instant());
            return claim;
        });
        Handed<Delivery> head = head();

        assertThat(head.entry().attempts()).isEqualTo(1);
        assertThat(coverage.of(head.claim(), head.entry()).covered()).hasSize(1);
    }

    @Test
    void whatWasRefusedTogetherIsTriedAlone() throws RemoteTrouble {
        comes(said("11"));
        comes(said("12"));
        Handed<Delivery> head = headAMinuteLater();
        coverage.setApart(head.entry());

        var reading = coverage.of(head.claim(), head.entry());

        assertThat(reading.covered()).isEmpty();
        assertThat(reading.events()).containsExactly(new TicketTouched(TICKET, List.of(comment("11")), false));
    }

    @Test
    void whatCannotBeUnderstoodSpoilsNothingBeforeIt() throws RemoteTrouble {
        Envelope hint = desk.hint(TICKET);
        comes(hint);
        comes(said("11"));
        comes(new Envelope(TRACKER, "garbled", hint.lane(), "update", "neither here nor there"));
        comes(said("12"));
        Handed<Delivery> head = headAMinuteLater();

        assertThat(coverage.of(head.claim(), head.entry()).covered()).hasSize(1);
    }
}
