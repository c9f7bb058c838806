package deskbridge.emulator.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.MovableTime;
import deskbridge.emulator.tracker.TrackerHttp.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private static final String KEY = "SERVICEDESK-1";
    private static final byte[] CONTENT = "some text".getBytes(UTF_8);

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
    void aFileUploadedAheadGoesIntoOneCommentOnce() {
        Reply uploaded = robot.upload(
                "/v3/attachments/?filename=%D0%BE%D1%82%D1%87%D1%91%D1%82.txt", "file", "text/plain", CONTENT);
        assertThat(uploaded.status()).isEqualTo(201);
        String id = uploaded.json().get("id").asText();
        assertThat(uploaded.json().get("name").asText()).isEqualTo("отчёт.txt");
        assertThat(tracker.state().unusedFiles()).isEqualTo(1);

        String body = "{'text':'see','attachmentIds':['" + id + "']}";
        Reply comment = robot.post("/v3/issues/" + KEY + "/comments", body);

        assertThat(comment.status()).isEqualTo(201);
        assertThat(comment.json().has("attachments")).isFalse();
        assertThat(robot.post("/v3/issues/" + KEY + "/comments", body).status()).isEqualTo(422);
        assertThat(robot.post("/v3/issues", "{'queue':'DEV','summary':'x','attachmentIds':[99999]}")
                        .status())
                .isEqualTo(422);
        JsonNode listed = robot.get("/v3/issues/" + KEY + "/attachments").json();
        assertThat(listed.at("/0/commentId").asText())
                .isEqualTo(comment.json().get("longId").asText());
        assertThat(robot.get("/v3/issues/" + KEY + "/comments?expand=attachments")
                        .json()
                        .at("/0/attachments/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(robot.get("/v3/issues/" + KEY + "?expand=attachments").json().get("attachments"))
                .isEqualTo(listed);
        assertThat(tracker.state().comments(KEY).getFirst().files())
                .containsExactly(new TrackerFile("отчёт.txt", "text/plain", Body.of(CONTENT)));
        assertThat(tracker.state().unusedFiles()).isZero();
    }

    @Test
    void aDownloadNeedsTheTokenAndTheName() {
        Reply uploaded = robot.upload("/v3/issues/" + KEY + "/attachments", "a b.txt", "text/plain", CONTENT);
        String url = uploaded.json().get("content").asText();
        assertThat(url).endsWith("/a%20b.txt");

        assertThat(robot.get(url).response().body()).isEqualTo(CONTENT);
        assertThat(robot.get(url.substring(0, url.lastIndexOf('/'))).status()).isEqualTo(404);
        assertThat(robot.get(url.replace("a%20b", "c")).status()).isEqualTo(404);
        assertThat(new TrackerHttp(tracker.uri()).get(url).status()).isEqualTo(401);
        assertThat(uploaded.json().has("thumbnail")).isFalse();
        assertThat(tracker.state().history(KEY)).contains("IssueAttachmentAdded");
    }

    @Test
    void badFilesAreRefused() {
        tracker.setup().largestFile(20);

        assertThat(robot.upload("/v3/attachments?filename=a", "file", "text/plain", new byte[0])
                        .status())
                .isEqualTo(422);
        assertThat(robot.upload("/v3/attachments?filename=a", "file", "text/plain", new byte[21])
                        .status())
                .isEqualTo(413);
        assertThat(robot.upload("/v3/attachments?filename=a", "file", "text/plain", new byte[20])
                        .status())
                .isEqualTo(201);
        assertThat(robot.post("/v3/attachments?filename=a", "{}").status()).isEqualTo(400);
    }

    @Test
    void anAgentsPictureHasAThumbnailAndItsSize() {
        byte[] png = new byte[64];
        byte[] head = {
            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 1, 0, 0, 0, 0, 32
        };
        System.arraycopy(head, 0, png, 0, head.length);
        TrackerAgent agent = tracker.agent(TrackerSeed.AGENT);
        long comment = agent.comments(KEY, "look", new TrackerFile("x.png", "image/png", Body.of(png)));

        JsonNode file = robot.get("/v3/issues/" + KEY + "/attachments").json().get(0);

        assertThat(file.at("/metadata/size").asText()).isEqualTo("256x32");
        assertThat(robot.get(file.get("thumbnail").asText()).status()).isEqualTo(200);
        assertThat(robot.delete("/v3/issues/" + KEY + "/attachments/"
                                + file.get("id").asText())
                        .status())
                .isEqualTo(403);
        agent.deletesComment(KEY, comment);
        assertThat(tracker.state().files(KEY)).isEmpty();
    }

    @Test
    void theUploaderDeletesAFile() {
        String id = robot.upload("/v3/issues/" + KEY + "/attachments", "a", "text/plain", CONTENT)
                .json()
                .get("id")
                .asText();

        assertThat(robot.delete("/v3/issues/" + KEY + "/attachments/" + id).status())
                .isEqualTo(204);
        assertThat(tracker.state().files(KEY)).isEmpty();
    }
}
