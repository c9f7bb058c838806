package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.MovableTime;
import deskbridge.emulator.tracker.TrackerHttp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuesTest {
    private final MovableTime clock = new MovableTime(TrackerHttp.START);
    private final TrackerEmulator tracker = TrackerEmulator.seeded(clock);
    private final TrackerHttp robot = TrackerHttp.robot(tracker);

    @AfterEach
    void stop() {
        tracker.close();
    }

    private String create(String rest) {
        return robot.post("/v3/issues", "{'queue':'SERVICEDESK','summary':'Printer'" + rest + "}")
                .json()
                .path("key")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/issues", "/v2/issues/", "/v3/issues", "/v3/issues/"})
    void anIssueIsCreatedUnderEitherVersionWithOrWithoutASlash(String path) {
        Reply reply = robot.post(path, "{'queue':'SERVICEDESK','summary':'Printer','tags':'Создана в Пачке'}");

        assertThat(reply.status()).isEqualTo(201);
        JsonNode issue = reply.json();
        assertThat(issue.get("key").asText()).isEqualTo("SERVICEDESK-1");
        assertThat(issue.get("id").asText()).matches("[0-9a-f]{24}");
        assertThat(issue.get("self").asText())
                .isEqualTo(tracker.uri() + path.substring(0, 3) + "/issues/SERVICEDESK-1");
        assertThat(issue.get("version").asInt()).isEqualTo(1);
        assertThat(issue.get("createdAt").asText()).isEqualTo("2026-03-02T09:00:00.123+0000");
        assertThat(issue.at("/status/key").asText()).isEqualTo("open");
        assertThat(issue.at("/statusType/key").asText()).isEqualTo("new");
        assertThat(issue.at("/createdBy/id").asText()).isEqualTo("8000000000000001");
        assertThat(issue.get("tags")).hasSize(1);
        assertThat(issue.has("assignee")).isFalse();
    }

    @Test
    void namesComeInTheLanguageAskedFor() {
        String key = create("");

        assertThat(robot.get("/v3/issues/" + key).json().at("/status/display").asText())
                .isEqualTo("Открыт");
        assertThat(robot.with("Accept-Language", "en")
                        .get("/v3/issues/" + key)
                        .json()
                        .at("/status/display")
                        .asText())
                .isEqualTo("Open");
    }

    @Test
    void everythingWrongWithACreateIsToldByField() {
        Reply nothing = robot.post("/v3/issues", "{}");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.json().at("/errors/queue").asText()).isEqualTo("Требуется параметр.");
        assertThat(nothing.json().at("/errors/summary").asText()).isEqualTo("Требуется параметр.");
        assertThat(nothing.json().get("statusCode").asInt()).isEqualTo(422);

        Reply wrong = robot.post(
                "/v3/issues",
                "{'queue':'SERVICEDESK','summary':'x','pachcaUserId':'1','status':'open','assignee':'nobody'}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("pachcaUserId", "status", "assignee");
        assertThat(tracker.state().issues()).isEmpty();
    }

    @Test
    void aLocalFieldIsKnownByItsFullIdInItsOwnQueueOnly() {
        String id = TrackerSeed.fieldId("pachcaUserId");

        assertThat(robot.post("/v3/issues", "{'queue':'DEV','summary':'x','" + id + "':'17'}")
                        .status())
                .isEqualTo(422);
        String key = create(",'" + id + "':'17'");

        assertThat(robot.get("/v3/issues/" + key).json().get(id).asText()).isEqualTo("17");
        assertThat(tracker.state().issue(key).localFields()).containsEntry("pachcaUserId", "17");
    }

    @Test
    void theSameUniqueMakesOneIssue() {
        String key = create(",'unique':'pachca:1:2'");

        Reply again = robot.post("/v3/issues", "{'queue':'SERVICEDESK','summary':'Again','unique':'pachca:1:2'}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(tracker.state().issuesWithUnique("pachca:1:2")).isEqualTo(1);
        Reply found = robot.post("/v3/issues/_findByUnique?unique=pachca:1:2", "{}");
        assertThat(found.json().get("key").asText()).isEqualTo(key);
        assertThat(robot.post("/v3/issues/_findByUnique?unique=other", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void anAuthorMayBeNamedIfHeIsAnActiveUserWithALicence() {
        String key = create(",'author':'ivan.petrov'");

        assertThat(tracker.state().issue(key).author()).isEqualTo("ivan.petrov");
        for (String login : new String[] {"olga.guest", "pavel.gone", "nobody"}) {
            Reply refused = robot.post("/v3/issues", "{'queue':'SERVICEDESK','summary':'x','author':'" + login + "'}");
            assertThat(refused.status()).as(login).isEqualTo(422);
            assertThat(refused.json().at("/errors/author").asText()).contains(login);
        }
    }

    @Test
    void operatorsChangeListsAndNullClears() {
        String key = create(",'tags':['a','b'],'assignee':{'id':'anna.agent'},'access':[{'id':'ivan.petrov'}]");

        robot.patch("/v3/issues/" + key, "{'tags':{'add':['c','a'],'remove':['b']},'access':{'add':['boris.agent']}}");
        assertThat(tracker.state().issue(key).tags()).containsExactly("a", "c");
        assertThat(tracker.state().issue(key).access()).containsExactly("ivan.petrov", "boris.agent");

        robot.patch("/v3/issues/" + key, "{'tags':{'replace':[{'target':'a','replacement':'z'}]}}");
        assertThat(tracker.state().issue(key).tags()).containsExactly("z", "c");

        Reply cleared = robot.patch(
                "/v3/issues/" + key,
                "{'tags':[],'assignee':null,'summary':{'set':'New'},'priority':{'key':'critical'}}");
        assertThat(cleared.status()).isEqualTo(200);
        assertThat(cleared.json().has("tags")).isFalse();
        assertThat(cleared.json().has("assignee")).isFalse();
        assertThat(cleared.json().get("summary").asText()).isEqualTo("New");
        assertThat(cleared.json().at("/priority/key").asText()).isEqualTo("critical");
        assertThat(cleared.json().get("version").asInt()).isEqualTo(4);
    }

    @Test
    void aVersionThatIsOutdatedIsRefused() {
        String key = create("");
        clock.advance(Duration.ofSeconds(5));
        assertThat(robot.patch("/v3/issues/" + key + "?version=1", "{'summary':'A'}")
                        .status())
                .isEqualTo(200);
        assertThat(robot.patch("/v3/issues/" + key + "?version=1", "{'summary':'B'}")
                        .status())
                .isEqualTo(409);
        tracker.setup().conflictStatus(412);
        assertThat(robot.with("If-Match", "\"1\"")
                        .patch("/v3/issues/" + key, "{'summary':'B'}")
                        .status())
                .isEqualTo(412);
        assertThat(tracker.state().issue(key).summary()).isEqualTo("A");
        assertThat(tracker.state().issue(key).updatedAt())
                .isEqualTo(tracker.state().issue(key).createdAt().plusSeconds(5));
    }

    @Test
    void aPatchThatChangesNothingLeavesNoTrace() {
        String key = create("");

        robot.patch("/v3/issues/" + key, "{'summary':'Printer'}");

        assertThat(tracker.state().issue(key).version()).isEqualTo(1);
        assertThat(tracker.state().history(key)).containsExactly("IssueCreated");
    }

    @Test
    void aMovedIssueIsStillFoundByItsOldKey() {
        String key = create(",'" + TrackerSeed.fieldId("pachcaUserId") + "':'17'");

        Reply moved = robot.post("/v3/issues/" + key + "/_move?queue=DEV", "{}");

        assertThat(moved.json().get("key").asText()).isEqualTo("DEV-1");
        JsonNode byOldKey = robot.get("/v3/issues/" + key).json();
        assertThat(byOldKey.get("key").asText()).isEqualTo("DEV-1");
        assertThat(byOldKey.get("aliases")).hasSize(1);
        assertThat(byOldKey.has(TrackerSeed.fieldId("pachcaUserId"))).isFalse();
        assertThat(robot.get("/v3/issues/" + byOldKey.get("id").asText()).status())
                .isEqualTo(200);
    }

    @Test
    void anIssueOfAClosedQueueDoesNotExistForStrangers() {
        String key = create("");
        TrackerHttp anna = robot.with("Authorization", "OAuth " + TrackerSeed.AGENT_TOKEN);
        tracker.setup().restrict(TrackerSeed.QUEUE, "boris.agent");
        assertThat(anna.get("/v3/issues/" + key).status()).isEqualTo(404);

        robot.post("/v3/issues/" + key + "/comments", "{'text':'look','summonees':['anna.agent']}");

        assertThat(anna.get("/v3/issues/" + key).status()).isEqualTo(200);
    }
}
