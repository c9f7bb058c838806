package deskbridge.emulator.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.HmacSha256;
import deskbridge.emulator.Journal;
import deskbridge.emulator.Json;
import deskbridge.emulator.Webhook;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebhooksTest {
    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void messageWebhookIsSignedCompactAndUnescaped() {
        long id = office.ivan.writes(office.chat, "Не печатает 🖨", PersonFile.text("лог.txt", "x"));
        Journal.Entry entry = office.received().getFirst();
        String body = entry.call().body().text();
        assertThat(body).contains("Не печатает 🖨").doesNotContain(": ", "\n", "files", "buttons");
        assertThat(entry.call().header("Pachca-Signature"))
                .contains(HmacSha256.hex(
                        office.bot.signingSecret(), entry.call().body().bytes()));
        assertThat(entry.call().header("Content-Type")).contains("application/json");
        JsonNode hook = entry.call().json();
        assertThat(hook.path("type").asText()).isEqualTo("message");
        assertThat(hook.path("event").asText()).isEqualTo("new");
        assertThat(hook.path("id").asLong()).isEqualTo(id);
        assertThat(hook.path("created_at").asText()).isEqualTo("2026-03-02T09:00:00.000Z");
        assertThat(hook.path("webhook_timestamp").asLong())
                .isEqualTo(office.time.instant().getEpochSecond());
        assertThat(hook.path("thread").isNull()).isTrue();
    }

    @Test
    void threadMessageNamesItsParent() {
        long parent = office.ivan.writes(office.chat, "Вопрос");
        long reply = office.olga.repliesInThread(parent, "Ответ");
        JsonNode hook = office.hooks().getLast();
        Message message = office.pachca.message(reply);
        assertThat(hook.path("entity_type").asText()).isEqualTo("thread");
        assertThat(hook.path("entity_id").asLong()).isEqualTo(message.threadId());
        assertThat(hook.path("chat_id").asLong()).isEqualTo(message.chatId());
        assertThat(hook.path("thread").path("message_id").asLong()).isEqualTo(parent);
        assertThat(hook.path("thread").path("message_chat_id").asLong()).isEqualTo(office.chat);
    }

    @Test
    void editsDeletionsReactionsAndMembersAreTold() {
        long id = office.ivan.writes(office.chat, "а");
        office.ivan.edits(id, "б");
        office.olga.reacts(id, "👍");
        office.olga.unreacts(id, "👍");
        office.ivan.deletes(id);
        User third = office.pachca.administrator().addPerson("sidorov", "Пётр", "Сидоров", null, "");
        office.ivan.adds(office.chat, third.id());
        office.ivan.removes(office.chat, third.id());
        assertThat(office.hooks("message", "update").getFirst().path("content").asText())
                .isEqualTo("б");
        assertThat(office.hooks("reaction", "new").getFirst().path("user_id").asLong())
                .isEqualTo(office.petrova.id());
        assertThat(office.hooks("reaction", "delete")).hasSize(1);
        assertThat(office.hooks("message", "delete").getFirst().path("user_id").asLong())
                .isEqualTo(office.ivanov.id());
        assertThat(office.hooks("company_member", "confirm")).hasSize(1);
        assertThat(office.hooks("chat_member", "add")
                        .getFirst()
                        .path("user_ids")
                        .path(0)
                        .asLong())
                .isEqualTo(third.id());
        assertThat(office.hooks("chat_member", "remove")).hasSize(1);
    }

    @Test
    void onlyBotsOfTheChatHearAndOwnMessagesAreIncluded() {
        Bot other = office.pachca.administrator().addBot("other_bot", "Другой");
        other.webhookUrl(office.receiver.uri().resolve("/other"));
        long private1 = office.pachca.administrator().addChat("Закрытый", office.ivanov.id());
        office.ivan.writes(private1, "никто не слышит");
        office.api.write("discussion", office.chat, "сам себе");
        assertThat(office.received()).extracting(entry -> entry.call().path()).containsExactly("/hooks");
        assertThat(office.hooks().getFirst().path("user_id").asLong()).isEqualTo(office.bot.userId());

        office.bot.ignoresSelf(true);
        office.api.write("discussion", office.chat, "молча");
        assertThat(office.hooks()).hasSize(1);
    }

    @Test
    void threadIsHeardByParentChatUnlessStrict() {
        long parent = office.ivan.writes(office.chat, "Вопрос");
        office.olga.repliesInThread(parent, "раз");
        office.pachca.settings().threadEventsOnlyToThreadMembers(true);
        office.olga.repliesInThread(parent, "два");
        assertThat(office.hooks())
                .extracting(hook -> hook.path("content").asText())
                .containsExactly("Вопрос", "раз");
        office.olga.adds(office.pachca.threadChat(parent).orElseThrow().id(), office.bot.userId());
        office.olga.repliesInThread(parent, "три");
        assertThat(office.hooks().getLast().path("content").asText()).isEqualTo("три");
    }

    @Test
    void commandModeAndEventSelectionNarrowWhatIsHeard() {
        office.bot.hearsOnlyCommands("/new");
        office.ivan.writes(office.chat, "просто текст");
        office.ivan.writes(office.chat, "/new сломалось");
        office.bot.hearsAllMessages();
        office.bot.events(Set.of("message_delete"));
        long id = office.ivan.writes(office.chat, "не подписан");
        office.ivan.deletes(id);
        assertThat(office.hooks())
                .extracting(hook -> hook.path("event").asText())
                .containsExactly("new", "delete");
    }

    @Test
    void undeliveredWebhookComesAgainWithTheTimeOfSending() {
        office.receiver.faults().next(1, CallMatch.any(), Fault.status(503));
        office.pachca.webhooks().retryAfter(Duration.ofHours(1));
        office.ivan.writes(office.chat, "упорство");
        office.pachca.webhooks().awaitAttempts(1, Office.PATIENCE);
        office.time.advance(Duration.ofSeconds(30));
        office.pachca.webhooks().flush();
        assertThat(office.received()).hasSize(2);
        assertThat(office.pachca.webhooks().attempts())
                .extracting(Webhook.Attempt::status)
                .containsExactly(503, 200);
        ObjectNode first = (ObjectNode) office.hooks().getFirst();
        ObjectNode second = (ObjectNode) office.hooks().getLast();
        assertThat(second.path("webhook_timestamp").asLong()
                        - first.path("webhook_timestamp").asLong())
                .isEqualTo(30);
        assertThat(second.without("webhook_timestamp").toString())
                .isEqualTo(first.without("webhook_timestamp").toString());
    }

    @Test
    void historyKeepsEventsUntilTheyAreDeleted() {
        office.bot.keepsHistory(true);
        office.bot.webhookUrl(null);
        office.ivan.writes(office.chat, "раз");
        office.ivan.writes(office.chat, "два");
        JsonNode page = office.api.get("/webhooks/events?limit=1").json();
        JsonNode newest = page.path("data").path(0);
        assertThat(newest.path("event_type").asText()).isEqualTo("message_new");
        assertThat(newest.path("payload").path("content").asText()).isEqualTo("два");
        assertThat(newest.path("id").asText()).hasSize(26);
        assertThat(page.path("meta").path("paginate").path("has_next").asBoolean())
                .isTrue();
        String id = newest.path("id").asText();
        assertThat(office.api.delete("/webhooks/events/" + id).status()).isEqualTo(204);
        assertThat(office.api.delete("/webhooks/events/" + id).status()).isEqualTo(404);
        assertThat(office.api.get("/webhooks/events").data()).hasSize(1);
    }

    @Test
    void botSetsItsOwnWebhookUrl() {
        ObjectNode body = Json.object();
        body.putObject("webhook").put("outgoing_url", "");
        JsonNode webhook = office.api.put("/bot/webhook", body).data().path("webhook");
        assertThat(webhook.path("outgoing_url").isNull()).isTrue();
        assertThat(office.bot.webhookUrl()).isNull();
        ObjectNode wrapped = Json.object();
        wrapped.putObject("bot").putObject("webhook").put("outgoing_url", "http://127.0.0.1:9/x");
        assertThat(office.api.put("/bot/webhook", wrapped).status()).isEqualTo(200);
        assertThat(office.bot.webhookUrl()).hasPath("/x");
        body.putObject("webhook").put("outgoing_url", "ftp://x");
        assertThat(office.api.put("/bot/webhook", body).errorCode()).isEqualTo("invalid_webhook_url");
    }

    @Test
    void signatureIsLowerCaseHexOfHmacSha256() {
        assertThat(HmacSha256.hex("key", "The quick brown fox jumps over the lazy dog"))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }
}
