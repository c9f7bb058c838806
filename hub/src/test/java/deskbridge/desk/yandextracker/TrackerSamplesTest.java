package deskbridge.desk.yandextracker;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.SharedContracts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Recorded and documented answers of the real service are understood; skipped where they are not at hand. */
class TrackerSamplesTest {
    private final Path folder = SharedContracts.of("yandex-tracker");
    private final TrackerJson json = new TrackerJson();

    private byte[] sample(String name) throws IOException {
        Path file = folder.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no " + name + " among the recorded answers");
        return Files.readAllBytes(file);
    }

    @Test
    void aRecordedIssueIsRead() throws Exception {
        IssueJson issue = json.read(IssueJson.class, sample("issue.recorded-2024.json"));

        assertThat(issue.key()).isEqualTo("TEST-1");
        assertThat(issue.status()).isNotNull();
        assertThat(issue.statusType()).isNotNull().extracting(Ref::key).isEqualTo("new");
        assertThat(TrackerTimes.read(issue.createdAt())).isPresent();
    }

    @Test
    void anIssueWithLocalFieldsIsRead() throws Exception {
        IssueJson issue = json.read(IssueJson.class, sample("issue.v3-localfield.fixture.json"));

        assertThat(issue.more()).containsKey("603bd9b6cdc7ba0d2f4b1a55--component");
        assertThat(issue.assignee()).isNotNull().extracting(Ref::login).isEqualTo("ilubenets");
        assertThat(TrackerTimes.read(issue.updatedAt())).contains(Instant.parse("2026-08-27T10:00:00Z"));
        assertThat(json.read(IssueJson.class, sample("issue.docs-v2.json")).key())
                .isEqualTo("TREK-9844");
    }

    @Test
    void recordedCommentsAreRead() throws Exception {
        List<CommentJson> comments = json.readList(CommentJson.class, sample("comments.recorded-2024.json"));

        assertThat(comments).extracting(CommentJson::number).startsWith(4L, 5L, 6L);
        List<CommentJson> expanded = json.readList(CommentJson.class, sample("comments-expand-all.docs-v2.json"));
        assertThat(expanded.getFirst().attachments()).hasSize(1);
        assertThat(json.read(CommentJson.class, sample("comment-created.docs-v2.json"))
                        .number())
                .isEqualTo(626);
    }

    @Test
    void recordedFilesNameTheirComments() throws Exception {
        List<FileJson> files = json.readList(FileJson.class, sample("attachments.recorded-2024.json"));

        assertThat(files.getFirst().bytes()).isEqualTo(99975);
        assertThat(files).extracting(FileJson::commentId).contains("673a4360fc57433145f7ce83");
    }

    @Test
    void historyAndStepsAreRead() throws Exception {
        ChangeJson change = json.read(ChangeJson.class, sample("changelog-entry.docs-v2.json"));
        assertThat(change.fieldsOrNone()).anySatisfy(field -> {
            assertThat(field.field()).isNotNull().extracting(Ref::id).isEqualTo("status");
            assertThat(field.to()).contains("needInfo");
        });

        List<TransitionJson> steps = json.readList(TransitionJson.class, sample("transitions.docs-v2.json"));
        assertThat(steps.getFirst().id()).isEqualTo("resolve");
        List<TransitionJson> executed = json.readList(TransitionJson.class, sample("transition-executed.docs-v2.json"));
        assertThat(executed.getFirst().screen()).isNotNull();
    }

    @Test
    void peopleFieldsAndErrorsAreRead() throws Exception {
        UserJson user = json.read(UserJson.class, sample("user.recorded-2024.json"));
        assertThat(user.is("123456789")).isTrue();
        assertThat(user.hasEmail("IVAN@yandex.ru")).isTrue();
        assertThat(json.readList(UserJson.class, sample("users-list.docs-v2.json")))
                .hasSize(1);
        assertThat(json.read(DictionaryJson.class, sample("local-field.docs-v2.json"))
                        .id())
                .isEqualTo("6054ae3a2b6b2c7f80bb9a93--loc_field_key");
        assertThat(json.read(DictionaryJson.class, sample("queue.recorded-2024.json"))
                        .key())
                .isEqualTo("TEST");
        assertThat(json.read(ErrorJson.class, sample("error-422.recorded.json")).errors())
                .containsKey("type");
        assertThat(json.read(EmployeeJson.class, sample("yandex360-user.fixture.json"))
                        .departmentId())
                .isEqualTo("23");
    }

    @Test
    void theBodiesOfOtherProductsTemplatesAreUnderstood() throws Exception {
        String template =
                new String(sample("webhook-body-template.mattermost-commentCreated.txt"), StandardCharsets.UTF_8);

        Optional<HookBodies.Named> named = new HookBodies(json)
                .read(template.replace("{{issue.key}}", "HELP-7").getBytes(StandardCharsets.UTF_8));

        assertThat(named).hasValueSatisfying(it -> assertThat(it.issue()).isEqualTo("HELP-7"));
    }
}
