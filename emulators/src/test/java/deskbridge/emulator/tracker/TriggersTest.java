package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import deskbridge.emulator.MovableTime;
import deskbridge.emulator.WebhookFault;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TriggersTest {
    private static final String KEY = "SERVICEDESK-1";

    private final MovableTime clock = new MovableTime(TrackerHttp.START);
    private final TrackerEmulator tracker = TrackerEmulator.seeded(clock);
    private final TrackerHttp robot = TrackerHttp.robot(tracker);
    private final TrackerAgent agent = tracker.agent(TrackerSeed.AGENT);
    private final EmulatedServer receiver = new EmulatedServer("receiver", clock, call -> Answer.empty(200));
    private final URI url = URI.create(receiver.uri() + "/webhooks/tracker");

    @BeforeEach
    void createAnIssue() {
        agent.creates(TrackerSeed.QUEUE, "Принтер \"HP\"", "");
    }

    @AfterEach
    void stop() {
        tracker.close();
        receiver.close();
    }

    private List<Call> received() {
        tracker.webhooks().awaitIdle(Duration.ofSeconds(10));
        return receiver.journal().entries().stream().map(entry -> entry.call()).toList();
    }

    private void install(String event, String bodyTemplate) {
        ObjectNode action = Json.object().put("type", "Webhook").put("endpoint", url.toString());
        action.put("method", "POST").put("body", bodyTemplate);
        install(event, action);
    }

    private void install(String event, ObjectNode action) {
        ArrayNode conditions = Json.array();
        conditions.addObject().put("type", event);
        tracker.triggers().install(TrackerSeed.QUEUE, "test", conditions, action);
    }

    @Test
    void deskbridgesTriggersTellOfCommentsAndUpdatesWithTheSecret() {
        tracker.triggers().installDeskbridge(url, "s3cret");

        long comment = agent.comments(KEY, "with \"quotes\"\nand lines");
        long generated = tracker.generatesComment(KEY, "automatic");
        agent.assigns(KEY, TrackerSeed.AGENT);

        List<Call> calls = received();
        assertThat(calls)
                .extracting(call -> call.body().text())
                .containsExactly(
                        "{\"v\":1,\"event\":\"comment\",\"issue\":\"SERVICEDESK-1\",\"commentId\":\"" + comment
                                + "\",\"generatedCommentId\":\"\"}",
                        "{\"v\":1,\"event\":\"comment\",\"issue\":\"SERVICEDESK-1\",\"commentId\":\"\","
                                + "\"generatedCommentId\":\"" + generated + "\"}",
                        "{\"v\":1,\"event\":\"update\",\"issue\":\"SERVICEDESK-1\"}");
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.header("X-Webhook-Secret")).contains("s3cret");
            assertThat(call.header("Content-Type")).contains("application/json; charset=UTF-8");
        });
    }

    @Test
    void editingAndDeletingACommentTellNobody() {
        long comment = agent.comments(KEY, "text");
        tracker.triggers().installDeskbridge(url, "s3cret");

        agent.editsComment(KEY, comment, "other text");
        agent.deletesComment(KEY, comment);

        assertThat(received()).isEmpty();
    }

    @Test
    void aTransitionWithACommentFiresBothTriggers() {
        tracker.triggers().installDeskbridge(url, "s3cret");

        agent.movesTo(KEY, "closed", "fixed", "Done");

        assertThat(received())
                .extracting(call -> call.json().get("event").asText())
                .containsExactly("comment", "update");
    }

    @Test
    void theOlderTemplateBreaksOnQuotesAsItDidInLife() {
        tracker.triggers().installOlderBot(url);
        agent.comments(KEY, "plain");
        agent.comments(KEY, "a \"quoted\" word");

        List<Call> calls = received();

        JsonNode good = calls.getFirst().json();
        assertThat(good.get("type").asText()).isEqualTo("issueCommentEvent");
        assertThat(good.at("/comment/author").asText()).isEqualTo("Анна Агентова");
        assertThat(good.at("/issue/pachcaChatId").asText()).isEmpty();
        assertThatThrownBy(() -> calls.getLast().json()).isInstanceOf(MalformedBody.class);
    }

    @Test
    void variablesAreFilledAsDocumented() {
        robot.patch(
                "/v3/issues/" + KEY,
                "{'tags':['a','b'],'assignee':'boris.agent','" + TrackerSeed.fieldId("pachcaChatId") + "':'77'}");
        install(
                "Event.comment-create",
                "{{issue.summary.json}} {{issue.tags}} {{issue.tags.json}} {{issue.assignee}} "
                        + "{{issue.assignee.login.json}} {{issue.assignee.email}} "
                        + "[{{issue.assignee.json}}] {{issue.status}} "
                        + "{{issue.local.pachcaChatId}} {{currentDateTime}} {{issue.createdAt.unixEpoch}} "
                        + "{{ issue.createdAt.date }} <{{nonsense}}>");

        agent.comments(KEY, "x");
        String filled = received().getFirst().body().text();

        assertThat(filled)
                .isEqualTo("\"Принтер \\\"HP\\\"\" a, b [\"a\",\"b\"] Борис Помощник \"boris.agent\""
                        + " boris.agent@example.org [\"Борис Помощник\"] Открыт 77"
                        + " 02 march 2026 1772442000 2026-03-02 <>");
    }

    @Test
    void unfilledVariablesMayBeLeftAsTyped() {
        tracker.setup().leaveUnfilledVariables(true);
        install("Event.update", "{{issue.key}} {{userComment.id}}");

        agent.renames(KEY, "Scanner");

        assertThat(received().getFirst().body().text()).isEqualTo("SERVICEDESK-1 {{userComment.id}}");
    }

    @Test
    void conditionsAreObeyed() {
        ObjectNode action = Json.object().put("type", "Webhook").put("endpoint", url.toString());
        action.put("body", "{{userComment.text}}");
        ArrayNode conditions = Json.array();
        ObjectNode or = conditions.addObject().put("type", "Or");
        or.withArray("conditions").addObject().put("type", "Event.comment-create");
        conditions.addObject().put("type", "CommentAuthorNot").put("user", TrackerSeed.ROBOT);
        conditions
                .addObject()
                .put("type", "CommentNoneMatchCondition")
                .put("ignoreCase", true)
                .putArray("words")
                .add("secret");
        tracker.triggers().install(TrackerSeed.QUEUE, "conditional", conditions, action);

        agent.comments(KEY, "one");
        robot.post("/v3/issues/" + KEY + "/comments", "{'text':'two'}");
        agent.comments(KEY, "my Secret");

        assertThat(received()).extracting(call -> call.body().text()).containsExactly("one");
    }

    @Test
    void aConditionMayWatchAListAndACallMayUseAnotherMethod() {
        ObjectNode action = Json.object().put("type", "Webhook").put("endpoint", url + "?key={{issue.key}}");
        action.put("method", "PUT").put("body", "{{issue.tags}}");
        ArrayNode conditions = Json.array();
        conditions.addObject().put("type", "Event.update");
        ObjectNode any =
                conditions.addObject().put("type", "ContainerContainsAny").put("field", "tags");
        any.putArray("value").add("vip").add("urgent");
        tracker.triggers().install(TrackerSeed.QUEUE, "tags", conditions, action);

        robot.patch("/v3/issues/" + KEY, "{'tags':['calm']}");
        robot.patch("/v3/issues/" + KEY, "{'tags':{'add':['urgent']}}");

        Call call = received().getFirst();
        assertThat(received()).hasSize(1);
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.query("key")).contains(KEY);
        assertThat(call.body().text()).isEqualTo("calm, urgent");
    }

    @Test
    void lettersAreToldFromOtherComments() {
        ObjectNode action = Json.object().put("type", "Webhook").put("endpoint", url.toString());
        action.put("body", "{{userComment.text}}");
        ArrayNode conditions = Json.array();
        conditions.addObject().put("type", "CommentMessageExternal");
        tracker.triggers().install(TrackerSeed.QUEUE, "mail", conditions, action);

        agent.comments(KEY, "typed");
        tracker.receivesMail(KEY, TrackerSeed.EMPLOYEE, "written");

        assertThat(received()).extracting(call -> call.body().text()).containsExactly("written");
        JsonNode letter = robot.get("/v3/issues/" + KEY + "/comments").json().get(1);
        assertThat(letter.get("type").asText()).isEqualTo("incoming");
        assertThat(letter.get("transport").asText()).isEqualTo("email");
    }

    @Test
    void aTriggerMayAnswerWithACommentOfTheRobot() {
        ArrayNode conditions = Json.array();
        conditions.addObject().put("type", "Event.comment-create");
        conditions.addObject().put("type", "CommentAuthor").put("user", TrackerSeed.AGENT);
        ObjectNode action = Json.object().put("type", "CreateComment").put("text", "Got {{userComment.text}}");
        tracker.triggers().install(TrackerSeed.QUEUE, "answer", conditions, action);
        tracker.triggers().installDeskbridge(url, "s3cret");

        agent.comments(KEY, "it");

        assertThat(tracker.state().comments(KEY))
                .extracting(TrackerComment::text)
                .containsExactly("it", "Got it");
        assertThat(received())
                .extracting(call -> call.json().get("generatedCommentId").asText())
                .contains("", "2");
    }

    @Test
    void aTriggerIsMadeThroughTheApiByTheQueuesOwnerAndHidesItsPassword() {
        String body = "{'name':'hook','conditions':[{'type':'Event.create'}],'actions':[{'type':'Webhook',"
                + "'endpoint':'" + url + "','method':'POST','contentType':'text/plain','authContext':"
                + "{'type':'oauth','headerName':'X-Token','tokenType':'Bearer','accessToken':'abc'},"
                + "'headers':{'X-Issue':'{{issue.key}}'},'body':'created {{issue.key}}'}]}";
        TrackerHttp stranger = robot.with("Authorization", "OAuth " + TrackerSeed.AGENT_TOKEN);
        assertThat(stranger.post("/v3/queues/SERVICEDESK/triggers", body).status())
                .isEqualTo(403);
        assertThat(robot.post("/v3/queues/SERVICEDESK/triggers", body).status()).isEqualTo(201);
        assertThat(robot.get("/v3/queues/SERVICEDESK/triggers").text())
                .contains("********")
                .doesNotContain("abc");
        assertThat(robot.post("/v3/queues/SERVICEDESK/triggers", body.replace("Event.create", "Event.delete"))
                        .status())
                .isEqualTo(422);

        agent.creates(TrackerSeed.QUEUE, "Second", "");

        Call call = received().getFirst();
        assertThat(call.body().text()).isEqualTo("created SERVICEDESK-2");
        assertThat(call.header("X-Token")).contains("Bearer abc");
        assertThat(call.header("X-Issue")).contains("SERVICEDESK-2");
    }

    @Test
    void aLineBreakInAHeaderStopsTheCallAndNothingElse() {
        ObjectNode action = Json.object().put("type", "Webhook").put("endpoint", url.toString());
        action.putObject("headers").put("X-Text", "{{userComment.text}}");
        install("Event.comment-create", action);

        agent.comments(KEY, "two\nlines");
        agent.comments(KEY, "one line");

        assertThat(received()).hasSize(1);
    }

    @Test
    void webhooksAreDuplicatedAndLostByScript() {
        tracker.triggers().installDeskbridge(url, "s3cret");
        tracker.webhooks().script().next(1, new WebhookFault.Duplicated(3));
        tracker.webhooks().script().next(1, new WebhookFault.Lost());

        agent.comments(KEY, "thrice");
        agent.comments(KEY, "never");
        agent.comments(KEY, "once");

        assertThat(received()).hasSize(4);
    }

    @Test
    void anAnswerLostAfterACreateLeavesTheIssueThere() {
        tracker.faults().next(1, CallMatch.of("POST", "/v3/issues/"), new Fault.AnswerLost());
        tracker.triggers().installDeskbridge(url, "s3cret");

        assertThatThrownBy(() -> robot.post("/v3/issues/", "{'queue':'SERVICEDESK','summary':'x','unique':'u1'}"))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(tracker.state().issuesWithUnique("u1")).isEqualTo(1);
    }
}
