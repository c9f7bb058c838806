package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.MovableTime;
import deskbridge.emulator.tracker.TrackerHttp.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final String MESSAGE_FIELD = TrackerSeed.fieldId("pachcaMessageId");

    private final MovableTime clock = new MovableTime(TrackerHttp.START);
    private final TrackerEmulator tracker = TrackerEmulator.seeded(clock);
    private final TrackerHttp robot = TrackerHttp.robot(tracker);

    @AfterEach
    void stop() {
        tracker.close();
    }

    private void create(String json) {
        assertThat(robot.post("/v3/issues", json).status()).isEqualTo(201);
        clock.advance(Duration.ofMinutes(1));
    }

    /** 1: Anna's printer with a tag; 2: nobody's, in work; 3: closed, of Ivan; DEV-1. */
    private void plant() {
        create("{'queue':'SERVICEDESK','summary':'Printer','tags':['chat'],'assignee':'anna.agent','" + MESSAGE_FIELD
                + "':'m1'}");
        create("{'queue':'SERVICEDESK','summary':'Scanner','priority':'critical','followers':['ivan.petrov']}");
        create("{'queue':'SERVICEDESK','summary':'Fax','author':'ivan.petrov','tags':['chat','old']}");
        create("{'queue':'DEV','summary':'Bug in \\\"quotes\\\"','type':'bug'}");
        tracker.agent(TrackerSeed.AGENT).movesTo("SERVICEDESK-2", "inProgress");
        clock.advance(Duration.ofMinutes(1));
        tracker.agent(TrackerSeed.AGENT).movesTo("SERVICEDESK-3", "closed");
    }

    private List<String> found(String body) {
        Reply reply = robot.post("/v3/issues/_search", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return keys(reply.json());
    }

    private static List<String> keys(JsonNode issues) {
        List<String> keys = new ArrayList<>();
        issues.forEach(issue -> keys.add(issue.get("key").asText().replace("SERVICEDESK", "SD")));
        return keys;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'queue':'DEV'}                                                  | DEV-1",
                "{'queue':{'key':'SERVICEDESK'},'tags':'chat'}                    | SD-3 SD-1",
                "{'tags':['old','nonsense']}                                      | SD-3",
                "{'status':['open','inProgress']}                                 | SD-2 DEV-1 SD-1",
                "{'status':{'key':'closed'},'resolution':'notEmpty()'}            | SD-3",
                "{'assignee':'anna.agent'}                                        | SD-1",
                "{'assignee':'empty()','queue':'SERVICEDESK'}                     | SD-3 SD-2",
                "{'createdBy':'me()'}                                             | SD-2 DEV-1 SD-1",
                "{'author':{'id':'ivan.petrov'}}                                  | SD-3",
                "{'followers':['ivan.petrov']}                                    | SD-2",
                "{'66f0c1d2e3a4b5c6d7e8f901--pachcaMessageId':'m1'}               | SD-1",
                "{'updated':{'from':'2026-03-02T09:03:00.000+0000'}}              | SD-3 SD-2 DEV-1",
                "{'updated':{'from':'2026-03-02','to':'2026-03-02'},'type':'bug'} | DEV-1",
                "{'created':{'to':'2026-03-02T12:00:59+0300'},'tags':null}        | SD-1",
                "{'summary':'print'}                                              | SD-1",
            })
    void aFilterFindsByField(String filter, String keys) {
        plant();

        assertThat(found("{'filter':" + filter + ",'keys':null,'query':null,'queue':null,'order':null}"))
                .containsExactly(keys.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Queue: DEV                                                     | DEV-1",
                "Queue: SERVICEDESK AND Assignee: me()                          | ",
                "Queue: SERVICEDESK Tags: \"chat\", \"x\" \"Sort by\": Key ASC  | SD-1 SD-3",
                "Status: \"В работе\" OR Status: closed                         | SD-3 SD-2",
                "(Resolution: empty() AND Assignee: empty()) and queue: !DEV    | SD-2",
                "Updated: >= \"2026-03-02T09:04:00.123+0000\"                   | SD-3 SD-2",
                "Updated: < \"2026-03-02T09:01:00+0000\"                        | SD-1",
                "SERVICEDESK.pachcaMessageId: m1                                | SD-1",
                "Summary: \"in \\\"quotes\\\"\"                                 | DEV-1",
                "Priority: critical                                             | SD-2",
            })
    void aQueryFindsByLanguage(String query, String keys) {
        plant();

        List<String> found =
                found("{\"query\":\"" + query.strip().replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");

        assertThat(found).containsExactly(keys == null ? new String[0] : keys.split(" "));
    }

    @Test
    void anOrderMayBeATextOrAList() {
        plant();

        assertThat(found("{'filter':{'queue':'SERVICEDESK'},'order':'+created'}"))
                .containsExactly("SD-1", "SD-2", "SD-3");
        assertThat(found("{'filter':{},'order':['-queue','-key']}")).containsExactly("SD-3", "SD-2", "SD-1", "DEV-1");
        assertThat(found("{'keys':['DEV-1','SERVICEDESK-1','X-1']}")).containsExactly("DEV-1", "SD-1");
        assertThat(found("{'queue':'DEV'}")).containsExactly("DEV-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'filter':{'pachcaMessageId':'m1'}}",
                "{'filter':{'status':'nonsense'}}",
                "{'filter':{},'order':'nonsense'}",
                "{'query':'Nonsense: 1'}",
                "{'query':'Queue: '}",
                "{'queue':'DEV','keys':['DEV-1']}",
            })
    void whatIsNotUnderstoodIsRefused(String body) {
        assertThat(robot.post("/v3/issues/_search", body).status()).isBetween(400, 422);
    }

    @Test
    void pagesTellTheirPlace() {
        for (int i = 0; i < 5; i++) {
            create("{'queue':'DEV','summary':'n'}");
        }

        Reply second = robot.post("/v3/issues/_search?perPage=2&page=2&expand=transitions", "{'queue':'DEV'}");

        assertThat(keys(second.json())).containsExactly("DEV-3", "DEV-2");
        assertThat(second.header("X-Total-Count")).isEqualTo("5");
        assertThat(second.header("X-Total-Pages")).isEqualTo("3");
        assertThat(second.header("Link"))
                .contains("page=3>; rel=\"next\"")
                .contains("perPage=2&expand=transitions{&page}>; rel=\"seek\"")
                .contains("page=3>; rel=\"last\"")
                .contains(tracker.uri() + "/v3/issues/_search?");
        assertThat(second.json().get(0).get("transitions")).hasSize(4);
        assertThat(robot.post("/v3/issues/_search?page=0", "{'queue':'DEV'}").status())
                .isEqualTo(400);
        assertThat(robot.post("/v3/issues/_count", "{'filter':{'queue':'DEV'}}").text())
                .isEqualTo("5");
    }

    @Test
    void aScrollShowsWhatWasThereAtItsStartOnceEach() {
        for (int i = 0; i < 5; i++) {
            create("{'queue':'DEV','summary':'n'}");
        }
        String body = "{'filter':{'queue':'DEV'}}";
        Reply reply = robot.post("/v3/issues/_search?scrollType=sorted&perScroll=2&scrollTTLMillis=1000", body);
        create("{'queue':'DEV','summary':'late'}");
        assertThat(robot.post("/v3/issues/_search?scrollId=" + reply.header("X-Scroll-Id"), body)
                        .status())
                .isEqualTo(400);

        reply = robot.post("/v3/issues/_search?scrollType=unsorted&perScroll=2", body);
        create("{'queue':'DEV','summary':'later'}");
        Set<String> seen = new HashSet<>(keys(reply.json()));
        int steps = 1;
        while (!reply.header("X-Scroll-Id").isEmpty()) {
            reply = robot.post("/v3/issues/_search?scrollId=" + reply.header("X-Scroll-Id"), body);
            seen.addAll(keys(reply.json()));
            steps++;
        }

        assertThat(steps).isEqualTo(3);
        assertThat(seen).hasSize(6);
        assertThat(robot.post("/v3/issues/_search?scrollType=sorted", "{'queue':'DEV'}")
                        .json()
                        .at("/errorMessages/0")
                        .asText())
                .isEqualTo("Scroll is not supported.");
    }

    @Test
    void theIndexMayLagBehind() {
        tracker.setup().searchLag(Duration.ofSeconds(90));
        create("{'queue':'DEV','summary':'n'}");

        assertThat(found("{'queue':'DEV'}")).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(found("{'queue':'DEV'}")).hasSize(1);
    }

    @Test
    void peopleQueuesAndDictionariesAreRead() {
        assertThat(robot.get("/v3/users?perPage=2").array()).hasSize(2);
        assertThat(robot.get("/v3/users/anna.agent").json().get("email").asText())
                .isEqualTo("anna.agent@example.org");
        assertThat(robot.get("/v3/users/8000000000000022")
                        .json()
                        .get("hasLicense")
                        .asBoolean())
                .isFalse();
        assertThat(robot.get("/v3/users/nobody").status()).isEqualTo(404);
        assertThat(robot.get("/v3/queues?perPage=1").header("X-Total-Count")).isEqualTo("2");
        assertThat(robot.get("/v3/queues/servicedesk").status()).isEqualTo(404);
        assertThat(robot.get("/v3/statuses").json().findValuesAsText("type"))
                .containsExactly("new", "paused", "inProgress", "done", "done");
        for (String path : new String[] {"resolutions", "priorities", "issuetypes", "linktypes", "fields"}) {
            assertThat(robot.get("/v2/" + path + "/").array()).as(path).isNotEmpty();
        }
    }

    @Test
    void localFieldsAreListedAndMadeByTheQueuesOwner() {
        Reply listed = robot.get("/v3/queues/SERVICEDESK/localFields");
        assertThat(listed.json().findValuesAsText("id")).contains(MESSAGE_FIELD);
        String category =
                robot.get("/v3/fields/categories").json().get(0).get("id").asText();
        String body = "{'name':{'ru':'Отдел','en':'Department'},'id':'department','category':'" + category
                + "','type':'ru.yandex.startrek.core.fields.StringFieldType'}";

        Reply made = robot.post("/v3/queues/DEV/localFields", body);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("key").asText()).isEqualTo("department");
        assertThat(made.json().get("id").asText()).matches("[0-9a-f]{24}--department");
        assertThat(robot.post("/v3/queues/DEV/localFields", body).status()).isEqualTo(409);
        assertThat(robot.with("Authorization", "OAuth " + TrackerSeed.AGENT_TOKEN)
                        .post("/v3/queues/DEV/localFields", body)
                        .status())
                .isEqualTo(403);
        create("{'queue':'DEV','summary':'n','" + made.json().get("id").asText() + "':'IT'}");
        assertThat(tracker.state().issue("DEV-1").localFields()).containsEntry("department", "IT");
    }
}
