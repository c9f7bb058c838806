package deskbridge.desk.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.desk.okdesk.html.HtmlDocument;
import deskbridge.emulator.SharedContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The vendor's and other people's samples are understood; skipped where they are not at hand. */
class OkdeskSamplesTest {
    private final Path folder = SharedContracts.of("okdesk");
    private final OkdeskJson json = new OkdeskJson();

    private Node sample(String name) throws Exception {
        Path file = folder.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no " + name + " among the samples");
        return json.read(Files.readAllBytes(file));
    }

    @Test
    void everyWebhookNamesItsTicket() {
        List<Path> hooks;
        try (Stream<Path> files = Files.walk(folder)) {
            hooks = files.filter(file -> file.getFileName().toString().matches("webhook\\..*\\.json"))
                    .filter(file -> !file.getFileName().toString().contains("excerpt"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(hooks).isNotEmpty().allSatisfy(file -> {
            HookBody body = HookBody.of(json.read(Files.readAllBytes(file)));
            boolean company = file.toString().contains("change_company");
            assertThat(body.issue()).matches(company ? "" : "[1-9]\\d*");
            assertThat(body.commentOnly())
                    .isEqualTo(file.toString().contains("new_comment")
                            || body.kind().equals("new_comment"));
        });
    }

    @Test
    void idsAndCommentsAreTakenFromTextsAndNumbers() throws Exception {
        assertThat(HookBody.of(sample("webhook.new_ticket_status.docs.json")).comment())
                .isEqualTo("5880");
        assertThat(HookBody.of(sample("constructed/webhook.new_ticket_status.int_ids.json"))
                        .comment())
                .isEqualTo("5880");
        assertThat(HookBody.of(sample("webhook.variant.new_comment.json")))
                .isEqualTo(new HookBody("789", "456", "new_comment", true));
        assertThat(HookBody.of(sample("webhook.variant.flat_event_string.json")))
                .isEqualTo(new HookBody("12345", "", "new_comment", true));
        assertThat(HookBody.of(sample("webhook.seed.issue.status_changed.json")))
                .isEqualTo(new HookBody("1380", "", "issue.status_changed", false));
    }

    @Test
    void anIssueIsRead() throws Exception {
        Node issue = sample("rest.issue.get.docs.json");

        assertThat(issue.id("id")).isEqualTo("153");
        assertThat(issue.at("status").text("code")).isEqualTo("opened");
        assertThat(IssueReader.rate(issue)).isEqualTo("normal");
        assertThat(issue.at("comments").number("count")).isEqualTo(5);
        assertThat(new OkdeskTimes(null).read(issue.text("created_at")))
                .contains(Instant.parse("2016-03-15T15:05:17.568Z"));
        assertThat(IssueReader.rate(sample("webhook.issue_block.docs_excerpt.json")))
                .isEqualTo("normal");
    }

    @Test
    void commentsAndFilesAreRead() throws Exception {
        List<Node> comments = sample("constructed/rest.comments.list.json").items();
        assertThat(comments).extracting(CommentReader::isInternal).containsExactly(false, true);
        assertThat(CommentReader.isInternal(sample("rest.comment.create.response.docs.json")))
                .isFalse();
        assertThat(HtmlDocument.parse(comments.get(1).text("content")).words()).isEqualTo("Клиенту не показывать");
        assertThat(FileAddress.remote(OkdeskFixture.OKDESK, "7", sample("rest.attachment.get.docs.json"))
                        .size())
                .isEqualTo(7955);
    }

    @Test
    void errorsBecomeWords() throws Exception {
        assertThat(OkdeskErrors.words(OkdeskErrors.of(sample("rest.error.422.comment_author_missing.json"))))
                .isEqualTo("author_id: отсутствует");
        assertThat(OkdeskErrors.of(sample("rest.error.422.filter_validation.json")))
                .containsEntry("page.size", "должно быть меньше или равно 100")
                .containsEntry("observer_ids.1", "должно иметь тип integer");
    }

    @Test
    void namesComeWholeAndInParts() throws Exception {
        assertThat(OkdeskPeople.name(sample("constructed/rest.contact.get.json")))
                .isEqualTo("Клиентов Пётр");
        assertThat(OkdeskPeople.name(sample("webhook.new_ticket_status.docs.json")
                        .at("event")
                        .at("author")))
                .isEqualTo("Иванов Иван Иванович");
        assertThat(OkdeskPeople.name(new Node(Map.of("id", 7)))).isEqualTo("#7");
    }
}
