package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Fault;
import deskbridge.emulator.MalformedBody;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is lost, doubled or mixed up when many act at once and calls fail at random. */
final class UnderFireTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void everyUpdateIsDeliveredUntilItIsConfirmed() {
        town.telegram
                .faults()
                .random(
                        new Random(7),
                        0.4,
                        TelegramFaults.method("getUpdates"),
                        new Fault.AnswerLost(),
                        new Fault.Dropped(),
                        new Fault.Html(502),
                        TelegramFaults.tooManyRequests(Duration.ofSeconds(1)));
        List<String> written =
                IntStream.rangeClosed(1, 60).mapToObj(number -> "№ " + number).toList();
        Map<Integer, String> received = new LinkedHashMap<>();
        int offset = 0;
        for (String text : written) {
            town.talk.writes(text);
            offset = poll(offset, received);
        }
        while (town.bot.pendingUpdates() > 0) {
            offset = poll(offset, received);
        }
        assertThat(received.values()).containsExactlyElementsOf(written);
    }

    @Test
    void lostAnswerToSendingMeansThatTheMessageIsThere() {
        town.telegram.faults().next(1, TelegramFaults.method("sendMessage"), new Fault.AnswerLost());
        assertThat(fails()).isTrue();
        assertThat(town.talk.last()).map(TelegramMessage::text).contains("дошло ли?");
        town.telegram.faults().next(1, TelegramFaults.method("sendMessage"), new Fault.Dropped());
        int before = town.talk.messages().size();
        assertThat(fails()).isTrue();
        assertThat(town.talk.messages()).hasSize(before);
    }

    @Test
    void parallelMessagesHaveDifferentIds() throws Exception {
        Set<Integer> ids = new TreeSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> sent = IntStream.range(0, 80)
                    .mapToObj(number -> threads.submit(() -> number % 2 == 0
                            ? town.talk.writes("№ " + number)
                            : town.api
                                    .write(town.ivan.id(), "№ " + number)
                                    .path("message_id")
                                    .asInt()))
                    .toList();
            for (Future<Integer> one : sent) {
                ids.add(one.get());
            }
        }
        assertThat(ids).hasSize(80);
        assertThat(town.bot.pendingUpdates()).isEqualTo(40);
    }

    @Test
    void sameSeedMeansSameIdsAndTokens() {
        try (TelegramEmulator one = new TelegramEmulator(0, town.time, new Random(5));
                TelegramEmulator two = new TelegramEmulator(0, town.time, new Random(5));
                TelegramEmulator other = new TelegramEmulator(0, town.time, new Random(6))) {
            String token = one.addBot("a_bot", "А").token();
            assertThat(two.addBot("a_bot", "А").token()).isEqualTo(token);
            assertThat(other.addBot("a_bot", "А").token()).isNotEqualTo(token);
        }
    }

    private boolean fails() {
        try {
            town.api.call("sendMessage", town.text("дошло ли?"));
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private int poll(int offset, Map<Integer, String> received) {
        try {
            JsonNode answer =
                    town.api.call("getUpdates", "offset", offset, "limit", 7).json();
            int next = offset;
            for (JsonNode update : answer.path("result")) {
                int id = update.path("update_id").asInt();
                received.put(id, update.path("message").path("text").asText());
                next = id + 1;
            }
            return next;
        } catch (UncheckedIOException | MalformedBody e) {
            return offset;
        }
    }
}
