package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TextLimitsTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void lengthIsCountedInCodePointsAfterParsing() {
        assertThat(send(town.text("🖨".repeat(4096))).status()).isEqualTo(200);
        assertThat(send(town.text("я".repeat(4097))).refusal()).isEqualTo("400 Bad Request: message is too long");
        assertThat(send(town.text("<b>" + "я".repeat(4096) + "</b>  \n").put("parse_mode", "html"))
                        .status())
                .isEqualTo(200);
        assertThat(send(town.text("я".repeat(16_385))).refusal()).isEqualTo("400 Bad Request: text is too long");
    }

    @Test
    void captionsAreShorter() {
        ObjectNode call = Json.object().put("chat_id", town.ivan.id());
        town.talk.sends(PhoneFile.text("a.txt", "a"), "");
        String fileId =
                town.update().path("message").path("document").path("file_id").asText();
        call.put("document", fileId).put("caption", "я".repeat(1024));
        assertThat(town.api.call("sendDocument", call).status()).isEqualTo(200);
        call.put("caption", "я".repeat(1025));
        assertThat(town.api.call("sendDocument", call).refusal())
                .isEqualTo("400 Bad Request: message caption is too long");
    }

    @Test
    void emptyTextsAreRefusedAndBlanksTrimmed() {
        assertThat(send(town.text("")).refusal()).isEqualTo("400 Bad Request: message text is empty");
        assertThat(send(town.text(" \n ")).refusal()).isEqualTo("400 Bad Request: text must be non-empty");
        assertThat(send(town.text("\n  ответ \r\n")).result().path("text").asText())
                .isEqualTo("ответ");
        assertThat(send(town.text("<b></b>").put("parse_mode", "HTML")).refusal())
                .isEqualTo("400 Bad Request: text must be non-empty");
    }

    @Test
    void parseModeIsKnownOrRefused() {
        assertThat(send(town.text("а").put("parse_mode", "markdownV2")).status())
                .isEqualTo(200);
        assertThat(send(town.text("а").put("parse_mode", "bbcode")).refusal())
                .isEqualTo("400 Bad Request: unsupported parse_mode");
    }

    @Test
    void givenEntitiesAreCheckedAndMoveWithTheText() {
        JsonNode sent = send(entities("  🖨 жирно", "[{\"type\":\"bold\",\"offset\":5,\"length\":5}]"))
                .result();
        assertThat(sent.path("text").asText()).isEqualTo("🖨 жирно");
        assertThat(sent.path("entities").path(0).path("offset").asInt()).isEqualTo(3);
        assertThat(send(entities("abc", "[{\"type\":\"bold\",\"offset\":0,\"length\":4}]"))
                        .refusal())
                .isEqualTo("400 Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text "
                        + "at UTF-16 offset 4");
        assertThat(send(entities("abc", "[{\"type\":\"bold\",\"offset\":9,\"length\":1}]"))
                        .refusal())
                .isEqualTo("400 Bad Request: entity begins after the end of the text at UTF-16 offset 9");
        assertThat(send(entities("🖨", "[{\"type\":\"bold\",\"offset\":0,\"length\":1}]"))
                        .refusal())
                .contains("ends in a middle of a UTF-16 symbol");
        assertThat(send(entities("abc", "[{\"type\":\"loud\",\"offset\":0,\"length\":1}]"))
                        .refusal())
                .isEqualTo("400 Bad Request: can't parse MessageEntity: Unsupported type specified");
        assertThat(send(entities("abc", "[{\"type\":\"bold\",\"length\":1}]")).refusal())
                .isEqualTo("400 Bad Request: can't parse MessageEntity: Can't find field \"offset\"");
    }

    @Test
    void buttonsAreChecked() {
        assertThat(send(town.text("а").set("reply_markup", Town.inline("да", "я".repeat(32))))
                        .status())
                .isEqualTo(200);
        assertThat(send(town.text("а").set("reply_markup", Town.inline("да", "я".repeat(32) + "x")))
                        .refusal())
                .isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
        assertThat(markup("{\"inline_keyboard\":[[{\"text\":\"да\"}]]}"))
                .isEqualTo("400 Bad Request: can't parse inline keyboard button: "
                        + "Text buttons are unallowed in the inline keyboard");
        assertThat(markup("{\"inline_keyboard\":[{\"text\":\"да\"}]}"))
                .isEqualTo("400 Bad Request: field \"inline_keyboard\" of the InlineKeyboardMarkup "
                        + "must be an Array of Arrays");
        assertThat(markup("{\"inline_keyboard\":[[{\"text\":\"\",\"callback_data\":\"x\"}]]}"))
                .isEqualTo("400 Bad Request: inline keyboard button text must be non-empty");
        assertThat(markup("{\"inline_keyboard\":[[{\"text\":\"x\",\"url\":\"http://localhost/\"}]]}"))
                .isEqualTo("400 Bad Request: BUTTON_URL_INVALID");
        assertThat(markup("{oops")).isEqualTo("400 Bad Request: can't parse reply keyboard markup JSON object");
        assertThat(markup("[]")).isEqualTo("400 Bad Request: object expected as reply markup");
        assertThat(send(town.text("а").put("reply_markup", "{\"inline_keyboard\":[]}"))
                        .result()
                        .has("reply_markup"))
                .isFalse();
    }

    private String markup(String json) {
        return send(town.text("а").put("reply_markup", json)).refusal();
    }

    private ObjectNode entities(String text, String entities) {
        return town.text(text).set("entities", Json.parse(entities));
    }

    private BotCaller.Answered send(ObjectNode parameters) {
        return town.api.call("sendMessage", parameters);
    }
}
