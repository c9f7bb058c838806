package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GroupsTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void addedBotIsToldAndHearsOnlyWhatIsMeantForIt() {
        TelegramGroup group = town.telegram.addGroup("Отдел", town.ivan);
        group.adds(town.bot);
        List<JsonNode> joining = town.drain();
        assertThat(joining.getFirst()
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .isEqualTo("member");
        assertThat(joining.getLast().path("message").has("new_chat_members")).isTrue();
        TelegramTalk talk = town.ivan.in(group);
        talk.writes("между собой");
        talk.writes("/new@other_bot не нам");
        assertThat(town.drain()).isEmpty();
        talk.writes("/new@desk_bot нам");
        talk.writes("/help всем");
        int ours = town.api.write(group.id(), "наше").path("message_id").asInt();
        talk.replies(ours, "ответ нам");
        assertThat(texts(town.drain())).containsExactly("/new@desk_bot нам", "/help всем", "ответ нам");
        group.promotes(town.bot, true);
        talk.writes("администратор слышит всё");
        assertThat(texts(town.drain())).contains("администратор слышит всё");
        group.promotes(town.bot, false);
        town.bot.readsAllGroupMessages(true);
        town.drain();
        talk.writes("и без приватности");
        assertThat(texts(town.drain())).containsExactly("и без приватности");
    }

    @Test
    void removedBotIsToldAndRefused() {
        TelegramGroup group = town.telegram.addSupergroup("Отдел", town.ivan);
        assertThat(write(group.id()).refusal()).isEqualTo("400 Bad Request: chat not found");
        group.adds(town.bot);
        town.drain();
        group.removes(town.bot);
        assertThat(town.update()
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .isEqualTo("kicked");
        assertThat(write(group.id()).refusal()).isEqualTo("403 Forbidden: bot was kicked from the supergroup chat");
        group.adds(town.bot);
        town.api.call("leaveChat", "chat_id", group.id()).result();
        assertThat(write(group.id()).refusal()).isEqualTo("403 Forbidden: bot is not a member of the supergroup chat");
        group.adds(town.bot);
        group.mutes(town.bot, true);
        assertThat(write(group.id()).refusal())
                .isEqualTo("400 Bad Request: not enough rights to send text messages to the chat");
    }

    @Test
    void groupMovesToASupergroup() {
        TelegramGroup group = town.telegram.addGroup("Поддержка", town.ivan);
        group.adds(town.bot);
        town.api.write(group.id(), "до");
        town.drain();
        long old = group.id();
        long upgraded = group.becomesSupergroup();
        List<JsonNode> updates = town.drain();
        JsonNode from = updates.getFirst().path("message");
        JsonNode to = updates.getLast().path("message");
        assertThat(from.path("chat").path("id").asLong()).isEqualTo(old);
        assertThat(from.path("migrate_to_chat_id").asLong()).isEqualTo(upgraded);
        assertThat(to.path("chat").path("id").asLong()).isEqualTo(upgraded);
        assertThat(to.path("migrate_from_chat_id").asLong()).isEqualTo(old);
        assertThat(to.path("message_id").asInt()).isEqualTo(1);
        BotCaller.Answered refused = write(old);
        assertThat(refused.refusal()).isEqualTo("400 Bad Request: group chat was upgraded to a supergroup chat");
        assertThat(refused.json().path("parameters").path("migrate_to_chat_id").asLong())
                .isEqualTo(upgraded);
        assertThat(write(upgraded).status()).isEqualTo(200);
    }

    @Test
    void deletedGroupIsGone() {
        TelegramGroup group = town.telegram.addGroup("Отдел", town.ivan);
        group.adds(town.bot);
        group.deletes();
        assertThat(write(group.id()).refusal()).isEqualTo("403 Forbidden: the group chat was deleted");
    }

    @Test
    void topicsAreNamedInMessages() {
        TelegramGroup forum = town.telegram.addForum("Заявки", town.ivan);
        forum.adds(town.bot);
        town.bot.readsAllGroupMessages(true);
        int topic = forum.opensTopic("Принтеры");
        town.drain();
        town.ivan.in(forum, topic).writes("в теме");
        JsonNode message = town.update().path("message");
        assertThat(message.path("message_thread_id").asInt()).isEqualTo(topic);
        assertThat(message.path("is_topic_message").asBoolean()).isTrue();
        assertThat(message.path("reply_to_message")
                        .path("forum_topic_created")
                        .path("name")
                        .asText())
                .isEqualTo("Принтеры");
        assertThat(message.path("chat").path("is_forum").asBoolean()).isTrue();
        town.ivan.in(forum).writes("в общей");
        assertThat(town.update().path("message").has("message_thread_id")).isFalse();
        assertThat(inThread(forum.id(), topic)
                        .result()
                        .path("message_thread_id")
                        .asInt())
                .isEqualTo(topic);
        assertThat(inThread(forum.id(), 1).refusal()).isEqualTo("400 Bad Request: message thread not found");
        assertThat(inThread(forum.id(), 999).refusal()).isEqualTo("400 Bad Request: message thread not found");
        assertThat(inThread(town.ivan.id(), 5).refusal()).isEqualTo("400 Bad Request: message thread not found");
        assertThat(town.ivan.in(forum, topic).messages())
                .extracting(TelegramMessage::text)
                .containsExactly("", "в теме", "а");
    }

    @Test
    void administratorsOpenTopics() {
        TelegramGroup forum = town.telegram.addForum("Заявки", town.ivan);
        forum.adds(town.bot);
        assertThat(town.api
                        .call("createForumTopic", "chat_id", forum.id(), "name", "№ 17")
                        .refusal())
                .isEqualTo("400 Bad Request: not enough rights to create a topic");
        forum.promotes(town.bot, true);
        int topic = town.api
                .call("createForumTopic", "chat_id", forum.id(), "name", "№ 17")
                .result()
                .path("message_thread_id")
                .asInt();
        assertThat(inThread(forum.id(), topic).status()).isEqualTo(200);
    }

    @Test
    void membersAreKnown() {
        TelegramGroup group = town.telegram.addGroup("Отдел", town.ivan);
        group.adds(town.bot);
        group.adds(town.olga);
        JsonNode member = town.api
                .call("getChatMember", "chat_id", group.id(), "user_id", town.olga.id())
                .result();
        assertThat(member.path("status").asText()).isEqualTo("member");
        assertThat(town.api.call("getChatAdministrators", "chat_id", group.id()).result())
                .hasSize(1);
        assertThat(town.api
                        .call("getChatMemberCount", "chat_id", group.id())
                        .result()
                        .asInt())
                .isEqualTo(3);
        JsonNode chat = town.api.call("getChat", "chat_id", group.id()).result();
        assertThat(chat.path("title").asText()).isEqualTo("Отдел");
        assertThat(chat.path("type").asText()).isEqualTo("group");
    }

    @Test
    void messageIdsRepeatInDifferentSupergroups() {
        TelegramGroup one = town.telegram.addSupergroup("Раз", town.ivan);
        TelegramGroup two = town.telegram.addSupergroup("Два", town.ivan);
        assertThat(town.ivan.in(one).writes("а")).isEqualTo(town.ivan.in(two).writes("б"));
    }

    private BotCaller.Answered write(long chatId) {
        return town.api.call("sendMessage", "chat_id", chatId, "text", "а");
    }

    private BotCaller.Answered inThread(long chatId, int thread) {
        return town.api.call("sendMessage", "chat_id", chatId, "text", "а", "message_thread_id", thread);
    }

    private static List<String> texts(List<JsonNode> updates) {
        return updates.stream()
                .map(update -> update.path("message").path("text").asText())
                .toList();
    }

    @Test
    void repliesOutsideForumsNameTheirThreadButNoTopic() {
        TelegramGroup group = town.telegram.addSupergroup("Отдел", town.ivan);
        group.adds(town.bot);
        town.bot.readsAllGroupMessages(true);
        TelegramTalk talk = town.ivan.in(group);
        int first = talk.writes("начало");
        int second = talk.replies(first, "дальше");
        town.drain();
        talk.replies(second, "ещё дальше");
        JsonNode message = town.update().path("message");
        assertThat(message.path("message_thread_id").asInt()).isEqualTo(first);
        assertThat(message.has("is_topic_message")).isFalse();
        assertThat(message.path("reply_to_message").path("message_id").asInt()).isEqualTo(second);
    }

    @Test
    void linkAddsTheBotWithItsPayload() {
        TelegramGroup group = town.telegram.addGroup("Отдел", town.ivan);
        group.addsByLink(town.bot, "abc");
        JsonNode message = town.drain().getLast().path("message");
        assertThat(message.path("text").asText()).isEqualTo("/start@desk_bot abc");
        assertThat(message.path("entities").path(0).path("length").asInt()).isEqualTo(15);
    }

    @Test
    void anonymousAdministratorHidesBehindTheGroup() {
        TelegramGroup group = town.telegram.addSupergroup("Отдел", town.ivan);
        group.adds(town.bot);
        town.bot.readsAllGroupMessages(true);
        town.drain();
        group.writesAnonymously("от имени группы");
        JsonNode message = town.update().path("message");
        assertThat(message.path("sender_chat").path("id").asLong()).isEqualTo(group.id());
        assertThat(message.path("from").path("username").asText()).isEqualTo("GroupAnonymousBot");
    }

    @Test
    void reactionsAreToldToAdministratorsThatAsk() {
        TelegramGroup group = town.telegram.addSupergroup("Отдел", town.ivan);
        group.adds(town.bot);
        group.promotes(town.bot, true);
        int id = town.ivan.in(group).writes("вопрос");
        town.drain();
        town.ivan.in(group).reacts(id, "👍");
        assertThat(town.drain()).as("nobody asked").isEmpty();
        town.api.call("getUpdates", "allowed_updates", Json.parse("[\"message_reaction\"]"));
        town.ivan.in(group).reacts(id, "👍");
        JsonNode reaction = town.update().path("message_reaction");
        assertThat(reaction.path("message_id").asInt()).isEqualTo(id);
        assertThat(reaction.path("new_reaction").path(0).path("emoji").asText()).isEqualTo("👍");
    }

    @Test
    void phoneNumbersAreAskedForInPrivateOnly() {
        TelegramGroup group = town.telegram.addGroup("Отдел", town.ivan);
        group.adds(town.bot);
        JsonNode keys = Json.parse("{\"keyboard\":[[{\"text\":\"Номер\",\"request_contact\":true}]]}");
        assertThat(town.api
                        .call("sendMessage", "chat_id", group.id(), "text", "а", "reply_markup", keys)
                        .refusal())
                .isEqualTo("400 Bad Request: phone number can be requested in private chats only");
    }

    @Test
    void administratorsThatAskHearOfOtherMembers() {
        TelegramGroup group = town.telegram.addSupergroup("Отдел", town.ivan);
        group.adds(town.bot);
        group.promotes(town.bot, true);
        town.drain();
        town.api.call("getUpdates", "allowed_updates", Json.parse("[\"chat_member\"]"));
        group.adds(town.olga);
        JsonNode change = town.update().path("chat_member");
        assertThat(change.path("new_chat_member").path("user").path("id").asLong())
                .isEqualTo(town.olga.id());
        assertThat(change.path("new_chat_member").path("status").asText()).isEqualTo("member");
        assertThat(change.path("from").path("id").asLong()).isEqualTo(town.ivan.id());
    }
}
