package deskbridge.emulator.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FilesTest {
    private final Office office = new Office();
    private final Caller api = office.api;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void fileIsUploadedAttachedAndDownloaded() {
        JsonNode ticket = api.post("/uploads").json();
        assertThat(ticket.path("key").asText()).endsWith("/${filename}");
        assertThat(upload(ticket, "акт сверки.txt", true, Map.of()).status()).isEqualTo(204);
        String key = ticket.path("key").asText().replace("${filename}", "акт сверки.txt");
        JsonNode message = attach(key, "акт сверки.txt").data();
        JsonNode file = message.path("files").path(0);
        assertThat(file.path("name").asText()).isEqualTo("акт сверки.txt");
        assertThat(file.has("size")).isFalse();

        HttpRequest download =
                HttpRequest.newBuilder(URI.create(file.path("url").asText())).build();
        assertThat(api.send(download).text()).isEqualTo("содержимое");
        HttpRequest withToken = HttpRequest.newBuilder(
                        URI.create(file.path("url").asText()))
                .header("Authorization", "Bearer " + api.token())
                .build();
        assertThat(api.send(withToken).status()).isEqualTo(400);
        office.time.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(api.send(download).status()).isEqualTo(403);
        String fresh = api.get("/messages/" + message.path("id").asLong())
                .data()
                .path("files")
                .path(0)
                .path("url")
                .asText();
        assertThat(api.send(HttpRequest.newBuilder(URI.create(fresh)).build()).status())
                .isEqualTo(200);
        assertThat(office.pachca
                        .message(message.path("id").asLong())
                        .files()
                        .getFirst()
                        .key())
                .isEqualTo(key);
        assertThat(office.pachca.fileContent(key).text()).isEqualTo("содержимое");
    }

    @Test
    void uploadIsRefusedWhenAnythingIsWrong() {
        JsonNode ticket = api.post("/uploads").json();
        assertThat(upload(ticket, "a.txt", false, Map.of()).status()).isEqualTo(400);
        assertThat(upload(ticket, "a.txt", true, Map.of("x-amz-signature", "00"))
                        .status())
                .isEqualTo(403);
        assertThat(upload(ticket, "a.txt", true, Map.of("key", "attaches/other/${filename}"))
                        .status())
                .isEqualTo(403);
        assertThat(upload(ticket, "a.txt", true, Map.of("policy", "x")).text()).contains("<Code>AccessDenied</Code>");
        assertThat(upload(ticket, "a.txt", true, Map.of()).status()).isEqualTo(204);
        assertThat(upload(ticket, "a.txt", true, Map.of()).status()).isEqualTo(204);
        assertThat(upload(ticket, "b.txt", true, Map.of()).status()).isEqualTo(403);
        assertThat(api.send(uploadRequest(ticket, "a.txt", true, Map.of())
                                .header("Authorization", "Bearer " + api.token())
                                .build())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void attachedFileNeedsItsKeyAndItsExtension() {
        JsonNode ticket = api.post("/uploads").json();
        String key = ticket.path("key").asText().replace("${filename}", "a.txt");
        assertThat(attach(key, "a.txt").status()).isEqualTo(422);
        upload(ticket, "a.txt", true, Map.of());
        Caller.Reply refused = attach(key, "a.pdf");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorCode()).isEqualTo("wrong_params");
        assertThat(attach(key, "другое имя.txt").status()).isEqualTo(201);
    }

    @Test
    void peopleAttachFilesAndTheWebhookDoesNotShowThem() {
        long id = office.ivan.writes(office.chat, "", PersonFile.text("скрин.png", "png"));
        office.ivan.attaches(id, PersonFile.text("лог.txt", "лог"));
        assertThat(office.hooks()).hasSize(2).allMatch(hook -> !hook.has("files"));
        JsonNode files = api.get("/messages/" + id).data().path("files");
        assertThat(files.findValuesAsText("file_type")).containsExactly("image", "file");
        HttpRequest download = HttpRequest.newBuilder(
                        URI.create(files.path(1).path("url").asText()))
                .build();
        assertThat(api.send(download).text()).isEqualTo("лог");
    }

    private Caller.Reply attach(String key, String name) {
        ObjectNode body = Json.object();
        ObjectNode message =
                body.putObject("message").put("entity_id", office.chat).put("content", "");
        message.putArray("files")
                .addObject()
                .put("key", key)
                .put("name", name)
                .put("file_type", "file")
                .put("size", 20);
        return api.post("/messages", body);
    }

    private Caller.Reply upload(JsonNode ticket, String name, boolean fileLast, Map<String, String> replaced) {
        return api.send(uploadRequest(ticket, name, fileLast, replaced).build());
    }

    private static HttpRequest.Builder uploadRequest(
            JsonNode ticket, String name, boolean fileLast, Map<String, String> replaced) {
        List<String> lines = new ArrayList<>();
        List<String> file = List.of(
                "--xx",
                "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"",
                "Content-Type: application/octet-stream",
                "",
                "содержимое");
        if (!fileLast) {
            lines.addAll(file);
        }
        ticket.properties().forEach(field -> {
            if (!field.getKey().equals("direct_url")) {
                String value =
                        replaced.getOrDefault(field.getKey(), field.getValue().asText());
                lines.addAll(
                        List.of("--xx", "Content-Disposition: form-data; name=\"" + field.getKey() + "\"", "", value));
            }
        });
        if (fileLast) {
            lines.addAll(file);
        }
        lines.addAll(List.of("--xx--", ""));
        return HttpRequest.newBuilder(URI.create(ticket.path("direct_url").asText()))
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\r\n", lines)));
    }
}
