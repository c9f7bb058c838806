package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Journal;
import deskbridge.emulator.MovableTime;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A small workspace with two people, a bot in one chat, and a receiver of the bot's webhooks. */
final class Office implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final MovableTime time = new MovableTime(Instant.parse("2026-03-02T09:00:00Z"));
    final PachcaEmulator pachca = new PachcaEmulator(time);
    final AtomicReference<Answer> hookAnswer = new AtomicReference<>(Answer.empty(200));
    final EmulatedServer receiver = new EmulatedServer("receiver", time, call -> hookAnswer.get());
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final User ivanov =
            pachca.administrator().addPerson("ivanov", "Иван", "Иванов", "ivanov@example.com", "Бухгалтерия");
    final User petrova = pachca.administrator().addPerson("petrova", "Ольга", "Петрова", "petrova@example.com", "IT");
    final Bot bot = pachca.administrator().addBot("desk_bot", "Поддержка");
    final long chat = pachca.administrator().addChat("Поддержка", ivanov.id(), petrova.id(), bot.userId());
    final Caller api = new Caller(client, pachca.apiUri(), bot.token());
    final Person ivan = pachca.person(ivanov.id());
    final Person olga = pachca.person(petrova.id());

    Office() {
        bot.webhookUrl(receiver.uri().resolve("/hooks"));
    }

    /** Payloads received so far, oldest first, after everything under way has arrived. */
    List<JsonNode> hooks() {
        return received().stream().map(entry -> entry.call().json()).toList();
    }

    List<JsonNode> hooks(String type, String event) {
        return hooks().stream()
                .filter(hook -> hook.path("type").asText().equals(type)
                        && hook.path("event").asText().equals(event))
                .toList();
    }

    List<Journal.Entry> received() {
        pachca.webhooks().awaitIdle(PATIENCE);
        return receiver.journal().entries();
    }

    @Override
    public void close() {
        pachca.close();
        receiver.close();
        client.close();
    }
}
