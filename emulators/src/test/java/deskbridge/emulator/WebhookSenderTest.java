package deskbridge.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebhookSenderTest {
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmulatedServer receiver = new EmulatedServer("receiver", TIME, call -> Answer.empty(200));
    private final WebhookSender sender = new WebhookSender("sample", TIME);

    @AfterEach
    void stop() {
        sender.close();
        receiver.close();
    }

    @Test
    void oneLaneKeepsItsOrder() {
        submit(20);
        sender.awaitIdle(PATIENCE);
        assertThat(received())
                .isEqualTo(IntStream.range(0, 20).mapToObj(String::valueOf).toList());
    }

    @Test
    void refusedWebhookIsRetriedUntilAccepted() {
        sender.retryAfter(Duration.ofMillis(1), Duration.ofHours(1));
        receiver.faults().next(2, CallMatch.any(), Fault.status(503));
        submit(1);
        sender.awaitAttempts(2, PATIENCE);
        assertThatThrownBy(() -> sender.awaitIdle(Duration.ZERO)).hasMessageContaining("1 still unsent");
        sender.flush();
        sender.awaitIdle(PATIENCE);
        assertThat(sender.attempts()).extracting(Webhook.Attempt::status).containsExactly(503, 503, 200);
        assertThat(sender.attempts()).extracting(Webhook.Attempt::number).containsOnly(1L);
    }

    @Test
    void webhookIsGivenUpWhenItsScheduleIsSpent() {
        sender.retryAfter(Duration.ofMillis(1));
        receiver.faults().always(CallMatch.any(), Fault.status(500));
        submit(1);
        sender.awaitIdle(PATIENCE);
        assertThat(sender.attempts()).hasSize(2).noneMatch(Webhook.Attempt::accepted);
    }

    @Test
    void duplicatesLossesAndDelaysFollowTheScript() {
        sender.script().next(1, new WebhookFault.Duplicated(3));
        sender.script().next(1, new WebhookFault.Lost());
        sender.script().next(1, new WebhookFault.Late(Duration.ofHours(1)));
        submit(4);
        sender.awaitAttempts(4, PATIENCE);
        assertThatThrownBy(() -> sender.awaitIdle(Duration.ZERO)).hasMessageContaining("1 still unsent");
        sender.flush();
        sender.awaitIdle(PATIENCE);
        assertThat(received()).containsExactly("0", "0", "0", "3", "2");
    }

    @Test
    void heldWebhooksAreReleasedInShuffledOrder() {
        sender.hold();
        submit(10);
        sender.awaitIdle(PATIENCE);
        assertThat(received()).isEmpty();
        assertThat(sender.heldCount()).isEqualTo(10);

        sender.releaseShuffled(new Random(7));
        sender.awaitIdle(PATIENCE);
        assertThat(received())
                .hasSize(10)
                .isNotEqualTo(received().stream().sorted().toList());
    }

    @Test
    void unreachableReceiverIsAFailedAttempt() {
        receiver.close();
        sender.retryAfter();
        submit(1);
        sender.awaitIdle(PATIENCE);
        assertThat(sender.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isZero();
            assertThat(attempt.failure()).isNotBlank();
        });
    }

    @Test
    void orderedLaneWaitsForItsFirst() {
        sender.keepOrder();
        sender.retryAfter(Duration.ofHours(1));
        receiver.faults().next(1, CallMatch.any(), Fault.status(503));
        submit(3);
        sender.awaitAttempts(1, PATIENCE);
        assertThatThrownBy(() -> sender.awaitIdle(Duration.ZERO)).hasMessageContaining("3 still unsent");
        sender.flush();
        sender.awaitIdle(PATIENCE);
        assertThat(received()).containsExactly("0", "0", "1", "2");
    }

    @Test
    void orderedLaneGoesOnWhenItsFirstIsGivenUpOrWithdrawn() {
        List<Integer> settled = new CopyOnWriteArrayList<>();
        sender.onSettled((webhook, last) -> settled.add(last == null ? 0 : last.status()));
        sender.keepOrder();
        sender.retryAfter();
        sender.script().next(1, new WebhookFault.Lost());
        receiver.faults().next(1, CallMatch.any(), Fault.status(500));
        submit(3);
        sender.awaitIdle(PATIENCE);
        assertThat(received()).containsExactly("1", "2");
        sender.retryAfter(Duration.ofHours(1));
        receiver.faults().next(1, CallMatch.any(), Fault.status(500));
        submit(2);
        sender.awaitAttempts(3, PATIENCE);
        sender.withdraw(webhook -> true);
        sender.awaitIdle(PATIENCE);
        assertThat(received()).containsExactly("1", "2", "0");
        assertThat(settled).containsExactlyInAnyOrder(0, 500, 200);
    }

    private void submit(int count) {
        for (int i = 0; i < count; i++) {
            Body body = Body.of(Integer.toString(i));
            sender.submit(new Webhook(
                    receiver.uri(), "sample", "lane", moment -> new Webhook.Request(Map.of("X-Sample", "1"), body)));
        }
    }

    private List<String> received() {
        return receiver.journal().entries().stream()
                .map(entry -> entry.call().body().text())
                .toList();
    }
}
