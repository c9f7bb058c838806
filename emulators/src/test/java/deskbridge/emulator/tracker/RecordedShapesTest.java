package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import deskbridge.emulator.Body;
import deskbridge.emulator.MovableTime;
import deskbridge.emulator.SharedContracts;
import deskbridge.emulator.yandex360.DirectoryUser;
import deskbridge.emulator.yandex360.Yandex360Emulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds the emulator's answers against recorded and documented ones: every member of a sample is there, with the same
 * type.
 */
class RecordedShapesTest {
    private static final String KEY = "SERVICEDESK-2";

    /** Members that samples have for reasons of their own: masks, other people's fields, typing errors of the docs. */
    private static final Set<String> NOT_EXPECTED = Set.of(
            "login", "emptyCustomField", "603bd9b6cdc7ba0d2f4b1a55--component", "actions", "conditions", "from", "to");

    private final TrackerEmulator tracker = TrackerEmulator.seeded(new MovableTime(TrackerHttp.START));
    private final TrackerHttp robot = TrackerHttp.robot(tracker);
    private final Path samples = SharedContracts.of("yandex-tracker");

    @BeforeEach
    void makeAnIssueWithEverything() {
        TrackerAgent agent = tracker.agent(TrackerSeed.AGENT);
        agent.creates(TrackerSeed.QUEUE, "Parent", "");
        robot.post(
                "/v2/issues",
                "{'queue':'DEV','summary':'Child','description':'Text','parent':'SERVICEDESK-1','sprint':[{'id':5}],"
                        + "'boards':[{'id':1}],'tags':['a'],'storyPoints':3,"
                        + "'assignee':'anna.agent','followers':['ivan.petrov']}");
        robot.post("/v2/issues/DEV-1/_move?queue=SERVICEDESK", "{}");
        tracker.triggers().installDeskbridge(URI.create("http://127.0.0.1:9/nobody"), "s3cret");
        agent.movesTo(KEY, "needInfo", "", "Which one?");
        byte[] png = {
            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 1, 0, 0, 0, 0, 32
        };
        agent.comments(KEY, "See", List.of("boris.agent"), new TrackerFile("a b.png", "image/png", Body.of(png)));
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    private void compare(String sample, JsonNode ours) {
        List<String> complaints = new ArrayList<>();
        compare("", SharedContracts.json(samples.resolve(sample)), ours, complaints);
        assertThat(complaints).as(sample).isEmpty();
    }

    /** Of lists every element of the sample is held against our last one. */
    private static void compare(String at, JsonNode sample, JsonNode ours, List<String> complaints) {
        if (kind(sample) != kind(ours)) {
            complaints.add(at + " is " + kind(ours) + " instead of " + kind(sample));
        } else if (sample.isArray()) {
            sample.forEach(element -> compare(at + "[]", element, ours.path(ours.size() - 1), complaints));
        } else {
            sample.properties().stream()
                    .filter(member -> !NOT_EXPECTED.contains(member.getKey()))
                    .forEach(member -> compare(
                            at + "." + member.getKey(), member.getValue(), ours.path(member.getKey()), complaints));
        }
    }

    private static JsonNodeType kind(JsonNode node) {
        return node.getNodeType();
    }

    @Test
    void issues() {
        JsonNode issue = robot.get("/v2/issues/" + KEY).json();

        compare("issue.recorded-2024.json", issue);
        compare("issue.docs-v2.json", issue);
        compare("issue.v3-localfield.fixture.json", issue);
    }

    @Test
    void comments() {
        compare(
                "comments.recorded-2024.json",
                robot.get("/v2/issues/" + KEY + "/comments").json());
        compare(
                "comments-expand-all.docs-v2.json",
                robot.get("/v2/issues/" + KEY + "/comments?expand=all").json());
    }

    @Test
    void filesOfComments() {
        JsonNode files = robot.get("/v2/issues/" + KEY + "/attachments").json();

        compare("attachments.recorded-2024.json", files);
        assertThat(files.at("/0/content").asText()).matches(".*/v2/issues/[0-9a-f]{24}/attachments/\\d+/a%20b\\.png");
        assertThat(files.at("/0/thumbnail").asText()).matches(".*/v2/issues/[0-9a-f]{24}/thumbnails/\\d+");
    }

    @Test
    void transitions() {
        compare(
                "transitions.docs-v2.json",
                robot.get("/v2/issues/" + KEY + "/transitions").json());
        compare(
                "transition-executed.docs-v2.json",
                robot.post("/v2/issues/" + KEY + "/transitions/provide_info/_execute", "{}")
                        .json());
    }

    @Test
    void peopleAndQueues() {
        compare("user.recorded-2024.json", robot.get("/v2/myself").json());
        compare("users-list.docs-v2.json", robot.get("/v2/users").json());
        compare("queue.recorded-2024.json", robot.get("/v2/queues/SERVICEDESK").json());
        compare(
                "local-field.docs-v2.json",
                robot.get("/v2/queues/SERVICEDESK/localFields/pachcaUserId").json());
    }

    @Test
    void changelogAndTriggers() {
        compare(
                "changelog-entry.docs-v2.json",
                robot.get("/v2/issues/" + KEY + "/changelog?type=IssueWorkflow")
                        .json()
                        .get(0));
        compare(
                "trigger.docs-v2.json",
                robot.get("/v2/queues/SERVICEDESK/triggers").json().get(0));
    }

    @Test
    void linksAndBulkChanges() {
        tracker.setup().application("ru.yandex.bitbucket");
        compare(
                "remotelink.docs.json",
                robot.post(
                                "/v2/issues/" + KEY + "/remotelinks",
                                "{'relationship':'RELATES','key':'1','origin':'ru.yandex.bitbucket'}")
                        .json());
        compare(
                "bulkchange-created.docs-v2.json",
                robot.post("/v2/bulkchange/_update", "{'issues':['" + KEY + "'],'values':{'summary':'x'}}")
                        .json());
    }

    @Test
    void errors() {
        JsonNode ours = robot.post("/v2/queues/SERVICEDESK/localFields", "{'id':'x','name':{'ru':'x','en':'x'}}")
                .json();

        compare("error-422.recorded.json", ours);
        compare("error-404.client-test.json", robot.get("/v2/issues/NO-1").json());
        assertThat(ours).isEqualTo(SharedContracts.json(samples.resolve("error-422.recorded.json")));
    }

    @Test
    void usersOfTheDirectory() throws Exception {
        try (Yandex360Emulator directory = new Yandex360Emulator(0, new MovableTime(TrackerHttp.START), "1")) {
            directory.token("t", Yandex360Emulator.READ_USERS);
            directory.user(DirectoryUser.of("123456", "lebedevea", "user@example.com", "Е", "Л", 1));

            JsonNode users = new TrackerHttp(directory.uri())
                    .with("Authorization", "OAuth t")
                    .get("/directory/v1/org/1/users/123456")
                    .json();

            compare("yandex360-user.fixture.json", users);
        }
    }

    @Test
    void documentedTriggerActionsAndConditionsAreUnderstood() {
        JsonNode action = SharedContracts.json(samples.resolve("trigger-webhook-action.docs.json"));
        for (String condition : SharedContracts.lines(samples.resolve("trigger-conditions.docs.jsonl"))) {
            String body = "{\"name\":\"documented\",\"actions\":[" + action + "],\"conditions\":[" + condition + "]}";

            assertThat(robot.post("/v2/queues/SERVICEDESK/triggers", body).text())
                    .as(condition)
                    .contains("\"version\":1");
        }
    }
}
