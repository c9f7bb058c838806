package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EditingTest {
    private static final String NOT_MODIFIED =
            "400 Bad Request: message is not modified: specified new message content "
                    + "and reply markup are exactly the same as a current content and reply markup of the message";

    private final Town town = new Town();
    private final int asked = town.api
            .call("sendMessage", town.text("Оцените").set("reply_markup", Town.inline("5", "five")))
            .result()
            .path("message_id")
            .asInt();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void editWithoutKeyboardRemovesIt() {
        town.time.advance(Duration.ofSeconds(5));
        JsonNode edited = edit("Спасибо").result();
        assertThat(edited.has("reply_markup")).isFalse();
        assertThat(edited.path("edit_date").asLong() - edited.path("date").asLong())
                .isEqualTo(5);
        assertThat(town.talk.message(asked).edited()).isTrue();
        assertThat(town.drain()).as("bots do not hear of their own edits").isEmpty();
    }

    @Test
    void sameContentIsRefused() {
        ObjectNode same = target().put("text", " Оцените ");
        assertThat(town.api
                        .call("editMessageText", same.deepCopy().set("reply_markup", Town.inline("5", "five")))
                        .refusal())
                .isEqualTo(NOT_MODIFIED);
        assertThat(town.api
                        .call(
                                "editMessageText",
                                same.deepCopy().put("text", "<b>Оцените</b>").put("parse_mode", "HTML"))
                        .status())
                .isEqualTo(200);
        assertThat(town.api.call("editMessageReplyMarkup", target()).refusal()).isEqualTo(NOT_MODIFIED);
    }

    @Test
    void markupAloneCanBeChangedAndRemoved() {
        ObjectNode other = target().set("reply_markup", Town.inline("4", "four"));
        assertThat(town.api.call("editMessageReplyMarkup", other).status()).isEqualTo(200);
        assertThat(town.talk.message(asked).hasButton("4")).isTrue();
        assertThat(town.api.call("editMessageReplyMarkup", target()).status()).isEqualTo(200);
        assertThat(town.talk.message(asked).buttons()).isEmpty();
        ObjectNode keys = target().set("reply_markup", Json.parse("{\"keyboard\":[[\"a\"]]}"));
        assertThat(town.api.call("editMessageReplyMarkup", keys).refusal()).contains("inline keyboard expected");
    }

    @Test
    void onlyOwnExistingMessagesAreEdited() {
        assertThat(town.api
                        .call("editMessageText", target().put("text", "а").put("message_id", 9999))
                        .refusal())
                .isEqualTo("400 Bad Request: message to edit not found");
        int foreign = town.talk.writes("моё");
        assertThat(town.api
                        .call("editMessageText", target().put("text", "а").put("message_id", foreign))
                        .refusal())
                .isEqualTo("400 Bad Request: message can't be edited");
        ObjectNode nowhere = Json.object().put("chat_id", town.ivan.id()).put("text", "а");
        assertThat(town.api.call("editMessageText", nowhere).refusal())
                .isEqualTo("400 Bad Request: message identifier is not specified");
        town.talk.deletesOfBot(asked);
        assertThat(edit("поздно").refusal()).isEqualTo("400 Bad Request: message to edit not found");
    }

    @Test
    void messageWithReplyKeyboardCannotBeEdited() {
        int id = town.api
                .call("sendMessage", town.text("Номер?").set("reply_markup", Json.parse("{\"keyboard\":[[\"a\"]]}")))
                .result()
                .path("message_id")
                .asInt();
        assertThat(town.api
                        .call("editMessageText", target().put("message_id", id).put("text", "а"))
                        .refusal())
                .isEqualTo("400 Bad Request: message can't be edited");
    }

    @Test
    void textAndCaptionAreDifferentThings() {
        town.talk.sends(PhoneFile.text("a.txt", "a"), "");
        String fileId =
                town.update().path("message").path("document").path("file_id").asText();
        int file = town.api
                .call("sendDocument", "chat_id", town.ivan.id(), "document", fileId, "caption", "до")
                .result()
                .path("message_id")
                .asInt();
        assertThat(town.api
                        .call(
                                "editMessageText",
                                target().put("message_id", file).put("text", "а"))
                        .refusal())
                .isEqualTo("400 Bad Request: there is no text in the message to edit");
        assertThat(town.api
                        .call("editMessageCaption", target().put("caption", "а"))
                        .refusal())
                .isEqualTo("400 Bad Request: there is no caption in the message to edit");
        JsonNode edited = town.api
                .call("editMessageCaption", target().put("message_id", file).put("caption", "после"))
                .result();
        assertThat(edited.path("caption").asText()).isEqualTo("после");
    }

    @Test
    void deletionEndsAfterTwoDays() {
        int late = town.api.write(town.ivan.id(), "позже").path("message_id").asInt();
        assertThat(delete(asked).result().asBoolean()).isTrue();
        assertThat(delete(asked).refusal()).isEqualTo("400 Bad Request: message to delete not found");
        town.time.advance(Duration.ofHours(49));
        assertThat(delete(late).refusal()).isEqualTo("400 Bad Request: message can't be deleted");
        assertThat(town.talk.message(asked).deleted()).isTrue();
        assertThat(town.talk.message(late).deleted()).isFalse();
    }

    @Test
    void pressIsAnsweredOnceAndInTime() {
        Press press = town.talk.presses(asked, "5");
        JsonNode query = town.update().path("callback_query");
        assertThat(query.path("data").asText()).isEqualTo("five");
        assertThat(query.path("id").isTextual()).isTrue();
        assertThat(query.path("chat_instance").isTextual()).isTrue();
        assertThat(query.path("message").path("message_id").asInt()).isEqualTo(asked);
        assertThat(answer(press).result().asBoolean()).isTrue();
        assertThat(press.answer()).contains(new PressAnswer("Принято", false, ""));
        assertThat(answer(press).refusal())
                .isEqualTo("400 Bad Request: query is too old and response timeout expired or query ID is invalid");
        Press second = town.talk.presses(asked, "five");
        assertThat(second.id()).isNotEqualTo(press.id());
        town.time.advance(Duration.ofSeconds(16));
        assertThat(answer(second).refusal()).contains("query is too old");
        assertThat(second.awaitAnswer(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void pressOfADeletedMessageShowsWhatIsLeft() {
        town.api.call("deleteMessage", target()).result();
        town.talk.forgesPress(asked, "выдумка");
        JsonNode message = town.update().path("callback_query").path("message");
        assertThat(message.path("date").asInt(-1)).isZero();
        assertThat(message.has("text")).isFalse();
        assertThat(message.path("chat").path("id").asLong()).isEqualTo(town.ivan.id());
    }

    @Test
    void repliesNeedTheirTarget() {
        ObjectNode lost = town.text("а").set("reply_parameters", Json.object().put("message_id", 4711));
        assertThat(town.api.call("sendMessage", lost).refusal())
                .isEqualTo("400 Bad Request: message to be replied not found");
        ObjectNode anyway = town.text("а")
                .set(
                        "reply_parameters",
                        Json.object().put("message_id", 4711).put("allow_sending_without_reply", true));
        assertThat(town.api.call("sendMessage", anyway).result().has("reply_to_message"))
                .isFalse();
        ObjectNode found = town.text("а").put("reply_to_message_id", asked);
        JsonNode reply = town.api.call("sendMessage", found).result().path("reply_to_message");
        assertThat(reply.path("message_id").asInt()).isEqualTo(asked);
    }

    @Test
    void reactionsAreOneOfAList() {
        int question = town.talk.writes("вопрос");
        assertThat(react(question, "👍").result().asBoolean()).isTrue();
        assertThat(town.talk.message(question).reaction()).isEqualTo("👍");
        assertThat(react(question, "🖨").refusal()).isEqualTo("400 Bad Request: REACTION_INVALID");
        assertThat(react(9999, "👍").refusal()).isEqualTo("400 Bad Request: message to react not found");
    }

    private BotCaller.Answered react(int messageId, String emoji) {
        JsonNode reaction = Json.array().add(Json.object().put("type", "emoji").put("emoji", emoji));
        return town.api.call(
                "setMessageReaction", "chat_id", town.ivan.id(), "message_id", messageId, "reaction", reaction);
    }

    private BotCaller.Answered answer(Press press) {
        return town.api.call("answerCallbackQuery", "callback_query_id", press.id(), "text", "Принято");
    }

    private BotCaller.Answered delete(int messageId) {
        return town.api.call("deleteMessage", "chat_id", town.ivan.id(), "message_id", messageId);
    }

    private BotCaller.Answered edit(String text) {
        return town.api.call("editMessageText", target().put("text", text));
    }

    private ObjectNode target() {
        return Json.object().put("chat_id", town.ivan.id()).put("message_id", asked);
    }

    @Test
    void previewAloneIsAChange() {
        String text = "https://example.com";
        int id = town.api.write(town.ivan.id(), text).path("message_id").asInt();
        ObjectNode call = target().put("message_id", id).put("text", text);
        assertThat(town.api.call("editMessageText", call).refusal()).isEqualTo(NOT_MODIFIED);
        call.putObject("link_preview_options").put("is_disabled", true);
        assertThat(town.api.call("editMessageText", call).status()).isEqualTo(200);
        assertThat(town.api
                        .call("sendMessage", town.text("а").put("link_preview_options", "{oops"))
                        .refusal())
                .isEqualTo("400 Bad Request: can't parse link preview options JSON object");
    }

    @Test
    void protectedMessagesAreNotCopied() {
        int id = town.api
                .call("sendMessage", town.text("секрет").put("protect_content", true))
                .result()
                .path("message_id")
                .asInt();
        assertThat(town.api
                        .call("copyMessage", target().put("message_id", id).put("from_chat_id", town.ivan.id()))
                        .refusal())
                .isEqualTo("400 Bad Request: message can't be copied");
    }

    @Test
    void piecesOfMessagesAreQuoted() {
        town.talk.quotes(asked, "цен", "что именно?");
        JsonNode quoting = town.update().path("message");
        assertThat(quoting.path("quote").path("text").asText()).isEqualTo("цен");
        assertThat(quoting.path("quote").path("position").asInt()).isEqualTo(1);
        assertThat(quoting.path("reply_to_message").path("message_id").asInt()).isEqualTo(asked);
        JsonNode piece = Json.object().put("message_id", asked).put("quote", "Оцените");
        assertThat(town.api
                        .call("sendMessage", town.text("а").set("reply_parameters", piece))
                        .result()
                        .path("quote")
                        .path("position")
                        .asInt(-1))
                .isZero();
        JsonNode wrong = Json.object().put("message_id", asked).put("quote", "Цените");
        assertThat(town.api
                        .call("sendMessage", town.text("а").set("reply_parameters", wrong))
                        .refusal())
                .isEqualTo("400 Bad Request: QUOTE_TEXT_INVALID");
    }
}
