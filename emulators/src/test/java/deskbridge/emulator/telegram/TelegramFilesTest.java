package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TelegramFilesTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void fileIsFetchedByItsPathForAnHour() {
        town.talk.sends(PhoneFile.text("журнал.log", "ошибка"), "Смотрите");
        JsonNode message = town.update().path("message");
        JsonNode document = message.path("document");
        assertThat(message.path("caption").asText()).isEqualTo("Смотрите");
        assertThat(document.path("file_name").asText()).isEqualTo("журнал.log");
        assertThat(document.path("mime_type").asText()).isEqualTo("text/plain");
        JsonNode file = getFile(document.path("file_id").asText()).result();
        assertThat(file.path("file_path").asText()).isEqualTo("documents/file_0.log");
        assertThat(file.path("file_unique_id")).isEqualTo(document.path("file_unique_id"));
        assertThat(file.path("file_size").asInt()).isEqualTo(12);
        assertThat(download(file).response().body()).isEqualTo("ошибка");
        town.time.advance(Duration.ofMinutes(61));
        assertThat(download(file).refusal()).isEqualTo("404 Not Found");
        JsonNode again = getFile(document.path("file_id").asText()).result();
        assertThat(again).isEqualTo(file);
        assertThat(download(again).status()).isEqualTo(200);
    }

    @Test
    void tooBigFilesCannotBeFetched() {
        town.talk.sends(PhoneFile.document("диск.iso", Body.of(new byte[(20 << 20) + 1])), "");
        String fileId =
                town.update().path("message").path("document").path("file_id").asText();
        assertThat(getFile(fileId).refusal()).isEqualTo("400 Bad Request: file is too big");
    }

    @Test
    void fileIdsBelongToOneBot() {
        town.talk.sends(PhoneFile.text("a.txt", "a"), "");
        String fileId =
                town.update().path("message").path("document").path("file_id").asText();
        TelegramBot other = town.telegram.addBot("other_bot", "Другой");
        BotCaller stranger = new BotCaller(town.client, town.telegram.url(), other.token());
        assertThat(stranger.call("getFile", "file_id", fileId).refusal())
                .isEqualTo("400 Bad Request: wrong file_id or the file is temporarily unavailable");
        assertThat(getFile("куку").refusal()).isEqualTo("400 Bad Request: invalid file_id");
        assertThat(town.api.call("getFile").refusal()).isEqualTo("400 Bad Request: file_id not specified");
    }

    @Test
    void photosHaveSizesAndNoName() {
        town.talk.sends(PhoneFile.photo(Body.of("снимок")), "");
        JsonNode sizes = town.update().path("message").path("photo");
        assertThat(sizes).hasSizeGreaterThan(1);
        JsonNode largest = sizes.path(sizes.size() - 1);
        assertThat(largest.path("width").asInt())
                .isGreaterThan(sizes.path(0).path("width").asInt());
        JsonNode file = getFile(largest.path("file_id").asText()).result();
        assertThat(file.path("file_path").asText()).startsWith("photos/").endsWith(".jpg");
        assertThat(download(file).response().body()).isEqualTo("снимок");
    }

    @Test
    void uploadsAreParts() {
        ObjectNode chat = Json.object().put("chat_id", town.ivan.id());
        JsonNode sent = upload("sendDocument", chat, Map.of("document", Body.of("содержимое")))
                .result();
        assertThat(sent.path("document").path("file_name").asText()).isEqualTo("document.txt");
        assertThat(town.talk.last().orElseThrow().file())
                .isNotNull()
                .extracting(TelegramFile::content)
                .isEqualTo(Body.of("содержимое"));
        JsonNode attached = upload(
                        "sendDocument",
                        chat.deepCopy().put("document", "attach://one"),
                        Map.of("one", Body.of("вложено")))
                .result();
        assertThat(attached.path("document").path("file_name").asText()).isEqualTo("one.txt");
        String known = attached.path("document").path("file_id").asText();
        assertThat(town.api
                        .call("sendDocument", chat.deepCopy().put("document", known))
                        .status())
                .isEqualTo(200);
        assertThat(town.api.call("sendDocument", chat).refusal())
                .isEqualTo("400 Bad Request: there is no document in the request");
        assertThat(upload("sendDocument", chat, Map.of("document", Body.EMPTY)).refusal())
                .isEqualTo("400 Bad Request: file must be non-empty");
        assertThat(town.api
                        .call("sendPhoto", chat.deepCopy().put("photo", known))
                        .refusal())
                .isEqualTo("400 Bad Request: can't use file of type Document as Photo");
        assertThat(town.api
                        .call("sendDocument", chat.deepCopy().put("document", "выдумка"))
                        .refusal())
                .isEqualTo("400 Bad Request: wrong file identifier/HTTP URL specified");
    }

    @Test
    void photosMustBePictures() {
        ObjectNode chat = Json.object().put("chat_id", town.ivan.id());
        assertThat(upload("sendPhoto", chat, Map.of("photo", Body.of("не картинка")))
                        .refusal())
                .isEqualTo("400 Bad Request: IMAGE_PROCESS_FAILED");
        assertThat(upload("sendPhoto", chat, Map.of("photo", Town.PIXEL)).status())
                .isEqualTo(200);
        byte[] wide = Town.PIXEL.bytes();
        wide[18] = 0x27;
        wide[19] = 0x10;
        assertThat(upload("sendPhoto", chat, Map.of("photo", Body.of(wide))).refusal())
                .isEqualTo("400 Bad Request: PHOTO_INVALID_DIMENSIONS");
        assertThat(upload("sendPhoto", chat, Map.of("photo", Body.of(new byte[(10 << 20) + 1])))
                        .refusal())
                .contains("is too big for a photo");
    }

    @Test
    void hugeUploadsAreRefused() {
        assertThat(upload(
                                "sendDocument",
                                Json.object().put("chat_id", town.ivan.id()),
                                Map.of("document", Body.of(new byte[(50 << 20) + 1])))
                        .refusal())
                .isEqualTo("413 Request Entity Too Large");
    }

    @Test
    void albumsAreOfOneSort() {
        assertThat(album("[]").refusal()).isEqualTo("400 Bad Request: there are no messages to send");
        assertThat(album("[" + "{\"type\":\"photo\",\"media\":\"attach://p\"},".repeat(10)
                                + "{\"type\":\"photo\",\"media\":\"attach://p\"}]")
                        .refusal())
                .isEqualTo("400 Bad Request: too many messages to send as an album");
        assertThat(album(
                                "[{\"type\":\"photo\",\"media\":\"attach://p\"},{\"type\":\"document\",\"media\":\"attach://p\"}]")
                        .refusal())
                .isEqualTo("400 Bad Request: can't use the media of the specified type in the album");
        JsonNode sent = album(
                        "[{\"type\":\"photo\",\"media\":\"attach://p\",\"caption\":\"<b>а</b>\",\"parse_mode\":\"HTML\"},"
                                + "{\"type\":\"photo\",\"media\":\"attach://p\"}]")
                .result();
        assertThat(sent.path(0).path("caption").asText()).isEqualTo("а");
        assertThat(sent.path(0).path("media_group_id").asText())
                .isNotEmpty()
                .isEqualTo(sent.path(1).path("media_group_id").asText());
        JsonNode alone =
                album("[{\"type\":\"photo\",\"media\":\"attach://p\"}]").result();
        assertThat(alone.path(0).has("media_group_id")).isFalse();
    }

    @Test
    void animationsAreDocumentsToo() {
        JsonNode sent = upload(
                        "sendAnimation",
                        Json.object().put("chat_id", town.ivan.id()),
                        Map.of("animation", Body.of("gif")))
                .result();
        assertThat(sent.path("animation").path("file_id"))
                .isEqualTo(sent.path("document").path("file_id"));
    }

    @Test
    void messagesAreCopiedAndForwarded() {
        int id = town.talk.sends(PhoneFile.text("a.txt", "a"), "подпись");
        ObjectNode call = Json.object()
                .put("chat_id", town.ivan.id())
                .put("from_chat_id", town.ivan.id())
                .put("message_id", id);
        int copy =
                town.api.call("copyMessage", call).result().path("message_id").asInt();
        assertThat(town.talk.message(copy).text()).isEqualTo("подпись");
        assertThat(town.talk.message(copy).forwarded()).isFalse();
        JsonNode forwarded = town.api.call("forwardMessage", call).result();
        assertThat(forwarded
                        .path("forward_origin")
                        .path("sender_user")
                        .path("id")
                        .asLong())
                .isEqualTo(town.ivan.id());
        assertThat(town.api
                        .call("copyMessage", call.deepCopy().put("message_id", 999))
                        .refusal())
                .isEqualTo("400 Bad Request: message to copy not found");
    }

    private BotCaller.Answered album(String media) {
        return upload(
                "sendMediaGroup",
                Json.object().put("chat_id", town.ivan.id()).put("media", media),
                Map.of("p", Town.PIXEL));
    }

    private BotCaller.Answered getFile(String fileId) {
        return town.api.call("getFile", "file_id", fileId);
    }

    private BotCaller.Answered download(JsonNode file) {
        String path = file.path("file_path").asText();
        return town.api.send(
                HttpRequest.newBuilder(URI.create(town.telegram.url() + "/file/bot" + town.bot.token() + "/" + path))
                        .build());
    }

    private BotCaller.Answered upload(String method, ObjectNode fields, Map<String, Body> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.properties()
                .forEach(field -> body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                                + "\"\r\n\r\n" + field.getValue().asText() + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, content) -> {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                            + ".txt\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content.bytes());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return town.api.send(HttpRequest.newBuilder(town.api.address(method))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }
}
