package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Reception;
import deskbridge.connector.Reception.Genuine;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SettableClock;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.pachca.Bot;
import deskbridge.emulator.pachca.PachcaEmulator;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.pachca.User;
import deskbridge.http.Request;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An emulated workspace with two people and our bot in one chat, and the channel whose webhooks arrive. */
final class Workplace implements AutoCloseable {

    static final ConnectionId PACHCA = new ConnectionId("pachca");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final SettableClock time = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    final PachcaEmulator pachca = new PachcaEmulator(time);
    final User ivanov =
            pachca.administrator().addPerson("ivanov", "Иван", "Иванов", "ivanov@example.com", "Бухгалтерия");
    final User petrova = pachca.administrator().addPerson("petrova", "Ольга", "Петрова", "petrova@example.com", "IT");
    final Bot bot = pachca.administrator().addBot("desk_bot", "Поддержка");
    final long chat = pachca.administrator().addChat("Поддержка", ivanov.id(), petrova.id(), bot.userId());
    final Person ivan = pachca.person(ivanov.id());
    final Person olga = pachca.person(petrova.id());
    final PachcaChannel channel = open(config());

    private final List<Reception> receptions = new CopyOnWriteArrayList<>();
    private final EmulatedServer receiver = new EmulatedServer("receiver", time, this::received);

    Workplace() {
        bot.webhookUrl(receiver.uri().resolve("/webhooks/pachca"));
    }

    PachcaConfig config() {
        return config(pachca.apiUri(), bot.token());
    }

    PachcaConfig config(URI api, String token) {
        return new PachcaConfig(
                PACHCA,
                Secret.of(token),
                Secret.of(bot.signingSecret()),
                api,
                Optional.empty(),
                Optional.of("example.com"),
                Set.of(),
                Locale.of("ru"));
    }

    /** A channel of its own caches; waiting for a limit moves the clock instead of taking time. */
    PachcaChannel open(PachcaConfig config) {
        var options = RestOptions.defaults().callTimeout(Duration.ofSeconds(10));
        var pace = new Pace(new LocalAllowance(time::nanos), time::pass);
        return new PachcaChannel(config, time, options, RestListener.NONE, pace);
    }

    /** Judgements of all webhooks so far, when everything under way has arrived. */
    List<Reception> receptions() {
        pachca.webhooks().awaitIdle(PATIENCE);
        return List.copyOf(receptions);
    }

    List<Envelope> envelopes() {
        return receptions().stream()
                .filter(Genuine.class::isInstance)
                .map(Genuine.class::cast)
                .flatMap(genuine -> genuine.envelopes().stream())
                .toList();
    }

    List<Event> events() throws RemoteTrouble {
        var events = new ArrayList<Event>();
        for (Envelope envelope : envelopes()) {
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

    /** What stands in the thread of the last touched message. */
    List<ChatMessage> read(@Nullable Instant since) throws RemoteTrouble {
        return channel.read(last(ThreadTouched.class), since).messages();
    }

    private Answer received(Call call) {
        var request = new Request(
                call.method(),
                call.path(),
                Map.of(),
                call.headers().map(),
                call.body().bytes(),
                "127.0.0.1");
        var reception = channel.receive(request);
        receptions.add(reception);
        return switch (reception) {
            case Genuine ignored -> Answer.empty(200);
            case Reception.Refused refused -> Answer.empty(refused.status());
            case Reception.Malformed ignored -> Answer.empty(400);
        };
    }

    /** Ends, when every call of the channel was one that the vendor's specification allows. */
    @Override
    public void close() {
        var wrong = Official.contract().stream()
                .flatMap(contract -> contract.violations(pachca.journal().entries()).stream())
                .filter(violation -> !violation.contains(" answer "))
                .toList();
        assertThat(wrong).as("calls against the specification").isEmpty();
        channel.close();
        pachca.close();
        receiver.close();
    }
}
