package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.MovableTime;
import deskbridge.emulator.tracker.TrackerHttp.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentsTest {
    private static final String KEY = "SERVICEDESK-1";
    private static final String COMMENTS = "/v3/issues/" + KEY + "/comments";

    private final TrackerEmulator tracker = TrackerEmulator.seeded(new MovableTime(TrackerHttp.START));
    private final TrackerHttp robot = TrackerHttp.robot(tracker);

    @BeforeEach
    void createAnIssue() {
        tracker.agent(TrackerSeed.EMPLOYEE).creates(TrackerSeed.QUEUE, "Printer", "");
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void aCommentIsTheTokenOwners() {
        Reply reply = robot.post(COMMENTS + "/?isAddToFollowers=false", "{'text':'Hello','markupType':'md'}");

        assertThat(reply.status()).isEqualTo(201);
        JsonNode comment = reply.json();
        assertThat(comment.get("id").isIntegralNumber()).isTrue();
        assertThat(comment.get("longId").asText()).matches("[0-9a-f]{24}");
        assertThat(comment.at("/createdBy/id").asText()).isEqualTo("8000000000000001");
        assertThat(comment.get("version").asInt()).isEqualTo(1);
        assertThat(comment.get("type").asText()).isEqualTo("standard");
        assertThat(comment.get("transport").asText()).isEqualTo("internal");
        assertThat(tracker.state().issue(KEY).followers()).isEmpty();
        assertThat(robot.get("/v3/issues/" + KEY)
                        .json()
                        .get("commentWithoutExternalMessageCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theAuthorBecomesAFollowerUnlessTheRequestSaysNo() {
        robot.post(COMMENTS, "{'text':'Hello'}");

        assertThat(tracker.state().issue(KEY).followers()).containsExactly(TrackerSeed.ROBOT);
    }

    @Test
    void pagesFollowTheCursorOverHoles() {
        TrackerAgent agent = tracker.agent(TrackerSeed.AGENT);
        for (int i = 1; i <= 120; i++) {
            long id = agent.comments(KEY, "text " + i);
            if (i % 10 == 0) {
                agent.deletesComment(KEY, id);
            }
        }
        tracker.setup().skipCommentIds(40);
        agent.comments(KEY, "last");

        int pages = 0;
        int seen = 0;
        String path = COMMENTS;
        while (!path.isEmpty()) {
            Reply page = robot.get(path);
            seen += page.array().size();
            pages++;
            String link = page.header("Link");
            int next = link.indexOf("rel=\"next\"");
            path = next < 0 ? "" : link.substring(link.lastIndexOf('<', next) + 1, link.lastIndexOf('>', next));
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).isEqualTo(109);
        assertThat(robot.get(COMMENTS + "?id=120").array().findValuesAsText("text"))
                .containsExactly("last");
        assertThat(robot.get(COMMENTS + "?id=abc").status()).isEqualTo(400);
    }

    @Test
    void anEditBumpsTheVersionAndADeletedCommentIsGone() {
        long id = robot.post(COMMENTS, "{'text':'Helo'}").json().get("id").asLong();

        Reply edited = robot.patch(COMMENTS + "/" + id, "{'text':'Hello'}");
        assertThat(edited.json().get("version").asInt()).isEqualTo(2);
        assertThat(edited.json().get("text").asText()).isEqualTo("Hello");

        Reply deleted = robot.delete(COMMENTS + "/" + id);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(robot.get(COMMENTS + "/" + id).status()).isEqualTo(404);
        assertThat(tracker.state().comments(KEY)).isEmpty();
        assertThat(tracker.state().commentsEver(KEY)).singleElement().matches(TrackerComment::deleted);
        assertThat(tracker.state().history(KEY))
                .containsExactly("IssueCreated", "IssueCommentAdded", "IssueCommentUpdated", "IssueCommentRemoved");
    }

    @Test
    void somebodyElsesCommentCannotBeChanged() {
        long id = tracker.agent(TrackerSeed.AGENT).comments(KEY, "mine");

        assertThat(robot.patch(COMMENTS + "/" + id, "{'text':'yours'}").status())
                .isEqualTo(403);
        assertThat(robot.delete(COMMENTS + "/" + id).status()).isEqualTo(403);
    }

    @Test
    void thoseWhoAreCalledMustExistAndGetAccess() {
        assertThat(robot.post(COMMENTS, "{'text':'x','summonees':['nobody']}").status())
                .isEqualTo(422);
        Reply reply = robot.post(COMMENTS, "{'text':'x','summonees':['anna.agent',8000000000000021]}");

        assertThat(reply.json().at("/summonees/0/display").asText()).isEqualTo("Анна Агентова");
        assertThat(tracker.state().issue(KEY).access()).containsExactly("anna.agent", "ivan.petrov");
        tracker.setup().summoneesGetAccess(TrackerSeed.QUEUE, false);
        robot.post(COMMENTS, "{'text':'x','summonees':['boris.agent']}");
        assertThat(tracker.state().issue(KEY).access()).doesNotContain("boris.agent");
    }

    @Test
    void limitsAreKept() {
        assertThat(robot.post(COMMENTS, "{'text':' '}").status()).isEqualTo(422);
        assertThat(robot.post(COMMENTS, "{'text':'" + "x".repeat(512_000) + "'}")
                        .status())
                .isEqualTo(201);
        assertThat(robot.post(COMMENTS, "{'text':'" + "x".repeat(512_001) + "'}")
                        .status())
                .isEqualTo(422);
        assertThat(robot.post(COMMENTS, "{'text':'x','attachments':['1']}").status())
                .isEqualTo(422);
        TrackerAgent agent = tracker.agent(TrackerSeed.AGENT);
        for (int i = 1; i < 1_000; i++) {
            agent.comments(KEY, "x");
        }
        assertThat(robot.post(COMMENTS, "{'text':'one too many'}").status()).isEqualTo(422);
    }
}
