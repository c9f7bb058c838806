package deskbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Polled;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SettableClock;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import deskbridge.store.jdbc.JdbcStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is confirmed to a remote is on disk. */
final class PollerTest {

    private static final ConnectionId TELEGRAM = new ConnectionId("telegram");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<Envelope> stored = new ArrayList<>();
    private final Store store;
    private boolean full;
    private int asked;

    PollerTest(@TempDir Path folder) {
        store = JdbcStore.sqlite(folder.resolve("hub.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatCannotBeStoredIsNotConfirmed() {
        var poller = poller();
        answers.add(List.of(envelope("1")));
        answers.add(List.of(envelope("2")));
        full = true;
        assertThat(poller.poll(Duration.ZERO)).isPresent();
        assertThat(poller.poll(Duration.ZERO)).isPresent();
        assertThat(asked).isEqualTo(1);
        full = false;
        assertThat(poller.poll(Duration.ZERO)).isEmpty();
        assertThat(asked).isEqualTo(1);
        assertThat(poller.poll(Duration.ZERO)).isEmpty();
        assertThat(stored).extracting(Envelope::dedupeKey).containsExactly("1", "2");
    }

    @Test
    void remotesWaitIsObeyed() {
        answers.add(RemoteTrouble.wait("telegram: asks to wait", Duration.ofSeconds(40)));
        assertThat(poller().poll(Duration.ZERO)).contains(Duration.ofSeconds(40));
    }

    private Poller poller() {
        return new Poller(
                proxy(Polled.class, (name, arguments) -> switch (name) {
                    case "id" -> TELEGRAM;
                    case "poll" -> answer();
                    default -> throw new UnsupportedOperationException(name);
                }),
                proxy(Store.class, this::onStore),
                this::accept,
                new Metrics(new PrometheusRegistry()),
                new Surroundings(clock, new Random(1), clock.instant()));
    }

    private Object answer() throws RemoteTrouble {
        asked++;
        Object next = answers.remove();
        if (next instanceof RemoteTrouble trouble) {
            throw trouble;
        }
        return next;
    }

    private int accept(List<Envelope> envelopes) {
        if (full) {
            throw new StoreException("the disk is full");
        }
        stored.addAll(envelopes);
        return envelopes.size();
    }

    private @Nullable Object onStore(String name, Object[] arguments) throws Exception {
        return switch (name) {
            case "hold" ->
                store.hold(
                        (String) arguments[0], (String) arguments[1], (Instant) arguments[2], (Duration) arguments[3]);
            case "release" -> {
                store.release((String) arguments[0], (String) arguments[1]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private interface Method {
        @Nullable
        Object call(String name, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Method method) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) ->
                        method.call(called.getName(), arguments == null ? new Object[0] : arguments)));
    }

    private static Envelope envelope(String key) {
        return new Envelope(TELEGRAM, key, "chat:1", "message", "{}");
    }
}
