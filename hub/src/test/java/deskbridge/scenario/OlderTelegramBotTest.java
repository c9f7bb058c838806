package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.okdesk.OkdeskHooks;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TelegramPlay;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The file of the older Telegram–Okdesk bot, with its webhook's address and its names of events, is enough. */
final class OlderTelegramBotTest extends StageScenario {

    private static final String SECRET = "older-webhook-secret";

    @Override
    PairStage staged() {
        return new PairStage(Pair.TELEGRAM_OKDESK, "", folder);
    }

    @Override
    void begin() {
        var okdesk = (OkdeskPlay) stage.desk;
        var telegram = (TelegramPlay) stage.messenger;
        configured(".env", """
                BOT_TOKEN=%s
                OKDESK_API_URL=%s
                OKDESK_API_TOKEN=%s
                OKDESK_PORTAL_URL=%s
                OKDESK_SYSTEM_USER_ID=%d
                WEBHOOK_URL=https://bot.example.org/okdesk-webhook
                WEBHOOK_PATH=/okdesk-webhook
                WEBHOOK_SECRET=%s
                DATABASE_URL=sqlite:///%s
                """.formatted(
                        telegram.bot().token(),
                        okdesk.emulator().url(),
                        OkdeskSeed.TOKEN,
                        okdesk.emulator().portalUrl(),
                        OkdeskSeed.SYSTEM_ID,
                        SECRET,
                        folder.resolve("okdesk_bot.db")));
        for (String variable : Wiring.of(telegram).settings().keySet()) {
            stage.hub.without(variable);
        }
        for (String variable : Wiring.of(okdesk).settings().keySet()) {
            stage.hub.without(variable);
        }
        stage.hub
                .without("ROUTES")
                .without("DATABASE_URL")
                .with("TELEGRAM_API_URL", telegram.emulator().url().toString());
        stage.hub.start();
        okdesk.emulator()
                .hooks()
                .names(OkdeskHooks.Names.PUBLIC_BOTS)
                .proof(OkdeskHooks.Proof.HEX, SECRET)
                .targets(stage.hub.url("/okdesk-webhook"));
        stage.settle();
    }

    @Test
    void theOlderFileIsEnough() {
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
        String key = stage.desk.tickets().getFirst().key();
        stage.desk.comments(key, "Уже иду", false);
        stage.settle();

        assertThat(stage.desk.tickets()).hasSize(1);
        assertThat(talk.heard())
                .extracting(Heard::text)
                .anySatisfy(said -> assertThat(said).contains("Уже иду"));
        assertThat(folder.resolve("okdesk_bot.db")).exists();
    }

    @Test
    void whoLooksAtTheWebhooksAddressIsToldThatItWorks() throws Exception {
        for (String path : new String[] {"/okdesk-webhook", "/webhooks/okdesk"}) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                var answer = client.send(
                        HttpRequest.newBuilder(stage.hub.url(path)).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(Map.of("status", answer.statusCode(), "body", answer.body()))
                        .containsEntry("status", 200)
                        .containsEntry(
                                "body", "{\"message\":\"Webhook endpoint is ready\",\"path\":\"/okdesk-webhook\"}");
            }
        }
    }
}
