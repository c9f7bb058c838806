package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Journal;
import deskbridge.emulator.Json;
import deskbridge.emulator.MovableTime;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Two people and a bot, which one of them has started, and a receiver of webhooks. */
final class Town implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A picture of one pixel. */
    static final Body PIXEL = Body.of(
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="));

    final MovableTime time = new MovableTime(Instant.parse("2026-03-02T09:00:00Z"));
    final TelegramEmulator telegram = new TelegramEmulator(time);
    final AtomicReference<Answer> hookAnswer = new AtomicReference<>(Answer.empty(200));
    final EmulatedServer receiver = new EmulatedServer("receiver", time, call -> hookAnswer.get());
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final TelegramBot bot = telegram.addBot("desk_bot", "Поддержка");
    final TelegramPerson ivan = telegram.addPerson("Иван", "Иванов", "ivanov", "ru", "79990000001");
    final TelegramPerson olga = telegram.addPerson("Ольга");
    final TelegramTalk talk = ivan.with(bot);
    final BotCaller api = new BotCaller(client, telegram.url(), bot.token());

    Town() {
        talk.starts();
        drain();
        // Held polls need not hold a test.
        telegram.settings().second(Duration.ofMillis(20));
    }

    /** Confirms and forgets what waits. */
    List<JsonNode> drain() {
        List<JsonNode> updates = new ArrayList<>();
        JsonNode page = api.call("getUpdates").result();
        page.forEach(updates::add);
        if (!updates.isEmpty()) {
            api.call("getUpdates", "offset", updates.getLast().path("update_id").asInt() + 1);
        }
        return updates;
    }

    /** The only update that waits. */
    JsonNode update() {
        List<JsonNode> updates = drain();
        if (updates.size() != 1) {
            throw new AssertionError("expected one update: " + updates);
        }
        return updates.getFirst();
    }

    /** Lets the bot write to the first person. */
    ObjectNode text(String text) {
        return Json.object().put("chat_id", ivan.id()).put("text", text);
    }

    static ObjectNode inline(String... labelsAndData) {
        ObjectNode markup = Json.object();
        var row = markup.putArray("inline_keyboard").addArray();
        for (int i = 0; i < labelsAndData.length; i += 2) {
            row.addObject().put("text", labelsAndData[i]).put("callback_data", labelsAndData[i + 1]);
        }
        return markup;
    }

    void hook() {
        api.call("setWebhook", "url", receiver.uri() + "/hooks", "secret_token", "s3cret")
                .result();
    }

    List<Journal.Entry> received() {
        telegram.webhooks().awaitIdle(PATIENCE);
        return receiver.journal().entries();
    }

    @Override
    public void close() {
        telegram.close();
        receiver.close();
        client.close();
    }
}
