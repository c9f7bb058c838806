package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Fault;
import deskbridge.emulator.MovableTime;
import deskbridge.emulator.tracker.TrackerHttp.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final String KEY = "SERVICEDESK-1";
    private static final String CHANGELOG = "/v3/issues/" + KEY + "/changelog";

    private final MovableTime clock = new MovableTime(TrackerHttp.START);
    private final TrackerEmulator tracker = TrackerEmulator.seeded(clock);
    private final TrackerHttp robot = TrackerHttp.robot(tracker);
    private final TrackerAgent agent = tracker.agent(TrackerSeed.AGENT);

    @BeforeEach
    void createAnIssue() {
        agent.creates(TrackerSeed.QUEUE, "Printer", "");
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void theChangelogTellsFromWhatToWhat() {
        agent.movesTo(KEY, "needInfo", "", "Which one?");

        JsonNode entry = robot.get(CHANGELOG + "?type=IssueWorkflow").json().get(0);

        assertThat(entry.get("transport").asText()).isEqualTo("front");
        assertThat(entry.at("/updatedBy/display").asText()).isEqualTo("Анна Агентова");
        JsonNode status = entry.get("fields").get(1);
        assertThat(status.at("/field/id").asText()).isEqualTo("status");
        assertThat(status.at("/from/key").asText()).isEqualTo("open");
        assertThat(status.at("/to/key").asText()).isEqualTo("needInfo");
        assertThat(entry.at("/fields/0/from").isNull()).isTrue();
        assertThat(entry.at("/comments/added/0/display").asText()).isEqualTo("Which one?");
        assertThat(robot.get(CHANGELOG + "?field=status").array()).hasSize(2);
    }

    @Test
    void theChangelogIsPagedByTheLastIdSeen() {
        for (int i = 0; i < 6; i++) {
            agent.renames(KEY, "name " + i);
        }
        Reply first = robot.get(CHANGELOG + "?perPage=5");
        String link = first.header("Link");
        String last = first.json().get(4).get("id").asText();
        assertThat(link).contains("id=" + last + ">; rel=\"next\"");

        Reply second = robot.get(CHANGELOG + "?perPage=5&id=" + last);

        assertThat(second.array()).hasSize(2);
        assertThat(second.header("Link")).doesNotContain("next");
        assertThat(robot.get(CHANGELOG + "?id=nonsense").status()).isEqualTo(400);
    }

    @Test
    void theFateOfATriggersCallIsToldInTheChangelogOnly() {
        try (EmulatedServer receiver = new EmulatedServer("receiver", clock, call -> Answer.empty(200))) {
            tracker.triggers().installDeskbridge(URI.create(receiver.uri() + "/hook"), "s3cret");
            receiver.faults().next(1, CallMatch.any(), Fault.status(500));
            agent.renames(KEY, "one");
            tracker.webhooks().awaitIdle(Duration.ofSeconds(10));
            agent.renames(KEY, "two");
            tracker.webhooks().awaitIdle(Duration.ofSeconds(10));
            assertThat(receiver.journal().entries()).hasSize(2);
        }

        JsonNode entries = robot.get(CHANGELOG).json();

        JsonNode failed = entries.get(1).at("/executedTriggers/0");
        assertThat(failed.get("success").asBoolean()).isFalse();
        assertThat(failed.get("message").asText()).isEqualTo("HTTP 500");
        assertThat(failed.at("/trigger/display").asText()).isEqualTo("Deskbridge: update");
        assertThat(entries.get(2).at("/executedTriggers/0/success").asBoolean()).isTrue();
    }

    @Test
    void issuesAreLinkedByRelationshipAndNotByType() {
        agent.creates(TrackerSeed.QUEUE, "Second", "");
        String links = "/v3/issues/" + KEY + "/links";
        assertThat(robot.post(links, "{'relationship':'depends','issue':'SERVICEDESK-2'}")
                        .status())
                .isEqualTo(422);

        Reply linked = robot.post(links, "{'relationship':'depends on','issue':'SERVICEDESK-2'}");

        assertThat(linked.status()).isEqualTo(201);
        JsonNode other = robot.get("/v3/issues/SERVICEDESK-2/links").json().get(0);
        assertThat(other.at("/object/key").asText()).isEqualTo(KEY);
        assertThat(other.get("direction").asText()).isEqualTo("inward");
        assertThat(robot.delete(links + "/" + linked.json().get("id").asText()).status())
                .isEqualTo(204);
        assertThat(robot.get("/v3/issues/SERVICEDESK-2/links").array()).isEmpty();
    }

    @Test
    void aLinkToAnotherApplicationNeedsItRegistered() {
        String body = "{'relationship':'RELATES','key':'m1','origin':'pachca'}";
        String path = "/v3/issues/" + KEY + "/remotelinks?backlink=true";
        assertThat(robot.post(path, body).status()).isEqualTo(422);

        tracker.setup().application("pachca");

        assertThat(robot.post(path, body).json().at("/object/application/id").asText())
                .isEqualTo("pachca");
        assertThat(robot.get("/v3/issues/" + KEY + "/remotelinks").array()).hasSize(1);
    }

    @Test
    void aBulkChangeWithAnUnknownKeyIsRefusedWhole() {
        assertThat(robot.post("/v3/bulkchange/_update", "{'issues':['SERVICEDESK-1','X-1'],'values':{'summary':'b'}}")
                        .status())
                .isEqualTo(422);
        assertThat(tracker.state().issue(KEY).summary()).isEqualTo("Printer");

        JsonNode operation = robot.post(
                        "/v3/bulkchange/_transition", "{'issues':['SERVICEDESK-1'],'transition':'start_progress'}")
                .json();

        assertThat(operation.get("status").asText()).isEqualTo("CREATED");
        assertThat(robot.get("/v3/bulkchange/" + operation.get("id").asText())
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("COMPLETE");
        assertThat(tracker.state().issue(KEY).status()).isEqualTo("inProgress");
    }

    @Test
    void everyChangeIsToldToListeners() {
        List<String> told = new CopyOnWriteArrayList<>();
        tracker.onChange(told::add);

        agent.assigns(KEY, TrackerSeed.AGENT);
        robot.post("/v3/issues/" + KEY + "/comments?isAddToFollowers=false", "{'text':'x'}");

        assertThat(told).containsExactly(KEY, KEY);
    }

    @Test
    void importedCommentsCarryAnothersName() {
        String body = "{'text':'old','createdBy':'ivan.petrov','createdAt':'2026-03-02T09:00:00.123+0000'}";
        String path = "/v3/issues/" + KEY + "/comments/_import";
        assertThat(robot.post(path, body).status()).isEqualTo(403);

        tracker.setup()
                .user(TrackerUser.of("8000000000000001", TrackerSeed.ROBOT, "Desk", "Robot", "r@example.org")
                        .asAdmin());

        assertThat(robot.post(path, body).status()).isEqualTo(201);
        assertThat(tracker.state().comments(KEY).getFirst().author()).isEqualTo("ivan.petrov");
    }
}
