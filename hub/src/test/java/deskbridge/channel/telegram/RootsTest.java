package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult.Sent;
import deskbridge.connector.SendResult.Uncertain;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.emulator.Answer;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Fault;
import deskbridge.emulator.telegram.TelegramFaults;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several addresses of the API, and the secret that each of them holds. */
final class RootsTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Surroundings world = new Surroundings();

    @BeforeEach
    void begin() {
        world.talk.starts();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void addressThatDoesNotAnswerIsLeftForTheNext() throws Exception {
        try (var channel = world.open(world.config(List.of(NOBODY, world.telegram.url())))) {
            assertThat(channel.poll(Duration.ZERO)).hasSize(1);
            assertThat(channel.send(post("Ответ"), world.given())).isInstanceOf(Sent.class);
            assertThat(world.written()).hasSize(1);
        }
    }

    @Test
    void brokenAddressIsLeftWithoutSendingTwice() {
        try (var broken = new EmulatedServer("broken", world.time, call -> Answer.html(502, "<h1>Bad Gateway</h1>"));
                var channel = world.open(world.config(List.of(broken.uri(), world.telegram.url())))) {
            assertThat(channel.send(post("Ответ"), world.given())).isInstanceOf(Uncertain.class);
            assertThat(world.written()).isEmpty();
            assertThat(channel.send(post("Ответ"), world.given().again())).isInstanceOf(Sent.class);
            assertThat(broken.journal().entries()).hasSize(1);
        }
    }

    @Test
    void whatWorksIsKept() throws Exception {
        try (var broken = new EmulatedServer("broken", world.time, call -> Answer.html(502, "<h1>Bad Gateway</h1>"));
                var channel = world.open(world.config(List.of(broken.uri(), world.telegram.url())))) {
            channel.poll(Duration.ZERO);
            channel.poll(Duration.ZERO);
            channel.check();
            assertThat(broken.journal().entries()).hasSize(1);
        }
    }

    @Test
    void tokenStandsInNoMessageHoweverACallEnds() throws Exception {
        var said = new ArrayList<String>();
        var faults = List.of(
                new Fault.Dropped(),
                new Fault.AnswerLost(),
                new Fault.Truncated(),
                new Fault.Html(502),
                Fault.status(500),
                TelegramFaults.refused(400, "Bad Request: chat not found"),
                TelegramFaults.refused(401, "Unauthorized"),
                TelegramFaults.refused(404, "Not Found"),
                TelegramFaults.refused(409, "Conflict: terminated by other getUpdates request"),
                TelegramFaults.tooManyRequests(Duration.ofSeconds(1)));
        for (Fault fault : faults) {
            world.telegram.faults().always((method, path) -> true, fault);
            said.add(world.channel.send(post("Ответ"), world.given()).toString());
            said.add(trouble(world::poll));
            said.add(trouble(world.channel::check));
            said.add(trouble(
                    () -> world.channel.open(new RemoteFile(RandomTexts.TELEGRAM, "some-file", "файл.txt", null))));
            world.telegram.faults().clear();
            world.time.pass(Duration.ofMinutes(1));
        }
        try (var nowhere = world.open(world.config(List.of(NOBODY, URI.create("http://no-such-host.invalid/x"))))) {
            said.add(nowhere.send(post("Ответ"), world.given()).toString());
            said.add(trouble(() -> nowhere.poll(Duration.ZERO)));
        }
        assertThat(said).hasSize(4 * faults.size() + 2).noneMatch(String::isEmpty);
        assertThat(said).noneMatch(text -> text.contains(world.bot.token()));
        assertThat(said).noneMatch(text -> text.contains(world.bot.token().split(":", 2)[1]));
        assertThat(world.config(List.of(NOBODY)).toString()).doesNotContain(world.bot.token());
    }

    @Test
    void addressWithAPathIsOneToo() {
        try (var channel = world.open(world.config(List.of(URI.create(world.telegram.url() + "/some/prefix"))))) {
            assertThatThrownBy(channel::check).isInstanceOf(RemoteTrouble.class);
        }
        assertThat(world.telegram.journal().entries())
                .anyMatch(entry -> entry.call().path().startsWith("/some/prefix/bot"));
    }

    private interface Asking {
        Object ask() throws RemoteTrouble;
    }

    /** What is said about it, with all its causes. */
    private static String trouble(Asking asking) {
        try {
            return String.valueOf(asking.ask());
        } catch (RemoteTrouble e) {
            var text = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                text.append(cause).append('\n');
            }
            return text.toString();
        }
    }

    private PostMessage post(String text) {
        return new PostMessage(
                new Destination.ToPerson(new PersonRef(RandomTexts.TELEGRAM, Long.toString(world.ivan.id()))),
                OutgoingMessage.of(RichText.plain(text)),
                new Purpose.Notice());
    }
}
