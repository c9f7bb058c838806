package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.channel.pachca.Hook.ButtonHook;
import deskbridge.channel.pachca.Hook.FormHook;
import deskbridge.channel.pachca.Hook.MembersHook;
import deskbridge.channel.pachca.Hook.MessageHook;
import deskbridge.channel.pachca.Hook.OtherHook;
import deskbridge.domain.FormAnswer;
import deskbridge.emulator.SharedContracts;
import deskbridge.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OfficialSamplesTest {

    private final Path samples = Official.samples();

    @Test
    void signaturesAreProven() {
        var vectors = SharedContracts.json(samples.resolve("webhooks/signature-vectors.json"))
                .path("vectors");
        assertThat(vectors).isNotEmpty();
        for (var vector : vectors) {
            var signature =
                    new Signature(Secret.of(vector.path("signing_secret").asText()));
            byte[] body = vector.path("body_utf8").asText().getBytes(StandardCharsets.UTF_8);
            var proof = Optional.of(vector.path("Pachca-Signature").asText());
            assertThat(signature.proves(body, proof)).isTrue();
            body[0]++;
            assertThat(signature.proves(body, proof)).isFalse();
        }
    }

    @Test
    void everyWebhookIsUnderstood() throws Exception {
        Map<String, Class<? extends Hook>> kinds = Map.of(
                "assembled.button", ButtonHook.class,
                "assembled.chat-member", MembersHook.class,
                "assembled.company-member", MembersHook.class,
                "assembled.link-shared", OtherHook.class,
                "assembled.message", MessageHook.class,
                "assembled.reaction", OtherHook.class,
                "assembled.video", OtherHook.class,
                "message-new", MessageHook.class,
                "view-submit.json", FormHook.class);
        for (Path file : SharedContracts.files(samples.resolve("webhooks"), ".json")) {
            var name = file.getFileName().toString();
            for (var kind : kinds.entrySet()) {
                if (name.startsWith(kind.getKey())) {
                    assertThat(HookReader.read(Files.readString(file))).as(name).isInstanceOf(kind.getValue());
                }
            }
        }
    }

    @Test
    void messageInAThreadNamesItsRoot() throws Exception {
        var hook = (MessageHook)
                HookReader.read(Files.readString(samples.resolve("webhooks/assembled.message-new.in-thread.json")));
        assertThat(hook.inside()).isEqualTo(new ThreadKey(2_637_266_154L, 154_332_686L));
        assertThat(hook.threadId()).isEqualTo(265_142L);
    }

    @Test
    void formsValuesAreUnderstood() throws Exception {
        var hook = (FormHook) HookReader.read(Files.readString(samples.resolve("webhooks/view-submit.json")));
        var answers = FormValues.read(Workplace.PACHCA, hook.data());
        assertThat(hook.metadata()).isEqualTo("{\"timeoff_id\":4378}");
        assertThat(answers)
                .containsEntry("date_start", new FormAnswer.Text("2025-07-01"))
                .containsEntry("newsletters", new FormAnswer.Text("new_tasks, project_updates"));
        assertThat(FormsTest.uploads(answers.get("request_doc")))
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(19_153L));
    }

    @Test
    void everyAnswerFitsItsRecord() throws Exception {
        assertThat(sample("messages-get", MessageJson.One.class).data().attachments())
                .hasSize(1);
        assertThat(sample("messages-list", MessageJson.Page.class).data()).hasSize(1);
        assertThat(sample("messages-thread", ThreadJson.One.class, "201").data().chatId())
                .isEqualTo(2_637_266_155L);
        assertThat(sample("threads-list", ThreadJson.Page.class).data()).hasSize(1);
        assertThat(sample("users-get", UserJson.One.class).data().fullName()).isEqualTo("Олег Петров");
        assertThat(sample("users-list", UserJson.Page.class).data()).hasSize(1);
        assertThat(sample("chats-get", ChatJson.One.class).data().memberIds()).hasSize(3);
        assertThat(sample("oauth-token-info", TokenJson.One.class).data().scopes())
                .hasSize(2);
        assertThat(sample("uploads", UploadJson.class, "201").directUrl()).startsWith("https://");
        var history = WireJson.of(HistoryJson.class)
                .fromJson(Files.readString(samples.resolve("webhooks/events-history.response.200.json")));
        assertThat(HookReader.read(String.valueOf(history.data().getFirst().payload())))
                .isInstanceOf(MessageHook.class);
    }

    @Test
    void everyRefusalSaysSomething() throws Exception {
        for (Path file : SharedContracts.files(samples.resolve("errors"), ".json")) {
            var fault = WireJson.of(FaultJson.class).fromJson(Files.readString(file));
            assertThat(fault.words()).as(file.toString()).isNotBlank();
        }
    }

    private <T> T sample(String name, Class<T> type) throws Exception {
        return sample(name, type, "200");
    }

    private <T> T sample(String name, Class<T> type, String status) throws Exception {
        var file = samples.resolve("rest/" + name + ".response." + status + ".json");
        return WireJson.of(type).fromJson(Files.readString(file));
    }
}
