package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.connector.SettableClock;
import deskbridge.domain.Command;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Place;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.telegram.TelegramBot;
import deskbridge.emulator.telegram.TelegramEmulator;
import deskbridge.emulator.telegram.TelegramMessage;
import deskbridge.emulator.telegram.TelegramPerson;
import deskbridge.emulator.telegram.TelegramTalk;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An emulated Telegram with a person who has started our bot, and the channel that polls it. */
final class Surroundings implements AutoCloseable {

    /** What changes anything in a chat. */
    static final CallMatch WRITING = (method, path) -> path.matches(".*/(send|edit|delete|copy|forward)[A-Z].*");

    final SettableClock time = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    final TelegramEmulator telegram = new TelegramEmulator(time);
    final TelegramBot bot = telegram.addBot("desk_test_bot", "Поддержка");
    final TelegramPerson ivan = telegram.addPerson("Иван", "Иванов", "ivanov", "ru", "79990000001");
    final TelegramTalk talk = ivan.with(bot);
    final TelegramChannel channel = open(config(List.of(telegram.url())));

    TelegramConfig config(List<URI> roots) {
        return config(roots, TelegramConfig.Mode.POLLING, Optional.empty());
    }

    TelegramConfig config(List<URI> roots, TelegramConfig.Mode mode, Optional<URI> hook) {
        return new TelegramConfig(
                RandomTexts.TELEGRAM,
                Secret.of(bot.token()),
                roots,
                Optional.empty(),
                mode,
                hook.map(url -> Secret.of("s3cret_token")),
                hook,
                Locale.of("ru"));
    }

    /** A channel of its own memory; waiting for a limit moves the clock instead of taking time. */
    TelegramChannel open(TelegramConfig config) {
        var options = RestOptions.defaults().callTimeout(Duration.ofSeconds(10));
        return new TelegramChannel(
                config, time, options, RestListener.NONE, new Pace(new LocalAllowance(time::nanos), time::pass));
    }

    /** Every call that writes must be announced: of what nobody says nobody knows when its process dies. */
    SendResult send(Command command, Given how) {
        int called = telegram.journal().count(WRITING);
        int announced = how.calls();
        var result = channel.send(command, how);
        assertThat(how.calls() - announced)
                .as("calls that were announced")
                .isGreaterThanOrEqualTo(telegram.journal().count(WRITING) - called);
        return result;
    }

    List<Envelope> poll() throws RemoteTrouble {
        return channel.poll(Duration.ZERO);
    }

    /** What all that waits means. */
    List<Event> events() throws RemoteTrouble {
        var events = new ArrayList<Event>();
        for (Envelope envelope : poll()) {
            events.addAll(channel.decode(envelope.body()));
        }
        return events;
    }

    <T extends Event> T last(Class<T> type) throws RemoteTrouble {
        return events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** The talk that begins with a message of Ivan. */
    Place place(int message) {
        var key = new ChatKey(talk.chatId(), null);
        return new Place(key.ref(RandomTexts.TELEGRAM), key.thread(RandomTexts.TELEGRAM, message), false, true);
    }

    MessageRef ref(int message) {
        return new MessageRef(RandomTexts.TELEGRAM, talk.chatId() + ":" + message);
    }

    /** What the bot wrote to Ivan and stands there, oldest first. */
    List<TelegramMessage> written() {
        return talk.messages().stream()
                .filter(message -> message.fromId() == bot.id() && !message.deleted())
                .toList();
    }

    Given given() {
        return new Given(time.instant());
    }

    @Override
    public void close() {
        channel.close();
        telegram.close();
    }
}
