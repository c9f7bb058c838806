package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TelegramPlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Telegram that sends its updates, through a proxy whose address stays the same while hubs come and go. */
@ParameterizedClass(name = "{0}")
@EnumSource(Database.class)
final class TelegramWebhookScenarios extends StageScenario {

    private static final String PATH = "/webhooks/telegram";
    private static final String PROOF = "X-Telegram-Bot-Api-Secret-Token";
    private static final String SECRET = "hook_secret-1";

    @Parameter(0)
    Database database = Database.SQLITE;

    private final HttpClient http = HttpClient.newHttpClient();
    private TelegramPlay telegram;
    private EmulatedServer proxy;

    @Override
    PairStage staged() {
        return new PairStage(Pair.TELEGRAM_TRACKER, database.empty("hook", folder), folder);
    }

    @Override
    @BeforeEach
    void open() {
        stage = staged();
        telegram = (TelegramPlay) stage.messenger;
        telegram.emulator().settings().second(Duration.ofMillis(5));
        proxy = new EmulatedServer("proxy", stage.clock(), this::passedOn);
        stage.hub
                .with("TELEGRAM_MODE", "webhook")
                .with("TELEGRAM_WEBHOOK_SECRET", SECRET)
                .with("WEBHOOK_URL", address().toString());
        begin();
    }

    @Override
    @AfterEach
    void close() {
        super.close();
        proxy.close();
        http.close();
    }

    private URI address() {
        String url = proxy.uri().toString();
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private Answer passedOn(Call call) {
        return stage.hub.isRunning()
                ? Answer.empty(post(call.header(PROOF).orElse(""), call.body().text()))
                : Answer.empty(503);
    }

    private int post(String proof, String body) {
        var request = HttpRequest.newBuilder(stage.hub.url(PATH))
                .header(PROOF, proof)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void telegramLearnsTheAddressAndTheTalkGoesBothWays() {
        assertThat(telegram.bot().webhookUrl()).isEqualTo(URI.create(address() + PATH));
        Talk talk = telegram.asks("Не печатает принтер");
        settle();
        String key = key();
        talk.says("Горит красная лампа");
        settle();
        stage.desk.comments(key, "Выключите и включите", false);
        settle();

        assertThat(remarks()).anySatisfy(text -> assertThat(text).contains("Горит красная лампа"));
        assertThat(talk.heard().getLast().text()).contains("Выключите и включите");
        assertThat(telegram.bot().polled()).isFalse();
        assertThat(telegram.bot().pendingUpdates()).isZero();
    }

    @Test
    void whatIsWrittenWhileTheHubIsDownWaitsAtTelegram() {
        Talk talk = telegram.asks("Не печатает принтер");
        settle();
        stage.hub.stop();
        talk.says("Горит красная лампа");
        telegram.asks("Не работает сканер");
        assertThat(telegram.bot().pendingUpdates()).isPositive();
        stage.hub.start();
        settle();
        settle();

        assertThat(stage.desk.tickets()).hasSize(2);
        assertThat(stage.desk.remarks(stage.desk.tickets().getFirst().key())).hasSize(1);
        assertThat(telegram.bot().pendingUpdates()).isZero();
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotHeard() {
        String forged = """
                {"update_id":990000001,"message":{"message_id":7,"date":1767225600,"text":"/new Подделка",
                 "chat":{"id":5000000001,"type":"private","first_name":"Никто"},
                 "from":{"id":5000000001,"is_bot":false,"first_name":"Никто"}}}
                """;
        assertThat(post("", forged)).isIn(401, 403);
        assertThat(post("hook_secret-2", forged)).isIn(401, 403);
        settle();
        assertThat(stage.desk.tickets()).isEmpty();
        assertThat(post(SECRET, forged)).isEqualTo(200);
        assertThat(post(SECRET, forged)).isEqualTo(200);
        settle();

        assertThat(stage.desk.tickets()).hasSize(1);
    }
}
