package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.okdesk.OkdeskHooks;
import deskbridge.emulator.okdesk.OkdeskHooks.Names;
import deskbridge.emulator.okdesk.OkdeskHooks.Proof;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.Talk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Okdesk may send its webhooks: the hub's own address, the older bot's, and the single one for everything. */
final class OkdeskAddressesTest extends StageScenario {
    private static final String SECRET = Wiring.SECRET;

    @Override
    PairStage staged() {
        return new PairStage(Pair.PACHCA_OKDESK, Database.SQLITE.empty("addresses", folder), folder);
    }

    private OkdeskHooks hooks() {
        return ((OkdeskPlay) stage.desk).emulator().hooks();
    }

    private HttpResponse<String> got(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = stage.hub.url(path);
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** An agent's comment is heard without the clock moving on to the next catch-up. */
    private void assertThatCommentsArrive() {
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
        stage.desk.comments(stage.desk.tickets().getFirst().key(), "Выключите и включите", false);
        stage.settle();

        assertThat(talk.heard())
                .hasSize(2)
                .last()
                .satisfies(heard -> assertThat(heard.text()).contains("Выключите и включите"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/okdesk-webhook", "/webhooks/okdesk"})
    void whoLooksWithABrowserSeesThatItIsReady(String path) throws Exception {
        assertThat(got(path).statusCode()).isEqualTo(200);
        assertThat(got(path).body())
                .isEqualTo("{\"message\":\"Webhook endpoint is ready\",\"path\":\"/okdesk-webhook\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/okdesk, HEX",
        "/okdesk-webhook, PREFIXED_HEX",
        "/, HEX",
        "/webhooks/okdesk/" + SECRET + ", NONE",
        "/okdesk-webhook/" + SECRET + ", NONE"
    })
    void everyAddressTakesWebhooks(String path, Proof proof) {
        hooks().targets(stage.hub.url(path)).proof(proof, SECRET);

        assertThatCommentsArrive();
    }

    @ParameterizedTest
    @EnumSource
    void everyNameOfAnEventIsUnderstood(Names names) {
        hooks().names(names).textNumbers(true).contentType(false);

        assertThatCommentsArrive();
    }

    @Test
    void whatProvesNothingIsRefused() {
        hooks().proof(Proof.HEX, "another secret");
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
        stage.desk.comments(stage.desk.tickets().getFirst().key(), "Выключите и включите", false);
        stage.settle();

        assertThat(talk.heard()).hasSize(1);
    }

    @Test
    void anAddressOfTheOperatorsOwnTakesThePlaceOfTheOlderOne() throws Exception {
        stage.hub.with("WEBHOOK_PATH", "hooks/mine").restart();

        assertThat(got("/hooks/mine").body()).contains("\"path\":\"/hooks/mine\"");
        assertThat(got("/okdesk-webhook").statusCode()).isEqualTo(404);
        hooks().targets(stage.hub.url("/hooks/mine"));
        assertThatCommentsArrive();
    }
}
