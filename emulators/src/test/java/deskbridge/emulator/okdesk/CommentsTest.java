package deskbridge.emulator.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.SharedContracts;
import deskbridge.emulator.okdesk.OkdeskHttp.Parts;
import deskbridge.emulator.okdesk.OkdeskHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommentsTest {
    private final Office office = new Office();

    @AfterEach
    void stop() {
        office.close();
    }

    private Reply comment(String json) {
        return office.api.post(office.path + "/comments", json);
    }

    @Test
    void aContactCommentsThroughTheKeyOfAnEmployee() {
        JsonNode answer = comment(
                        "{'comment':{'content':'Спасибо,<br>помогло','author_id':3155,'author_type':'contact','public':true}}")
                .json();

        assertThat(answer.at("/author/type").asText()).isEqualTo("contact");
        assertThat(answer.at("/author/name").asText()).isEqualTo("Клиентов Пётр Ильич");
        assertThat(answer.path("public").asBoolean()).isTrue();
        assertThat(answer.has("is_public")).isFalse();
        assertThat(office.okdesk.state().comments(office.issue))
                .extracting(OkdeskComment::content)
                .containsExactly("Спасибо,<br>помогло");
    }

    @Test
    void withoutATypeTheAuthorIsAnEmployee() {
        comment("{'content':'x','author_id':13}");

        assertThat(office.okdesk.state().comments(office.issue).getFirst().author())
                .isEqualTo("Операторова Анна");
        assertThat(comment("{'content':'x','author_id':3155}")
                        .errors()
                        .at("/author_id/0")
                        .asText())
                .isEqualTo("не найден");
        assertThat(comment("{'content':'x','author_id':13,'author_type':'robot'}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aMissingAuthorIsRefusedAsSeenInALog() {
        Reply reply = comment("{'content':'x'}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json())
                .isEqualTo(SharedContracts.json(
                        SharedContracts.of("okdesk").resolve("rest.error.422.comment_author_missing.json")));
        assertThat(comment("{'author_id':13}").errors().has("content")).isTrue();
    }

    @Test
    void withoutAFlagACommentIsInternal() {
        comment("{'content':'x','author_id':13,'is_public':true}");

        assertThat(office.okdesk.state().comments(office.issue).getFirst().isPublic())
                .isFalse();
    }

    @Test
    void commentsAreListedNewestFirstOrOldestFirst() {
        office.anna.comments(office.issue, "one");
        office.anna.notes(office.issue, "two");

        assertThat(office.api.get(office.path + "/comments").json().findValuesAsText("content"))
                .containsExactly("two", "one");
        office.okdesk.settings().oldestCommentsFirst(true);
        JsonNode list = office.api.get(office.path + "/comments").json();
        assertThat(list.findValuesAsText("content")).containsExactly("one", "two");
        assertThat(list.at("/1/public").asBoolean()).isFalse();
        assertThat(list.at("/0/published_at").asText()).isEqualTo("2026-03-02T12:00:00.123+03:00");
    }

    @Test
    void thereIsNoCallToChangeOrDeleteAComment() {
        long id = office.anna.comments(office.issue, "one");

        assertThat(office.api
                        .patch(office.path + "/comments/" + id, "{'content':'x'}")
                        .status())
                .isEqualTo(404);
        assertThat(office.api.delete(office.path + "/comments/" + id).status()).isEqualTo(404);
    }

    @Test
    void peopleEditAndDeleteWithoutAWebhook() {
        long id = office.anna.comments(office.issue, "one");
        office.anna.editsComment(office.issue, id, "two");
        assertThat(office.okdesk.state().comments(office.issue).getFirst().content())
                .isEqualTo("two");
        office.anna.deletesComment(office.issue, id);

        assertThat(office.okdesk.state().comments(office.issue)).isEmpty();
        assertThat(office.okdesk.state().commentsEver(office.issue)).hasSize(1);
        assertThat(office.hooks()).hasSize(1);
        Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> office.okdesk
                        .agent(OkdeskSeed.SECOND_AGENT)
                        .editsComment(office.issue, office.anna.notes(office.issue, "mine"), "yours"));
    }

    @Test
    void filesComeWithAComment() {
        Reply reply = office.api.post(
                office.path + "/comments",
                new Parts()
                        .field("comment[content]", "см. фото")
                        .field("comment[author_id]", "3155")
                        .field("comment[author_type]", "contact")
                        .field("comment[public]", "true")
                        .file("comment[attachments][0][attachment]", "a b.png", bytes("picture"))
                        .file("comment[attachments_attributes][0][attachment]", "lost.png", bytes("lost")));

        JsonNode attachments = reply.json().path("attachments");
        assertThat(attachments).hasSize(1);
        assertThat(attachments.at("/0/attachment_file_name").asText()).isEqualTo("a b.png");
        assertThat(attachments.at("/0/is_public").asBoolean()).isTrue();
        assertThat(attachments.at("/0/attachment_file_size").asInt()).isEqualTo(7);
        assertThat(attachments.at("/0").has("attachment_url")).isFalse();
        assertThat(office.okdesk.state().issue(office.issue).files()).isEmpty();
    }

    @Test
    void aLinkToAFileLivesThirtySecondsAndSuffersNoKey() {
        office.anna.comments(office.issue, "see", Office.file("лампа.png", "picture"));
        long id = office.hook("new_comment").at("/event/attachments/0/id").asLong();
        String address = office.path + "/attachments/" + id;
        String link = office.api.get(address).json().path("attachment_url").asText();

        assertThat(link).contains("%D0%BB").doesNotContain("api_token");
        assertThat(office.api.get(link).text()).isEqualTo("picture");
        assertThat(office.api.get(link + "&api_token=" + OkdeskSeed.TOKEN).status())
                .isEqualTo(403);
        assertThat(office.api
                        .get(link.replace("X-Amz-Expires=30", "X-Amz-Expires=9999"))
                        .text())
                .contains("SignatureDoesNotMatch");
        office.time.advance(Duration.ofSeconds(31));
        assertThat(office.api.get(link).text()).contains("AccessDenied");
        office.okdesk.settings().expiredLinkStatus(404);
        assertThat(office.api.get(link).status()).isEqualTo(404);
        assertThat(office.api
                        .get(office.api
                                .get(address)
                                .json()
                                .path("attachment_url")
                                .asText())
                        .text())
                .isEqualTo("picture");
        assertThat(office.api.get(office.path + "/attachments/1").status()).isEqualTo(404);
    }

    @Test
    void filesOfAnIssueTellWhetherTheyArePublic() {
        office.anna.attaches(office.issue, false, Office.file("internal.png", "1"));
        office.klientov.attaches(office.issue, Office.file("public.png", "2"));

        JsonNode attachments = office.api.get(office.path).json().path("attachments");

        assertThat(attachments.findValuesAsText("is_public")).containsExactly("false", "true");
        OkdeskHttp contact = new OkdeskHttp(office.okdesk.url(), OkdeskSeed.CONTACT_TOKEN);
        assertThat(contact.get(office.path).json().path("attachments")).hasSize(1);
        String internal = attachments.at("/0/id").asText();
        assertThat(contact.get(office.path + "/attachments/" + internal).status())
                .isEqualTo(404);
    }

    @Test
    void anAnswerMayBeLostAfterTheCommentWasWritten() {
        office.okdesk.faults().next(1, CallMatch.of("POST", "/api/v1/issues/*/comments"), new Fault.AnswerLost());

        Assertions.assertThatThrownBy(() -> comment("{'content':'x','author_id':13}"));

        assertThat(office.okdesk.state().comments(office.issue)).hasSize(1);
    }

    @Test
    void gatewaysAnswerPages() {
        office.okdesk.faults().next(1, CallMatch.any(), new Fault.Html(502));

        Reply reply = office.api.get(office.path);

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.text()).startsWith("<html>");
        assertThat(office.okdesk.journal().count(CallMatch.of("GET", "/api/v1/issues/*")))
                .isEqualTo(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
