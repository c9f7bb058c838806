package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.MalformedBody;
import java.io.UncheckedIOException;
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
    private static final int CALLS = 40;

    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    private List<Boolean> atOnce(Callable<Boolean> call) throws Exception {
        List<Boolean> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> futures = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                futures.add(threads.submit(call));
            }
            for (Future<Boolean> future : futures) {
                results.add(future.get());
            }
        }
        return results;
    }

    @Test
    void callsAtOnceLeaveEachItsTrace() throws Exception {
        atOnce(() -> office.api.post("/issues", "{'title':'x'}").status() == 200
                && office.api
                                .post(office.path + "/comments", "{'content':'x','author_id':13,'public':true}")
                                .status()
                        == 200);

        assertThat(office.okdesk.state().issues()).hasSize(CALLS + 1);
        assertThat(office.okdesk.state().comments(office.issue))
                .extracting(OkdeskComment::id)
                .doesNotHaveDuplicates()
                .hasSize(CALLS);
        List<String> told = office.hooks().stream()
                .filter(hook -> hook.at("/event/event_type").asText().equals("new_comment"))
                .map(hook -> hook.at("/event/comment/id").asText())
                .toList();
        assertThat(told).hasSize(CALLS).isSorted();
    }

    @Test
    void onlyOneOfManyEqualChangesOfStatusIsAllowed() throws Exception {
        List<Boolean> results = atOnce(() -> office.api
                        .post(office.path + "/statuses", "{'code':'completed'}")
                        .status()
                == 200);

        assertThat(results).containsOnlyOnce(true);
        assertThat(office.okdesk.state().count(office.issue, "new_ticket_status"))
                .isEqualTo(1);
    }

    @Test
    void whateverGoesWrongTheJournalAgreesWithTheAccount() {
        long seed = 20260302;
        office.okdesk
                .faults()
                .random(
                        new Random(seed),
                        0.5,
                        CallMatch.of("POST", "/api/v1/issues/*/comments"),
                        Fault.status(500),
                        new Fault.RateLimited(null),
                        new Fault.Html(502),
                        new Fault.AnswerLost(),
                        new Fault.Dropped(),
                        new Fault.Truncated());
        int answered = 0;
        for (int i = 0; i < 60; i++) {
            try {
                JsonNode answer = office.api
                        .post(office.path + "/comments", "{'content':'x','author_id':13}")
                        .json();
                answered += answer.has("id") ? 1 : 0;
            } catch (UncheckedIOException | MalformedBody lost) {
                assertThat(lost).as("seed %d", seed).isNotNull();
            }
        }

        long processed = office.okdesk.journal().entries(CallMatch.of("POST", "/api/v1/issues/*/comments")).stream()
                .filter(entry -> entry.processed())
                .count();
        assertThat(office.okdesk.state().comments(office.issue))
                .as("seed %d", seed)
                .hasSize((int) processed)
                .hasSizeGreaterThan(answered);
    }
}
