package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.MovableTime;
import deskbridge.emulator.tracker.TrackerHttp.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private final TrackerEmulator tracker = TrackerEmulator.seeded(new MovableTime(TrackerHttp.START));
    private final TrackerHttp robot = TrackerHttp.robot(tracker);
    private static final String KEY = "SERVICEDESK-1";

    @BeforeEach
    void createAnIssue() {
        tracker.agent(TrackerSeed.EMPLOYEE).creates(TrackerSeed.QUEUE, "Printer", "");
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    private Reply execute(String id, String body) {
        return robot.post("/v3/issues/" + KEY + "/transitions/" + id + "/_execute", body);
    }

    @Test
    void onlyWhatIsPossibleNowIsOffered() {
        JsonNode offered = robot.get("/v3/issues/" + KEY + "/transitions/").json();

        assertThat(offered.findValuesAsText("key")).containsExactly("inProgress", "needInfo", "resolved", "closed");
        assertThat(offered.get(0).has("screen")).isFalse();
        assertThat(offered.get(2).has("screen")).isTrue();
        assertThat(robot.get("/v3/issues/" + KEY + "?expand=transitions").json().get("transitions"))
                .isEqualTo(offered);
        assertThat(tracker.state().moves(KEY))
                .contains(new TrackerMove("start_progress", "inProgress", false))
                .extracting(TrackerMove::to)
                .containsExactlyElementsOf(offered.findValuesAsText("key"));
    }

    @Test
    void executingAnswersTheTransitionsOfTheNewStatus() {
        Reply reply = execute("start_progress", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().findValuesAsText("id")).contains("stop_progress");
        JsonNode issue = robot.get("/v3/issues/" + KEY).json();
        assertThat(issue.at("/status/key").asText()).isEqualTo("inProgress");
        assertThat(issue.at("/previousStatus/key").asText()).isEqualTo("open");
        assertThat(execute("start_progress", "{}").status()).isEqualTo(404);
    }

    @Test
    void closingWantsAResolution() {
        Reply refused = execute("close", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/resolution").asText()).isNotEmpty();
        assertThat(execute("close", "{'resolution':'nonsense'}").status()).isEqualTo(422);
        assertThat(tracker.state().issue(KEY).status()).isEqualTo("open");

        assertThat(execute("close", "{'resolution':'fixed','comment':'Done'}").status())
                .isEqualTo(200);

        assertThat(tracker.state().issue(KEY).resolution()).isEqualTo("fixed");
        assertThat(tracker.state().comments(KEY))
                .extracting(TrackerComment::text)
                .containsExactly("Done");
        assertThat(robot.get("/v3/issues/" + KEY).json().has("resolvedAt")).isTrue();
    }

    @Test
    void reopeningForgetsTheResolution() {
        execute("resolve", "{'resolution':{'key':'wontFix'}}");
        execute("reopen", "{}");

        JsonNode issue = robot.get("/v3/issues/" + KEY).json();
        assertThat(issue.at("/status/key").asText()).isEqualTo("open");
        assertThat(issue.has("resolution")).isFalse();
        assertThat(issue.has("resolvedAt")).isFalse();
    }

    @Test
    void aStatusCannotBePatched() {
        assertThat(robot.patch("/v3/issues/" + KEY, "{'status':'closed'}").status())
                .isEqualTo(422);
    }

    @Test
    void idsMayBeGenerated() {
        tracker.setup().generatedTransitionIds(TrackerSeed.QUEUE);

        JsonNode offered = robot.get("/v3/issues/" + KEY + "/transitions").json();

        assertThat(offered.findValuesAsText("id")).doesNotContain("close");
        String id = offered.get(0).get("id").asText();
        assertThat(execute(id, "{}").status()).isEqualTo(200);
        assertThat(tracker.state().issue(KEY).status()).isEqualTo("inProgress");
    }

    @Test
    void agentsFindTheWayByTheStatusTheyWant() {
        tracker.agent(TrackerSeed.AGENT).movesTo(KEY, "resolved");

        assertThat(tracker.state().issue(KEY).resolution()).isEqualTo("fixed");
        assertThat(tracker.state().nextStatuses(KEY)).containsExactly("open", "closed");
        assertThat(tracker.state().statusName("resolved")).isEqualTo("Решён");
        assertThat(tracker.state().history(KEY)).containsExactly("IssueCreated", "IssueWorkflow");
    }
}
