package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Answer;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.MovableTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private final MovableTime clock = new MovableTime(TrackerHttp.START);
    private final TrackerEmulator tracker = TrackerEmulator.seeded(clock);
    private final TrackerHttp robot = TrackerHttp.robot(tracker);

    @AfterEach
    void stop() {
        tracker.close();
    }

    private static <T> List<T> together(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(threads.submit(call));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void manyCreatesWithOneUniqueMakeOneIssue() throws Exception {
        List<Integer> statuses = together(
                20,
                () -> robot.post("/v3/issues", "{'queue':'SERVICEDESK','summary':'x','unique':'u'}")
                        .status());

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(tracker.state().issues()).hasSize(1);
    }

    @Test
    void oneOfManyEditsOfOneVersionWins() throws Exception {
        tracker.agent(TrackerSeed.AGENT).creates(TrackerSeed.QUEUE, "x", "");

        List<Integer> statuses = together(
                20,
                () -> robot.patch("/v3/issues/SERVICEDESK-1?version=1", "{'tags':{'add':['t']}}")
                        .status());

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @Test
    void webhooksMayArriveOutOfOrder() {
        try (EmulatedServer receiver = new EmulatedServer("receiver", clock, call -> Answer.empty(200))) {
            tracker.triggers().installDeskbridge(URI.create(receiver.uri() + "/hook"), "s3cret");
            TrackerAgent agent = tracker.agent(TrackerSeed.AGENT);
            agent.creates(TrackerSeed.QUEUE, "x", "");
            tracker.webhooks().hold();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ids.add(Long.toString(agent.comments("SERVICEDESK-1", "text " + i)));
            }
            tracker.webhooks().releaseShuffled(new Random(3));
            tracker.webhooks().awaitIdle(Duration.ofSeconds(10));

            List<String> arrived = receiver.journal().entries().stream()
                    .map(entry -> entry.call().json().get("commentId").asText())
                    .toList();

            assertThat(arrived).containsExactlyInAnyOrderElementsOf(ids).isNotEqualTo(ids);
        }
    }
}
