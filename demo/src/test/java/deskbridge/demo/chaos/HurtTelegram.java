package deskbridge.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.chaos.Repeats.Span;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.play.TelegramPlay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A Telegram of which only the journal matters: calls that were to write something, and what they suffered. */
final class HurtTelegram implements AutoCloseable {

    private final TelegramPlay telegram;

    HurtTelegram(InstantSource time) {
        telegram = new TelegramPlay(time);
    }

    Repeats after(Span... troubles) {
        return new Repeats(telegram, List.of(troubles), Duration.ZERO);
    }

    /** One call with these words after the other. */
    void isHurt(String words, Fault... faults) {
        var body = HttpRequest.BodyPublishers.ofString("{\"chat_id\":1,\"text\":\"" + words + "\"}");
        var address = telegram.emulator().url() + "/bot" + telegram.bot().token() + "/sendMessage";
        try (var http = HttpClient.newHttpClient()) {
            for (Fault fault : faults) {
                int before = telegram.journal().hurt().size();
                telegram.faults().next(1, CallMatch.any(), fault);
                call(
                        http,
                        HttpRequest.newBuilder(URI.create(address)).POST(body).build());
                assertThat(telegram.journal().hurt()).hasSizeGreaterThan(before);
            }
        }
    }

    /** Whatever is answered, or not. */
    private static void call(HttpClient http, HttpRequest request) {
        try {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException lost) {
            assertThat(lost).isNotNull();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        telegram.close();
    }
}
