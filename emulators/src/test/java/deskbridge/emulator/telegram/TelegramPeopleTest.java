package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TelegramPeopleTest {
    private static final String KEYBOARD =
            "{\"keyboard\":[[{\"text\":\"Поделиться номером\",\"request_contact\":true}],[\"Позже\"]],"
                    + "\"one_time_keyboard\":true}";

    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void deepLinkArrivesAsStartWithPayload() {
        town.talk.starts("tkt_8Fh2-Zq");
        JsonNode message = town.update().path("message");
        assertThat(message.path("text").asText()).isEqualTo("/start tkt_8Fh2-Zq");
        assertThat(message.path("entities").path(0).path("type").asText()).isEqualTo("bot_command");
        assertThat(message.path("entities").path(0).path("length").asInt()).isEqualTo(6);
        assertThat(message.path("chat").path("id").asLong()).isEqualTo(town.ivan.id());
        assertThat(message.path("from").path("language_code").asText()).isEqualTo("ru");
        assertThatThrownBy(() -> town.talk.starts("не то")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsDoNotFitAnInt() {
        assertThat(town.ivan.id()).isGreaterThan(Integer.MAX_VALUE);
        assertThat(town.bot.id()).isGreaterThan(Integer.MAX_VALUE);
        TelegramGroup group = town.telegram.addSupergroup("Отдел", town.ivan);
        assertThat(Long.toString(group.id())).startsWith("-100").hasSizeGreaterThan(13);
    }

    @Test
    void contactSharedByButtonRepliesToTheRequest() {
        int request = town.api
                .call("sendMessage", town.text("Поделитесь номером").set("reply_markup", Json.parse(KEYBOARD)))
                .result()
                .path("message_id")
                .asInt();
        assertThat(town.talk.keyboard()).hasSize(2);
        town.talk.pressesKey("Поделиться номером");
        JsonNode message = town.update().path("message");
        assertThat(message.path("contact").path("phone_number").asText()).isEqualTo("79990000001");
        assertThat(message.path("contact").path("user_id").asLong()).isEqualTo(town.ivan.id());
        assertThat(message.path("reply_to_message").path("message_id").asInt()).isEqualTo(request);
        assertThat(message.has("forward_origin")).isFalse();
        assertThat(town.talk.keyboard()).as("one-time keyboards go away").isEmpty();
        assertThatThrownBy(() -> town.talk.pressesKey("Позже")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordinaryKeySendsItsTextUntilTheKeyboardIsRemoved() {
        JsonNode keys = Json.parse("{\"keyboard\":[[\"Новая заявка\"]]}");
        town.api
                .call("sendMessage", town.text("Меню").set("reply_markup", keys))
                .result();
        town.talk.pressesKey("Новая заявка");
        assertThat(town.update().path("message").path("text").asText()).isEqualTo("Новая заявка");
        JsonNode remove = Json.object().put("remove_keyboard", true);
        town.api
                .call("sendMessage", town.text("Всё").set("reply_markup", remove))
                .result();
        assertThat(town.talk.keyboard()).isEmpty();
    }

    @Test
    void foreignAndForwardedContactsAreTold() {
        town.talk.sharesContactOf(town.olga);
        assertThat(town.update().path("message").path("contact").path("user_id").asLong())
                .isEqualTo(town.olga.id());
        town.talk.sharesContact("911", "Служба");
        assertThat(town.update().path("message").path("contact").has("user_id")).isFalse();
        TelegramTalk olgas = town.olga.with(town.bot);
        int card = olgas.sharesOwnContact();
        town.drain();
        town.talk.forwards(olgas, card);
        JsonNode forwarded = town.update().path("message");
        assertThat(forwarded.path("contact").path("user_id").asLong()).isEqualTo(town.olga.id());
        assertThat(forwarded
                        .path("forward_origin")
                        .path("sender_user")
                        .path("id")
                        .asLong())
                .isEqualTo(town.olga.id());
    }

    @Test
    void hiddenAuthorsKeepTheirName() {
        town.talk.forwardsHidden("Кто-то", "переслано");
        JsonNode origin = town.update().path("message").path("forward_origin");
        assertThat(origin.path("type").asText()).isEqualTo("hidden_user");
        assertThat(origin.path("sender_user_name").asText()).isEqualTo("Кто-то");
    }

    @Test
    void albumIsSeveralMessagesWithOneGroup() {
        List<Integer> ids =
                town.talk.sendsAlbum("Два снимка", PhoneFile.photo(Town.PIXEL), PhoneFile.photo(Town.PIXEL));
        List<JsonNode> updates = town.drain();
        assertThat(updates).hasSize(2);
        assertThat(ids.get(1)).isEqualTo(ids.getFirst() + 1);
        JsonNode first = updates.getFirst().path("message");
        JsonNode second = updates.getLast().path("message");
        assertThat(first.path("caption").asText()).isEqualTo("Два снимка");
        assertThat(second.has("caption")).isFalse();
        assertThat(first.path("media_group_id").asText())
                .isNotEmpty()
                .isEqualTo(second.path("media_group_id").asText());
    }

    @Test
    void editsAreToldOnceAndDeletionsNever() {
        int id = town.talk.writes("не печатает");
        town.drain();
        town.time.advance(Duration.ofMinutes(1));
        town.talk.edits(id, "не печатает совсем");
        town.talk.edits(id, "не печатает совсем");
        JsonNode edited = town.update().path("edited_message");
        assertThat(edited.path("text").asText()).isEqualTo("не печатает совсем");
        assertThat(edited.path("edit_date").asLong() - edited.path("date").asLong())
                .isEqualTo(60);
        town.talk.deletes(id);
        assertThat(town.drain()).isEmpty();
        assertThat(town.talk.message(id).deleted()).isTrue();
        int old = town.talk.writes("вчера");
        town.time.advance(Duration.ofDays(3));
        assertThatThrownBy(() -> town.talk.edits(old, "поздно")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void blockingIsToldAndStopsTheBot() {
        town.ivan.blocks(town.bot);
        JsonNode change = town.update().path("my_chat_member");
        assertThat(change.path("old_chat_member").path("status").asText()).isEqualTo("member");
        assertThat(change.path("new_chat_member").path("status").asText()).isEqualTo("kicked");
        assertThat(change.path("new_chat_member").path("until_date").asInt(-1)).isZero();
        assertThat(town.api.call("sendMessage", town.text("а")).refusal())
                .isEqualTo("403 Forbidden: bot was blocked by the user");
        assertThatThrownBy(() -> town.talk.writes("а")).isInstanceOf(IllegalStateException.class);
        town.talk.starts();
        List<JsonNode> updates = town.drain();
        assertThat(updates.getFirst()
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .isEqualTo("member");
        assertThat(updates.getLast().path("message").path("text").asText()).isEqualTo("/start");
        assertThat(town.api.call("sendMessage", town.text("а")).status()).isEqualTo(200);
    }

    @Test
    void strangersCannotBeWrittenTo() {
        long olga = town.olga.id();
        assertThat(town.olga.with(town.bot).messages())
                .as("the chat is open, nothing is written")
                .isEmpty();
        assertThat(town.api.call("sendMessage", "chat_id", olga, "text", "а").refusal())
                .isEqualTo("400 Bad Request: chat not found");
        TelegramGroup group = town.telegram.addGroup("Отдел", town.olga);
        group.adds(town.bot);
        assertThat(town.api.call("sendMessage", "chat_id", olga, "text", "а").refusal())
                .isEqualTo("403 Forbidden: bot can't initiate conversation with a user");
        assertThat(town.api.call("sendMessage", "chat_id", 42, "text", "а").refusal())
                .isEqualTo("400 Bad Request: chat not found");
        assertThat(town.api
                        .call("sendMessage", "chat_id", "@nobody", "text", "а")
                        .refusal())
                .isEqualTo("400 Bad Request: chat not found");
        town.ivan.deletesAccount();
        assertThat(town.api.call("sendMessage", town.text("а")).refusal())
                .isEqualTo("403 Forbidden: user is deactivated");
    }

    @Test
    void otherBotsHaveTheirOwnChats() {
        TelegramBot other = town.telegram.addBot("other_bot", "Другой");
        town.ivan.with(other).writes("другому");
        assertThat(town.drain()).isEmpty();
        assertThat(other.updates()).hasSize(1);
        assertThat(town.talk.messages()).extracting(TelegramMessage::text).doesNotContain("другому");
    }

    @Test
    void botsOffersItsCommands() {
        JsonNode commands = Json.parse("[{\"command\":\"new\",\"description\":\"Новая заявка\"}]");
        town.api.call("setMyCommands", "commands", commands).result();
        assertThat(town.bot.commands()).containsExactly("new");
        assertThat(town.api.call("getMyCommands").result()).isEqualTo(commands);
        JsonNode bad = Json.parse("[{\"command\":\"Новая\",\"description\":\"x\"}]");
        assertThat(town.api.call("setMyCommands", "commands", bad).refusal())
                .isEqualTo("400 Bad Request: BOT_COMMAND_INVALID");
        JsonNode scope = Json.object().put("type", "all_private_chats");
        town.api
                .call("setMyCommands", "commands", commands, "scope", scope, "language_code", "ru")
                .result();
        assertThat(town.bot.commands("all_private_chats ru")).containsExactly("new");
        town.api.call("deleteMyCommands").result();
        assertThat(town.bot.commands()).isEmpty();
    }

    @Test
    void messagesCannotComeTooFastWhenRatesAreOn() {
        town.telegram.settings().rateLimits(true);
        for (int i = 0; i < 5; i++) {
            town.api.write(town.ivan.id(), "№ " + i);
        }
        BotCaller.Answered limited = town.api.call("sendMessage", town.text("слишком"));
        assertThat(limited.refusal()).isEqualTo("429 Too Many Requests: retry after 5");
        town.time.advance(Duration.ofSeconds(5));
        assertThat(town.api.call("sendMessage", town.text("теперь")).status()).isEqualTo(200);
    }

    @Test
    void editsThatShowNothingAreToldToo() {
        int id = town.talk.writes("вопрос");
        town.drain();
        town.talk.touches(id);
        assertThat(town.update().path("edited_message").path("text").asText()).isEqualTo("вопрос");
    }

    @Test
    void updatesThatNobodyKnowsYetCanBeTold() {
        town.bot.isTold("some_future_update", Json.object().put("x", 1));
        JsonNode update = town.update();
        assertThat(update.path("some_future_update").path("x").asInt()).isEqualTo(1);
        assertThat(update.path("update_id").isInt()).isTrue();
    }

    @Test
    void actionIsShownForAMomentOrUntilTheBotWrites() {
        act("typing");
        assertThat(town.talk.action()).contains("typing");
        town.time.advance(Duration.ofSeconds(5));
        assertThat(town.talk.action()).isEmpty();
        act("upload_document");
        town.api.write(town.ivan.id(), "готово");
        assertThat(town.talk.action()).isEmpty();
        assertThat(town.api
                        .call("sendChatAction", "chat_id", town.ivan.id(), "action", "dancing")
                        .refusal())
                .isEqualTo("400 Bad Request: wrong parameter action in request");
    }

    @Test
    void anythingElseCanBeSentToo() {
        town.talk.sendsOther("dice", Json.object().put("emoji", "🎲").put("value", 6));
        assertThat(town.update().path("message").path("dice").path("value").asInt())
                .isEqualTo(6);
    }

    @Test
    void peopleAndGroupsCanBeListed() {
        TelegramGroup forum = town.telegram.addForum("Заявки", town.ivan);
        int topic = forum.opensTopic("Принтеры");
        assertThat(town.telegram.groups()).extracting(TelegramGroup::title).containsExactly("Заявки");
        assertThat(forum.topics()).containsEntry(topic, "Принтеры");
        assertThat(town.telegram.people()).extracting(TelegramPerson::fullName).containsExactly("Иван Иванов", "Ольга");
        assertThat(town.ivan.username()).isEqualTo("ivanov");
        assertThat(town.olga.username()).isNull();
        assertThat(town.telegram.bots()).extracting(TelegramBot::username).containsExactly("desk_bot");
    }

    private void act(String action) {
        town.api
                .call("sendChatAction", "chat_id", town.ivan.id(), "action", action)
                .result();
    }
}
