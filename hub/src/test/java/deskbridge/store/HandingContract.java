package deskbridge.store;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.addComment;
import static deskbridge.store.Samples.draft;
import static deskbridge.store.Samples.envelope;
import static deskbridge.store.Samples.later;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store promises about work that is handed out with its lane instead of being looked for. */
public interface HandingContract {

    Store store();

    @Test
    default void aDeliveryOfAnIdleLaneIsHandedToWhoeverBringsIt() {
        Handed<Delivery> handed = onlyOne(accept(NOW, envelope("a", "1")));
        assertThat(handed.claim().lane()).isEqualTo("pachca:a");
        assertThat(handed.entry().body()).isEqualTo("{\"key\":\"1\"}");
        assertThat(handed.entry().receivedAt()).isEqualTo(NOW);
        assertThat(handed.until()).isEqualTo(NOW.plus(LEASE));
        assertThat(store().inbox().take(later(59), LEASE, 10)).isEmpty();
        assertThat(store().inbox().take(handed.until(), LEASE, 10))
                .extracting(Handed::entry)
                .containsExactly(handed.entry());
    }

    @Test
    default void theOthersOfTheLaneFollowInTheirOrder() {
        Accepted accepted = accept(NOW, envelope("a", "1"), envelope("b", "2"), envelope("a", "3"));
        assertThat(accepted.fresh()).isEqualTo(3);
        assertThat(accepted.handed())
                .extracting(handed -> handed.entry().body())
                .containsExactly(body("1"), body("2"));
        Handed<Delivery> first = accepted.handed().getFirst();
        assertThat(accept(NOW, envelope("a", "4")).handed()).isEmpty();
        Delivery third = finish(first.claim(), first.entry()).orElseThrow();
        assertThat(third.body()).isEqualTo(body("3"));
        Delivery fourth = finish(first.claim(), third).orElseThrow();
        assertThat(fourth.body()).isEqualTo(body("4"));
        assertThat(finish(first.claim(), fourth)).isEmpty();
        assertThat(onlyOne(accept(NOW, envelope("a", "5"))).claim().epoch())
                .isGreaterThan(first.claim().epoch());
    }

    @Test
    default void aLaneThatWaitsForItsTimeIsNotHanded() {
        Handed<Delivery> handed = onlyOne(accept(NOW, envelope("a", "1")));
        store().transact(work -> {
            work.postpone(handed.claim(), handed.entry(), "down", NOW);
            work.releaseInbox(handed.claim(), later(30));
            return handed;
        });
        assertThat(accept(later(1), envelope("a", "2")).handed()).isEmpty();
        assertThat(store().inbox().take(later(29), LEASE, 10)).isEmpty();
        assertThat(store().inbox().take(later(30), LEASE, 10))
                .extracting(again -> again.entry().body())
                .containsExactly(body("1"));
    }

    @Test
    default void whatWasStoredBeforeIsNotHanded() {
        Handed<Delivery> handed = onlyOne(accept(NOW, envelope("a", "1")));
        finish(handed.claim(), handed.entry());
        Accepted again = accept(NOW, envelope("a", "1"));
        assertThat(again.fresh()).isZero();
        assertThat(again.handed()).isEmpty();
        assertThat(store().inbox().nextDue()).isEqualTo(Instant.MAX);
    }

    @Test
    default void theFirstNewOneOfALaneIsHandedThoughOlderOnesComeAgainBeforeIt() {
        Handed<Delivery> before = onlyOne(accept(NOW, envelope("a", "1")));
        finish(before.claim(), before.entry());
        Handed<Delivery> handed = onlyOne(accept(later(1), envelope("a", "1"), envelope("a", "2")));
        assertThat(handed.entry().body()).isEqualTo(body("2"));
        assertThat(finish(handed.claim(), handed.entry())).isEmpty();
        assertThat(store().inbox().nextDue()).isEqualTo(Instant.MAX);
    }

    @Test
    default void whoeverWantsNoLaneGetsNone() {
        assertThat(store().inbox()
                        .accept(List.of(envelope("a", "1")), NOW, null)
                        .handed())
                .isEmpty();
        assertThat(store().inbox().take(NOW, LEASE, 10)).hasSize(1);
    }

    @Test
    default void aLaneOfSomebodyWhoDiedIsTakenWhenItsLeaseEnds() {
        Handed<Delivery> died = onlyOne(accept(NOW, envelope("a", "1")));
        Handed<Delivery> next = store().inbox().take(NOW.plus(LEASE), LEASE, 10).getFirst();
        assertThat(next.entry()).isEqualTo(died.entry());
        assertThat(store().<Later<Optional<Delivery>>>transact(work -> work.nextDelivery(died.claim(), NOW))
                        .get())
                .isEmpty();
        assertThat(finish(next.claim(), next.entry())).isEmpty();
    }

    @Test
    default void aCommandOfAnIdleLaneIsHandedAsBegun() {
        Handed<OutboxEntry> handed = append("one", LEASE).orElseThrow();
        assertThat(handed.until()).isEqualTo(NOW.plus(LEASE));
        OutboxEntry entry = handed.entry();
        assertThat(entry.command()).isEqualTo(addComment("one"));
        assertThat(entry.attempts()).isEqualTo(1);
        assertThat(entry.uncertain()).isFalse();
        assertThat(entry.firstTriedAt()).isEqualTo(NOW);
        assertThat(stages("out-" + entry.id())).containsExactly("queued", "attempt");
    }

    @Test
    default void theAttemptOfAHandedCommandIsToldOfAfterItsRedelivery() {
        Handed<OutboxEntry> handed = append("one", LEASE).orElseThrow();
        store().transact(work -> {
            work.park(handed.claim(), handed.entry(), "400", later(1));
            work.releaseOutbox(handed.claim(), later(1));
            return work;
        });
        String id = "out-" + handed.entry().id();
        assertThat(store().deadLetters().redeliver(id, later(2))).isTrue();
        assertThat(stages(id)).containsExactly("queued", "attempt", "dead", "queued");
        assertThat(store().outbox().take(later(3), LEASE, 10)).hasSize(1);
        assertThat(stages(id)).containsExactly("queued", "attempt", "dead", "queued", "attempt");
    }

    @Test
    default void anAttemptOfAHandedCommandThatWasNoneIsNotToldOf() {
        Handed<OutboxEntry> handed = append("one", LEASE).orElseThrow();
        store().transact(work -> {
            work.postpone(handed.claim(), handed.entry(), "429", false, false, later(1));
            work.releaseOutbox(handed.claim(), later(1));
            return work;
        });
        String id = "out-" + handed.entry().id();
        assertThat(stages(id)).containsExactly("queued");
        assertThat(store().outbox().take(later(2), LEASE, 10)).hasSize(1);
        assertThat(stages(id)).containsExactly("queued", "attempt");
    }

    @Test
    default void theNextCommandIsBegunWhenTheOneBeforeItEnds() {
        Handed<OutboxEntry> first = append("one", LEASE).orElseThrow();
        assertThat(append("two", LEASE)).isEmpty();
        OutboxEntry second = finish(first.claim(), first.entry()).orElseThrow();
        assertThat(second.command()).isEqualTo(addComment("two"));
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(finish(first.claim(), second)).isEmpty();
        assertThat(store().outbox().nextDue()).isEqualTo(Instant.MAX);
    }

    @Test
    default void aHandedCommandWhoseEndNobodyRecordedIsUncertain() {
        append("one", LEASE);
        OutboxEntry again =
                store().outbox().take(NOW.plus(LEASE), LEASE, 10).getFirst().entry();
        assertThat(again.uncertain()).isTrue();
        assertThat(again.attempts()).isEqualTo(2);
    }

    @Test
    default void aCommandWithoutALeaseWaitsToBeTaken() {
        assertThat(append("one", null)).isEmpty();
        OutboxEntry entry = store().outbox().take(NOW, LEASE, 10).getFirst().entry();
        assertThat(entry.attempts()).isEqualTo(1);
        assertThat(entry.uncertain()).isFalse();
    }

    @Test
    default void nothingIsHandedByATransactionThatFails() {
        try {
            store().transact(work -> {
                work.append(draft("a", "one"), NOW, LEASE);
                throw new IllegalStateException("changed my mind");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("changed my mind");
        }
        assertThat(append("two", LEASE)).isPresent();
    }

    @Test
    default void nothingIsMissedBetweenTheLastLookAndTheEndOfAClaim() throws Exception {
        int deliveries = 500;
        var handed = new ConcurrentLinkedQueue<Handed<Delivery>>();
        var done = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sender = threads.submit(() -> IntStream.range(0, deliveries)
                    .forEach(n ->
                            handed.addAll(accept(NOW, envelope("a", "k" + n)).handed())));
            while (!sender.isDone() || !handed.isEmpty()) {
                Optional.ofNullable(handed.poll())
                        .ifPresent(one ->
                                WorkedThrough.deliveries(store(), one).forEach(delivery -> done.add(delivery.id())));
            }
            sender.get();
        }
        assertThat(store().inbox().nextDue()).isEqualTo(Instant.MAX);
        assertThat(done).hasSize(deliveries).isSorted().doesNotHaveDuplicates();
    }

    private List<String> stages(String event) {
        return store().journal().ofEvent(event).stream()
                .map(Journal.Step::stage)
                .toList();
    }

    private Accepted accept(Instant at, Envelope... envelopes) {
        return store().inbox().accept(List.of(envelopes), at, LEASE);
    }

    private Optional<Handed<OutboxEntry>> append(String text, @Nullable Duration lease) {
        Later<Optional<Handed<OutboxEntry>>> handed =
                store().transact(work -> work.append(draft("a", text), NOW, lease));
        return handed.get();
    }

    private Optional<Delivery> finish(Claim claim, Delivery delivery) {
        return WorkedThrough.finish(store(), claim, delivery);
    }

    private Optional<OutboxEntry> finish(Claim claim, OutboxEntry entry) {
        return WorkedThrough.finish(store(), claim, entry);
    }

    private static Handed<Delivery> onlyOne(Accepted accepted) {
        assertThat(accepted.handed()).hasSize(1);
        return accepted.handed().getFirst();
    }

    private static String body(String key) {
        return "{\"key\":\"" + key + "\"}";
    }
}
