package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CatchingUpTest {

    private static final CallMatch HISTORY = CallMatch.of("GET", "/api/shared/v1/webhooks/events");

    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void historyTellsWhatTheWebhooksTold() throws Exception {
        work.bot.keepsHistory(true);
        var since = happenings();
        var missed = missed(since);
        assertThat(keys(missed))
                .containsExactlyInAnyOrderElementsOf(keys(work.envelopes().stream()
                        .filter(envelope -> !envelope.body().contains("слишком давно"))
                        .toList()));
        assertThat(missed.getFirst().body()).contains("Вопрос");
        assertThat(missed.getLast().body()).contains("лично");
    }

    @Test
    void withoutHistoryChatsAndThreadsTellTheSame() throws Exception {
        var since = happenings();
        var told = keys(work.envelopes()).stream()
                .filter(key -> !key.endsWith(":delete"))
                .toList();
        var missed = missed(since);
        assertThat(told).containsAll(keys(missed));
        assertThat(missed)
                .filteredOn(envelope -> envelope.kind().equals("message.update"))
                .hasSize(1);
        assertThat(missed)
                .filteredOn(envelope -> envelope.kind().equals("message.new"))
                .hasSize(3);
        for (Envelope envelope : missed) {
            assertThat(work.channel.decode(envelope.body())).singleElement().isInstanceOf(ThreadTouched.class);
            var webhook = work.envelopes().stream()
                    .filter(sent -> sent.dedupeKey().equals(envelope.dedupeKey()))
                    .findFirst()
                    .orElseThrow();
            assertThat(envelope.lane()).isEqualTo(webhook.lane());
            assertThat(work.channel.decode(envelope.body())).isEqualTo(work.channel.decode(webhook.body()));
        }
    }

    @Test
    void refusedHistoryIsNoTrouble() throws Exception {
        var since = happenings();
        work.pachca
                .faults()
                .always(
                        HISTORY,
                        new Fault.Status(
                                403,
                                "application/json",
                                "{\"error\":\"insufficient_scope\",\"error_description\":\"x\"}",
                                Map.of()));
        assertThat(missed(since)).isNotEmpty();
    }

    @Test
    void nothingMissedCostsNextToNothing() throws Exception {
        happenings();
        missed(work.time.instant());
        work.time.pass(Duration.ofMinutes(1));
        work.pachca.journal().clear();
        assertThat(missed(work.time.instant())).isEmpty();
        assertThat(work.pachca.journal().entries()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void longHistoryIsReadPageByPage() throws Exception {
        work.bot.keepsHistory(true);
        var since = work.time.instant();
        for (int i = 0; i < 130; i++) {
            work.ivan.writes(work.chat, "сообщение " + i);
        }
        var missed = missed(since);
        assertThat(missed).hasSize(130);
        assertThat(missed.getFirst().body()).contains("сообщение 0");
        assertThat(work.pachca.journal().count(HISTORY)).isEqualTo(3);
    }

    /** So many times two events that say nothing. */
    private void flood(long message, int times) {
        for (int i = 0; i < times; i++) {
            work.ivan.reacts(message, "👍");
            work.ivan.unreacts(message, "👍");
        }
    }

    /** After a flood, or a long absence: what stands at its beginning must not be passed over. */
    @Test
    void whatIsFarBackInALongHistoryIsFound() throws Exception {
        work.bot.keepsHistory(true);
        var since = work.time.instant();
        long root = work.ivan.writes(work.chat, "Вопрос");
        work.ivan.edits(root, "Вопрос, уточнён");
        flood(root, 1_200);
        work.pachca.faults().next(1, HISTORY, new Fault.Status(502, "text/html", "<h1>Bad Gateway</h1>", Map.of()));
        assertThat(missed(since)).extracting(Envelope::kind).containsSequence("message.new", "message.update");
    }

    @Test
    void aHistoryTooLongToBeReadIsNoneAndTheThreadsTell() throws Exception {
        work.bot.keepsHistory(true);
        var since = work.time.instant();
        long root = work.ivan.writes(work.chat, "Вопрос");
        work.olga.repliesInThread(root, "Ответ");
        flood(root, 10_000);
        assertThat(missed(since)).extracting(Envelope::kind).containsExactly("message.new", "message.new");
        assertThat(work.pachca.journal().count(HISTORY)).isEqualTo(400);
    }

    @Test
    void longChatIsReadPageByPage() throws Exception {
        var since = work.time.instant();
        for (int i = 0; i < 130; i++) {
            work.ivan.writes(work.chat, "сообщение " + i);
        }
        assertThat(missed(since)).hasSize(130);
    }

    /** A message too old, one with a thread, an edit, a deletion; answers since when they matter. */
    private Instant happenings() {
        long old = work.ivan.writes(work.chat, "слишком давно");
        work.olga.repliesInThread(old, "слишком давно в треде");
        work.time.pass(Duration.ofHours(1));
        var since = work.time.instant();
        long root = work.ivan.writes(work.chat, "Вопрос");
        work.time.pass(Duration.ofSeconds(5));
        work.olga.repliesInThread(root, "Ответ");
        work.time.pass(Duration.ofSeconds(5));
        work.ivan.edits(root, "Вопрос, уточнён");
        long wrong = work.ivan.writes(work.chat, "лишнее");
        work.time.pass(Duration.ofSeconds(5));
        work.ivan.deletes(wrong);
        work.ivan.writesTo(work.bot.userId(), "лично");
        return since;
    }

    private List<Envelope> missed(Instant since) throws Exception {
        return work.channel.missed(new CatchUp(since, false, List.of()));
    }

    private static List<String> keys(List<Envelope> envelopes) {
        return envelopes.stream().map(Envelope::dedupeKey).toList();
    }
}
