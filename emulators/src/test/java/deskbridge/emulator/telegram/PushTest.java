package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Journal;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.WebhookFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PushTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void updateIsPostedWithTheSecretAndLeavesTheQueueWhenAccepted() {
        town.hook();
        town.talk.writes("Не печатает");
        Journal.Entry entry = town.received().getFirst();
        assertThat(entry.call().method()).isEqualTo("POST");
        assertThat(entry.call().header("X-Telegram-Bot-Api-Secret-Token")).contains("s3cret");
        assertThat(entry.call().header("Content-Type")).contains("application/json");
        assertThat(entry.call().json().path("message").path("text").asText()).isEqualTo("Не печатает");
        assertThat(town.bot.pendingUpdates()).isZero();
    }

    @Test
    void updatesThatWaitedArePostedFirst() {
        town.talk.writes("раньше");
        town.hook();
        town.talk.writes("позже");
        assertThat(texts()).containsExactly("раньше", "позже");
    }

    @Test
    void failingUpdateBlocksItsChatOnly() {
        town.telegram.settings().second(Duration.ofHours(1));
        town.hook();
        town.receiver.faults().next(2, CallMatch.any(), Fault.status(500));
        town.talk.writes("первое");
        town.telegram.webhooks().awaitAttempts(2, Town.PATIENCE);
        town.talk.writes("второе");
        TelegramTalk other = town.olga.with(town.bot);
        other.writes("чужое");
        town.telegram.webhooks().awaitAttempts(3, Town.PATIENCE);
        assertThat(town.bot.pendingUpdates()).isEqualTo(2);
        town.telegram.webhooks().flush();
        assertThat(texts()).containsExactly("первое", "первое", "чужое", "первое", "второе");
        JsonNode info = town.api.call("getWebhookInfo").result();
        assertThat(info.path("last_error_message").asText())
                .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
        assertThat(info.path("pending_update_count").asInt()).isZero();
    }

    @Test
    void updateIsGivenUpWhenItsLifeIsOver() {
        town.hook();
        town.hookAnswer.set(Answer.empty(503).with("Retry-After", "3600"));
        town.talk.writes("никому");
        town.telegram.webhooks().awaitAttempts(1, Town.PATIENCE);
        town.time.advance(Duration.ofHours(24));
        town.telegram.webhooks().flush();
        town.telegram.webhooks().awaitIdle(Town.PATIENCE);
        assertThat(town.telegram.webhooks().attempts()).hasSize(2);
        assertThat(town.bot.pendingUpdates()).isZero();
    }

    @Test
    void redirectIsAFailure() {
        town.telegram.settings().second(Duration.ofHours(1));
        town.hook();
        town.hookAnswer.set(Answer.empty(302).with("Location", "/elsewhere"));
        town.talk.writes("раз");
        town.telegram.webhooks().awaitAttempts(2, Town.PATIENCE);
        assertThat(town.telegram.webhooks().attempts())
                .extracting(Webhook.Attempt::status)
                .containsExactly(302, 302);
        assertThat(town.bot.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void deletedWebhookLeavesTheRestToPolling() {
        town.telegram.settings().second(Duration.ofHours(1));
        town.hook();
        town.hookAnswer.set(Answer.empty(500));
        town.talk.writes("раз");
        town.talk.writes("два");
        town.telegram.webhooks().awaitAttempts(2, Town.PATIENCE);
        town.api.call("deleteWebhook").result();
        town.telegram.webhooks().awaitIdle(Town.PATIENCE);
        assertThat(town.drain())
                .extracting(update -> update.path("message").path("text").asText())
                .containsExactly("раз", "два");
    }

    @Test
    void pendingUpdatesCanBeDropped() {
        town.talk.writes("старое");
        town.api
                .call("setWebhook", "url", town.receiver.uri() + "/hooks", "drop_pending_updates", true)
                .result();
        town.talk.writes("новое");
        assertThat(texts()).containsExactly("новое");
    }

    @Test
    void methodInTheAnswerIsExecuted() {
        town.hook();
        town.hookAnswer.set(Answer.bytes(
                200,
                "application/json",
                Body.of("{\"method\":\"sendMessage\",\"chat_id\":" + town.ivan.id() + ",\"text\":\"Приняли\"}")));
        town.talk.writes("вопрос");
        assertThat(town.talk.awaits(message -> message.text().equals("Приняли"), Town.PATIENCE))
                .isPresent();
    }

    @Test
    void pressesAndMessagesOfOnePersonMayOvertakeEachOther() {
        int asked = town.api
                .call("sendMessage", town.text("Оцените").set("reply_markup", Town.inline("5", "five")))
                .result()
                .path("message_id")
                .asInt();
        town.hook();
        town.telegram
                .webhooks()
                .script()
                .next(1, webhook -> webhook.label().equals("message"), new WebhookFault.Late(Duration.ofHours(1)));
        town.talk.writes("сначала");
        town.talk.presses(asked, "5");
        town.telegram.webhooks().awaitAttempts(1, Town.PATIENCE);
        town.telegram.webhooks().flush();
        assertThat(town.received())
                .extracting(entry -> entry.call().json().has("callback_query"))
                .containsExactly(true, false);
    }

    @Test
    void scriptDoublesAndLosesUpdates() {
        town.hook();
        town.telegram.webhooks().script().next(1, new WebhookFault.Duplicated(2));
        town.telegram.webhooks().script().next(1, new WebhookFault.Lost());
        town.talk.writes("дважды");
        town.talk.writes("ни разу");
        town.talk.writes("один раз");
        assertThat(texts()).containsExactly("дважды", "дважды", "один раз");
    }

    @Test
    void webhookIsChecked() {
        assertThat(town.api.call("setWebhook", "url", "ftp://x.example").refusal())
                .isEqualTo("400 Bad Request: invalid webhook URL specified");
        assertThat(town.api
                        .call("setWebhook", "url", town.receiver.uri(), "secret_token", "a b")
                        .refusal())
                .isEqualTo("400 Bad Request: secret token contains unallowed characters");
        assertThat(town.api
                        .call("setWebhook", "url", town.receiver.uri(), "secret_token", "a".repeat(257))
                        .refusal())
                .isEqualTo("400 Bad Request: secret token is too long");
        town.telegram.settings().publicWebhooksOnly(true);
        assertThat(town.api
                        .call("setWebhook", "url", "http://hub.example.org/x")
                        .refusal())
                .isEqualTo("400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        assertThat(town.api
                        .call("setWebhook", "url", "https://hub.example.org:8080/x")
                        .refusal())
                .isEqualTo("400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
    }

    @Test
    void sameWebhookIsSetOnce() {
        town.hook();
        JsonNode again = town.api
                .call("setWebhook", "url", town.receiver.uri() + "/hooks", "secret_token", "s3cret")
                .json();
        assertThat(again.path("description").asText()).isEqualTo("Webhook is already set");
        town.api.call("setWebhook", "url", "").result();
        assertThat(town.api.call("deleteWebhook").json().path("description").asText())
                .isEqualTo("Webhook is already deleted");
        assertThat(town.bot.webhookUrl()).isNull();
    }

    private List<String> texts() {
        return town.received().stream()
                .map(entry -> entry.call().json().path("message").path("text").asText())
                .toList();
    }

    @Test
    void receiverThatIsGoneForADayLosesItsWebhook() {
        town.telegram.settings().second(Duration.ofHours(1));
        town.hook();
        town.hookAnswer.set(Answer.empty(410));
        town.talk.writes("куда?");
        town.telegram.webhooks().awaitAttempts(2, Town.PATIENCE);
        town.time.advance(Duration.ofHours(23).plusMinutes(1));
        town.telegram.webhooks().flush();
        town.telegram.webhooks().awaitIdle(Town.PATIENCE);
        assertThat(town.bot.webhookUrl()).isNull();
        assertThat(town.update().path("message").path("text").asText()).isEqualTo("куда?");
    }

    @Test
    void credentialsInTheAddressBecomeAHeader() {
        String address = town.receiver.uri().toString().replace("http://", "http://hub:pass@");
        town.api.call("setWebhook", "url", address + "/hooks").result();
        town.talk.writes("раз");
        Journal.Entry entry = town.received().getFirst();
        assertThat(entry.call().header("Authorization")).contains("Basic aHViOnBhc3M=");
        assertThat(entry.call().header("X-Telegram-Bot-Api-Secret-Token")).isEmpty();
    }
}
