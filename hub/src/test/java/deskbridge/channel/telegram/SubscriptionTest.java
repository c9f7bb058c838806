package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.Reception;
import deskbridge.connector.Reception.Genuine;
import deskbridge.connector.Reception.Malformed;
import deskbridge.connector.Reception.Refused;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.Call;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How updates come: asked for, or sent. */
final class SubscriptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Surroundings world = new Surroundings();
    private final List<Reception> receptions = new CopyOnWriteArrayList<>();
    private final CountDownLatch arrived = new CountDownLatch(1);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void pollingRemovesTheWebhookAndKeepsWhatWaited() throws Exception {
        try (var receiver = new EmulatedServer("receiver", world.time, call -> Answer.empty(503));
                var hooked = hooked(receiver.uri())) {
            hooked.missed(scope());
            assertThat(world.bot.webhookUrl()).isNotNull();
            world.talk.writes("Пока был вебхук");
            assertThat(world.poll()).hasSize(1);
            assertThat(world.bot.webhookUrl()).isNull();
        }
    }

    @Test
    void webhookThatSomebodySetMeanwhileIsRemovedAgain() throws Exception {
        world.poll();
        try (var receiver = new EmulatedServer("receiver", world.time, call -> Answer.empty(503));
                var hooked = hooked(receiver.uri())) {
            hooked.missed(scope());
            assertThatThrownBy(world::poll)
                    .isInstanceOfSatisfying(
                            RemoteTrouble.class,
                            trouble -> assertThat(trouble.isPermanent()).isFalse())
                    .hasMessageContaining("вебхук");
            world.talk.writes("Вопрос");
            assertThat(world.poll()).hasSize(1);
        }
    }

    @Test
    void anotherProgramOnTheSameTokenIsNamed() {
        world.telegram
                .faults()
                .next(
                        1,
                        TelegramFaults.method("getUpdates"),
                        TelegramFaults.refused(
                                409,
                                "Conflict: terminated by other getUpdates request; make sure that only one bot instance"
                                        + " is running"));
        assertThatThrownBy(world::poll)
                .isInstanceOfSatisfying(
                        RemoteTrouble.class,
                        trouble -> assertThat(trouble.isPermanent()).isFalse())
                .hasMessageContaining("другая программа");
    }

    @Test
    void commandsAreOfferedInBothLanguages() throws Exception {
        world.poll();
        assertThat(world.bot.commands()).contains("new", "menu").hasSize(5);
        assertThat(world.bot.commands("default ru")).isEqualTo(world.bot.commands());
        assertThat(world.bot.commands("default en")).isEqualTo(world.bot.commands());
    }

    @Test
    void updatesComeThoughTheCommandsAreRefused() throws Exception {
        world.telegram
                .faults()
                .always(TelegramFaults.method("setMyCommands"), TelegramFaults.refused(400, "Bad Request: no"));
        world.talk.writes("Вопрос");
        assertThat(world.poll()).hasSize(1);
    }

    @Test
    void webhookIsProvenStoredAndUnderstood() throws Exception {
        try (var receiver = new EmulatedServer("receiver", world.time, this::received);
                var hooked = hooked(receiver.uri())) {
            channel = hooked;
            hooked.missed(scope());
            world.talk.writes("По вебхуку");
            world.telegram.webhooks().awaitIdle(PATIENCE);
            assertThat(receptions).hasSize(1);
            var genuine = (Genuine) receptions.getFirst();
            var events = hooked.decode(genuine.envelopes().getFirst().body());
            assertThat(events).hasOnlyElementsOfType(ThreadSeen.class).hasSize(1);
            assertThat(hooked.polls()).isFalse();
        }
    }

    @Test
    void webhookAndPollGiveAnUpdateTheSameKey() throws Exception {
        try (var receiver = new EmulatedServer("receiver", world.time, call -> {
                    received(call);
                    return Answer.empty(500);
                });
                var hooked = hooked(receiver.uri())) {
            channel = hooked;
            hooked.missed(scope());
            world.talk.writes("Вопрос");
            assertThat(arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            var polled = world.poll();
            assertThat(((Genuine) receptions.getFirst()).envelopes().getFirst().dedupeKey())
                    .isEqualTo(polled.getFirst().dedupeKey());
        }
    }

    @Test
    void webhookIsSetAgainWhenItIsGone() throws Exception {
        try (var receiver = new EmulatedServer("receiver", world.time, call -> Answer.empty(200));
                var hooked = hooked(receiver.uri())) {
            hooked.missed(scope());
            world.poll();
            assertThat(world.bot.webhookUrl()).isNull();
            hooked.missed(scope());
            assertThat(world.bot.webhookUrl()).isNotNull();
        }
    }

    @Test
    void whatIsNotProvenIsRefused() {
        try (var hooked = hooked(URI.create("http://127.0.0.1:1"))) {
            var body = "{\"update_id\":5,\"message\":{}}";
            assertThat(hooked.receive(request(body, Map.of())))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(401));
            assertThat(hooked.receive(request(body, secret("wrong"))))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        assertThat(refused.status()).isEqualTo(401);
                        assertThat(refused.why()).doesNotContain("s3cret").doesNotContain("wrong_");
                    });
            assertThat(hooked.receive(request("no update", secret("s3cret_token"))))
                    .isInstanceOf(Malformed.class);
            assertThat(hooked.receive(request("{\"update_id\":5,\"poll\":{\"id\":\"1\"}}", secret("s3cret_token"))))
                    .isEqualTo(new Genuine(List.of(), null));
        }
        assertThat(world.channel.receive(request("{}", secret("s3cret_token"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void updateThatCannotBeReadIsKeptAndHoldsUpNothing() throws Exception {
        try (var hooked = hooked(URI.create("http://127.0.0.1:1"))) {
            var body = "{\"update_id\":5,\"message\":{\"message_id\":\"seven\",\"chat\":[]}}";
            var genuine = (Genuine) hooked.receive(request(body, secret("s3cret_token")));
            assertThat(genuine.envelopes()).hasSize(1);
            assertThatThrownBy(
                            () -> hooked.decode(genuine.envelopes().getFirst().body()))
                    .isInstanceOfSatisfying(
                            RemoteTrouble.class,
                            trouble -> assertThat(trouble.isPermanent()).isTrue());
        }
    }

    @Test
    void pollGoesOnBehindAnUpdateThatCannotBeRead() throws Exception {
        var calls = new CopyOnWriteArrayList<String>();
        try (var server = new EmulatedServer("telegram", world.time, call -> {
                    calls.add(call.query("offset").orElse("none"));
                    return Answer.bytes(
                            200,
                            "application/json",
                            Body.of(
                                    call.path().endsWith("getUpdates") && calls.size() < 6
                                            ? "{\"ok\":true,\"result\":[{\"message\":{\"text\":\"\\\"update_id\\\":99\","
                                                    + "\"message_id\":{}},\"update_id\":70}]}"
                                            : "{\"ok\":true,\"result\":[]}"));
                });
                var channel = world.open(world.config(List.of(server.uri())))) {
            assertThat(channel.poll(Duration.ZERO)).hasSize(1);
            channel.poll(Duration.ZERO);
            assertThat(calls.getLast()).isEqualTo("71");
        }
    }

    @Test
    void wrongTokenIsNamedWithItsCure() {
        world.bot.revokeToken();
        assertThatThrownBy(world.channel::check)
                .isInstanceOf(RemoteTrouble.class)
                .hasMessageContaining("TELEGRAM_BOT_TOKEN");
    }

    @Test
    void checkSaysWhoWeAreAndWhatWeHear() throws Exception {
        assertThat(world.channel.check()).contains("@desk_test_bot").contains("Group Privacy");
        world.bot.readsAllGroupMessages(true);
        assertThat(world.channel.check()).doesNotContain("Group Privacy");
    }

    private TelegramChannel channel = world.channel;

    private TelegramChannel hooked(URI receiver) {
        return world.open(world.config(
                List.of(world.telegram.url()),
                TelegramConfig.Mode.WEBHOOK,
                Optional.of(receiver.resolve("/webhooks/telegram"))));
    }

    private Answer received(Call call) {
        var request = new Request(
                call.method(),
                call.path(),
                Map.of(),
                call.headers().map(),
                call.body().bytes(),
                "127.0.0.1");
        receptions.add(channel.receive(request));
        arrived.countDown();
        return Answer.empty(receptions.getLast() instanceof Genuine ? 200 : 401);
    }

    private static CatchUp scope() {
        return new CatchUp(Instant.EPOCH, true, List.of());
    }

    private static Map<String, List<String>> secret(String value) {
        return Map.of("x-telegram-bot-api-secret-token", List.of(value));
    }

    private static Request request(String body, Map<String, List<String>> headers) {
        return new Request(
                "POST", "/webhooks/telegram", Map.of(), headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
    }
}
