package deskbridge.store.jdbc;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.TALK;
import static deskbridge.store.Samples.conversation;
import static deskbridge.store.Samples.draft;
import static deskbridge.store.Samples.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.domain.Envelope;
import deskbridge.store.Samples;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL has to promise: several hubs at once, and a server that goes away. */
final class PostgresDatabaseTest {

    @Test
    void severalHubsThatGetTheSameDeliveriesStoreEachOnceAndWorkEachOnce() throws Exception {
        String url = PostgresServer.freshDatabase("replicas");
        int deliveries = 2_000;
        var fresh = new AtomicInteger();
        var worked = ConcurrentHashMap.<String>newKeySet();
        var twice = ConcurrentHashMap.<String>newKeySet();
        try (Store one = open(url);
                Store two = open(url);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<?>>();
            for (Store store : List.of(one, two, one, two)) {
                results.add(threads.submit(() -> IntStream.range(0, deliveries)
                        .forEach(i -> fresh.addAndGet(store.inbox()
                                .accept(List.of(envelope("lane" + i % 20, "k" + i)), NOW)))));
            }
            for (Future<?> result : results) {
                result.get();
            }
            assertThat(fresh.get()).isEqualTo(deliveries);
            results.clear();
            for (Store store : List.of(one, two)) {
                results.add(threads.submit(() -> drain(store, worked, twice)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(worked).hasSize(deliveries);
        assertThat(twice).isEmpty();
    }

    @Test
    void theStoreWorksAgainAfterTheServerCutItsConnections() {
        String url = PostgresServer.freshDatabase("restarts");
        try (Store store = open(url)) {
            store.inbox().accept(List.of(envelope("a", "1")), NOW);
            PostgresServer.cut("restarts");
            assertThat(store.inbox().accept(List.of(envelope("a", "2")), NOW)).isEqualTo(1);
            PostgresServer.cut("restarts");
            store.transact(unit -> {
                unit.append(draft("a", "one"), NOW);
                return unit;
            });
            assertThat(store.isWritable()).isTrue();
        }
    }

    @Test
    void whileTheServerRefusesNothingIsAcknowledged() {
        String url = PostgresServer.freshDatabase("refusals");
        try (Store store = open(url)) {
            PostgresServer.admit("refusals", false);
            PostgresServer.cut("refusals");
            assertThatThrownBy(() -> store.inbox().accept(List.of(envelope("a", "1")), NOW))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("database refusals");
            assertThat(store.isWritable()).isFalse();
            PostgresServer.admit("refusals", true);
            assertThat(acceptedInTheEnd(store, envelope("a", "1"))).isEqualTo(1);
            assertThat(store.isWritable()).isTrue();
        }
    }

    @Test
    void everythingLivesInASchemaOfItsOwnBesideAnOlderBotsTables() {
        String url = PostgresServer.freshDatabase("shared");
        PostgresServer.execute(url, "create table conversation (id int)");
        try (Store store = open(url)) {
            store.transact(unit -> {
                unit.save(conversation("talk1", "t1"), NOW);
                return unit;
            });
        }
        assertThat(PostgresServer.count(url, "select count(*) from public.conversation"))
                .isZero();
        assertThat(PostgresServer.count(url, "select count(*) from deskbridge.conversation"))
                .isEqualTo(1);
        assertThat(PostgresServer.count(
                        url, "select count(*) from information_schema.tables where table_schema = 'public'"))
                .isEqualTo(1);
        try (Store again = open(url)) {
            assertThat(again.<Boolean>transact(unit -> unit.conversation(TALK).isPresent()))
                    .isTrue();
        }
    }

    @Test
    void aServerThatCannotBeReachedIsNamedWithoutThePassword() {
        assertThatThrownBy(() ->
                        JdbcStore.postgres("jdbc:postgresql://localhost:1/hub?password=hunter2", "hub", "s3cret", 3))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("localhost:1")
                .hasMessageContaining("database hub")
                .hasMessageContaining("cannot connect")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2", "s3cret"));
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamedWithTheCure() {
        String url = PostgresServer.freshDatabase("existing").replace("existing", "missing");
        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no such database")
                .hasMessageContaining("missing");
    }

    @Test
    void charactersThatPostgresqlRefusesDoNotLoseADelivery() {
        String url = PostgresServer.freshDatabase("characters");
        try (Store store = open(url)) {
            var odd = new Envelope(Samples.CHANNEL, "k\0", "lane\0", "kind", "a\0b");
            assertThat(store.inbox().accept(List.of(odd), NOW)).isEqualTo(1);
            assertThat(store.inbox().accept(List.of(odd), NOW)).isZero();
            var claim = store.inbox().claim(NOW, LEASE, 1).getFirst();
            assertThat(store.inbox().head(claim, 1).getFirst().body()).isEqualTo("a\uFFFDb");
        }
    }

    /** As a sender does that is told to try again; each try waits a few seconds by itself. */
    private static int acceptedInTheEnd(Store store, Envelope envelope) {
        for (int i = 0; i < 10; i++) {
            try {
                return store.inbox().accept(List.of(envelope), NOW);
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("refusals");
            }
        }
        return 0;
    }

    private static Store open(String url) {
        return JdbcStore.postgres(url, PostgresServer.USER, "", 6);
    }

    private static void drain(Store store, Set<String> worked, Set<String> twice) {
        var claims = store.inbox().claim(NOW, LEASE, 3);
        while (!claims.isEmpty()) {
            for (var claim : claims) {
                store.inbox().head(claim, 7).forEach(delivery -> {
                    store.transact(unit -> {
                        unit.finish(claim, delivery, "", NOW);
                        return unit;
                    });
                    if (!worked.add(delivery.body())) {
                        twice.add(delivery.body());
                    }
                });
                store.inbox().release(claim, NOW);
            }
            claims = store.inbox().claim(NOW, LEASE, 3);
        }
    }
}
