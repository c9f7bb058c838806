package deskbridge.store;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.envelope;
import static deskbridge.store.Samples.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.domain.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an inbox promises. */
public interface InboxContract {

    Store store();

    @Test
    default void theSameDeliveryIsStoredOnce() {
        Inbox inbox = store().inbox();
        assertThat(inbox.accept(List.of(envelope("a", "1"), envelope("a", "2")), NOW))
                .isEqualTo(2);
        assertThat(inbox.accept(List.of(envelope("a", "2"), envelope("a", "3"), envelope("a", "3")), NOW))
                .isEqualTo(1);
        assertThat(WorkedThrough.deliveries(store(), only(inbox.take(NOW, LEASE, 10))))
                .hasSize(3);
    }

    @Test
    default void theSameKeyOfAnotherConnectionIsAnotherDelivery() {
        Inbox inbox = store().inbox();
        var other = new Envelope(Samples.DESK, "1", "a", "comment", "{}");
        assertThat(inbox.accept(List.of(envelope("a", "1"), other), NOW)).isEqualTo(2);
        assertThat(inbox.take(NOW, LEASE, 10)).hasSize(2);
    }

    @Test
    default void aLaneIsReadInTheOrderOfArrivalAndByOneWorker() {
        Inbox inbox = store().inbox();
        for (int i = 0; i < 5; i++) {
            inbox.accept(List.of(envelope("a", "k" + i)), NOW);
        }
        Handed<Delivery> handed = only(inbox.take(NOW, LEASE, 10));
        assertThat(inbox.take(NOW, LEASE, 10)).isEmpty();
        assertThat(WorkedThrough.deliveries(store(), handed))
                .extracting(Delivery::body)
                .containsExactly(IntStream.range(0, 5)
                        .mapToObj(n -> "{\"key\":\"k" + n + "\"}")
                        .toArray(String[]::new));
    }

    @Test
    default void deliveriesOfOneCallKeepTheirOrder() {
        Inbox inbox = store().inbox();
        List<Envelope> some = IntStream.range(0, 200)
                .mapToObj(n -> envelope("a", "k" + (n * 7919) % 1000 + "-" + n))
                .toList();
        inbox.accept(some, NOW);
        assertThat(WorkedThrough.deliveries(store(), only(inbox.take(NOW, LEASE, 10))))
                .extracting(Delivery::body)
                .containsExactlyElementsOf(some.stream().map(Envelope::body).toList());
    }

    @Test
    default void whatWasFinishedIsNotReadAgainAndItsLaneSleeps() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        finishAndRelease(only(inbox.take(NOW, LEASE, 10)), later(1));
        assertThat(inbox.nextDue()).isEqualTo(Instant.MAX);
        assertThat(inbox.take(later(100), LEASE, 10)).isEmpty();
    }

    @Test
    default void whatWaitsBehindADeliveryIsShownInItsOrder() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1"), envelope("b", "other"), envelope("a", "2")), NOW);
        inbox.accept(List.of(envelope("a", "3")), later(5));
        inbox.accept(List.of(envelope("a", "4")), later(6));
        Handed<Delivery> head = handed(inbox.take(later(9), LEASE, 10), "1");

        assertThat(behind(head, later(5), 10)).containsExactly("2", "3");
        assertThat(behind(head, later(9), 2)).containsExactly("2", "3");
        assertThat(behind(head, NOW.minusSeconds(1), 10)).isEmpty();

        var behind = inbox.behind(head.claim(), head.entry(), later(5), 10);
        work(unit -> {
            unit.finish(head.claim(), head.entry(), "read", later(9));
            behind.forEach(other -> unit.finish(head.claim(), other, "read as well", later(9)));
        });
        Later<Optional<Delivery>> next = store().transact(unit -> unit.nextDelivery(head.claim(), later(9)));
        assertThat(next.get().map(InboxContract::key)).contains("4");
    }

    private static Handed<Delivery> handed(List<Handed<Delivery>> all, String key) {
        return all.stream()
                .filter(it -> key(it.entry()).equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String key(Delivery delivery) {
        return delivery.body().replaceAll("[^0-9]", "");
    }

    private List<String> behind(Handed<Delivery> head, Instant until, int most) {
        return store().inbox().behind(head.claim(), head.entry(), until, most).stream()
                .map(InboxContract::key)
                .toList();
    }

    @Test
    default void anArrivalDuringTheWorkIsDueWhenTheLaneIsReleased() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Handed<Delivery> handed = only(inbox.take(NOW, LEASE, 10));
        inbox.accept(List.of(envelope("a", "2")), NOW);
        finishAndRelease(handed, later(1));
        assertThat(inbox.nextDue()).isEqualTo(later(1));
        assertThat(inbox.take(later(1), LEASE, 10)).hasSize(1);
    }

    @Test
    default void anArrivalDoesNotCutABackOffShort() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Handed<Delivery> failed = only(inbox.take(NOW, LEASE, 10));
        work(unit -> {
            unit.postpone(failed.claim(), failed.entry(), "down", NOW);
            unit.releaseInbox(failed.claim(), later(30));
        });
        inbox.accept(List.of(envelope("a", "2")), later(1));
        assertThat(inbox.take(later(29), LEASE, 10)).isEmpty();
        assertThat(WorkedThrough.deliveries(store(), only(inbox.take(later(30), LEASE, 10))))
                .extracting(Delivery::attempts)
                .containsExactly(1, 0);
    }

    @Test
    default void aWorkerWhoLostItsLaneCannotRecord() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Handed<Delivery> handed = only(inbox.take(NOW, LEASE, 10));
        Claim slow = handed.claim();
        Delivery delivery = handed.entry();
        Handed<Delivery> next = only(inbox.take(NOW.plus(LEASE), LEASE, 10));
        assertThat(next.claim().epoch()).isGreaterThan(slow.epoch());
        assertThat(inbox.renew(List.of(slow), later(600))).isEmpty();
        assertThat(store().<Later<Optional<Delivery>>>transact(unit -> unit.nextDelivery(slow, NOW))
                        .get())
                .isEmpty();
        assertThatThrownBy(() -> work(unit -> unit.finish(slow, delivery, "late", NOW)))
                .isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> work(unit -> unit.postpone(slow, delivery, "late", NOW)))
                .isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> work(unit -> unit.park(slow, delivery, "late", NOW)))
                .isInstanceOf(LostClaimException.class);
        work(unit -> unit.releaseInbox(slow, NOW));
        assertThat(inbox.take(NOW.plus(LEASE), LEASE, 10)).isEmpty();
        assertThat(WorkedThrough.deliveries(store(), next)).containsExactly(delivery);
    }

    @Test
    default void aRenewedClaimOutlivesItsLease() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Handed<Delivery> handed = only(inbox.take(NOW, LEASE, 10));
        assertThat(handed.until()).isEqualTo(NOW.plus(LEASE));
        assertThat(inbox.nextDue()).isEqualTo(NOW.plus(LEASE));
        assertThat(inbox.renew(List.of(handed.claim()), later(600))).containsExactly(handed.claim());
        assertThat(inbox.take(later(599), LEASE, 10)).isEmpty();
        assertThat(inbox.take(later(600), LEASE, 10)).hasSize(1);
    }

    @Test
    default void claimsAreRenewedTogetherButForThoseThatAreLost() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1"), envelope("b", "2"), envelope("c", "3")), NOW);
        List<Claim> claims =
                inbox.take(NOW, LEASE, 10).stream().map(Handed::claim).toList();
        Claim lost = claims.getFirst();
        work(unit -> unit.releaseInbox(claims.getLast(), NOW));
        inbox.renew(List.of(claims.get(1)), later(600));
        assertThat(inbox.take(NOW.plus(LEASE), LEASE, 10))
                .extracting(handed -> handed.claim().lane())
                .contains(lost.lane());

        assertThat(inbox.renew(claims, later(700))).containsExactly(claims.get(1));
        assertThat(inbox.renew(List.of(), later(700))).isEmpty();
        assertThat(inbox.nextDue()).isEqualTo(NOW.plus(LEASE).plus(LEASE));
    }

    @Test
    default void theLongestWaitingLanesAreTakenFirst() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("late", "1")), later(2));
        inbox.accept(List.of(envelope("early", "2")), later(1));
        assertThat(only(inbox.take(later(5), LEASE, 1)).claim().lane()).isEqualTo("pachca:early");
        assertThat(only(inbox.take(later(5), LEASE, 1)).claim().lane()).isEqualTo("pachca:late");
    }

    @Test
    default void whatWasFinishedLongAgoIsForgottenWithItsGuard() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1"), envelope("a", "2")), NOW);
        finishAndRelease(only(inbox.take(NOW, LEASE, 10)), NOW);
        assertThat(inbox.prune(NOW)).isZero();
        assertThat(inbox.prune(later(1))).isEqualTo(1);
        assertThat(inbox.accept(List.of(envelope("a", "1"), envelope("a", "2")), later(2)))
                .isEqualTo(1);
    }

    @Test
    default void anIdleLaneThatWasForgottenWakesAgain() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        finishAndRelease(only(inbox.take(NOW, LEASE, 10)), NOW);
        inbox.prune(later(1));
        inbox.accept(List.of(envelope("a", "2")), later(2));
        assertThat(inbox.take(later(2), LEASE, 10)).hasSize(1);
    }

    @Test
    default void twoWorkersShareThousandsOfDeliveriesWithoutADuplicateAndInOrder() throws Exception {
        Inbox inbox = store().inbox();
        int lanes = 100;
        int each = 30;
        for (int i = 0; i < each; i++) {
            int n = i;
            inbox.accept(
                    IntStream.range(0, lanes)
                            .mapToObj(lane -> envelope("l" + lane, lane + "-" + n))
                            .toList(),
                    NOW);
        }
        Map<String, List<Long>> done = new ConcurrentHashMap<>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<?>>();
            for (int i = 0; i < 2; i++) {
                results.add(workers.submit(() -> drain(done)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(done).hasSize(lanes);
        assertThat(done.values())
                .allSatisfy(ids -> assertThat(ids).hasSize(each).isSorted().doesNotHaveDuplicates());
    }

    @Test
    default void noArrivalIsMissedBetweenTheLastLookAndTheRelease() throws Exception {
        Inbox inbox = store().inbox();
        int deliveries = 500;
        Map<String, List<Long>> done = new ConcurrentHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sender = threads.submit(() ->
                    IntStream.range(0, deliveries).forEach(n -> inbox.accept(List.of(envelope("a", "k" + n)), NOW)));
            while (!sender.isDone()) {
                drain(done);
            }
            sender.get();
        }
        drain(done);
        assertThat(inbox.nextDue()).isEqualTo(Instant.MAX);
        assertThat(done.get("pachca:a")).hasSize(deliveries).isSorted().doesNotHaveDuplicates();
    }

    private void drain(Map<String, List<Long>> done) {
        while (true) {
            List<Handed<Delivery>> handed = store().inbox().take(NOW, LEASE, 7);
            if (handed.isEmpty()) {
                return;
            }
            for (Handed<Delivery> one : handed) {
                done.computeIfAbsent(one.claim().lane(), lane -> new ArrayList<>())
                        .addAll(someOf(one));
            }
        }
    }

    /** Works up to twenty deliveries of a lane and gives it back. */
    private List<Long> someOf(Handed<Delivery> handed) {
        return store().transact(unit -> {
            var ids = new ArrayList<Long>();
            Optional<Delivery> next = Optional.of(handed.entry());
            while (next.isPresent() && ids.size() < 20) {
                unit.finish(handed.claim(), next.get(), "", NOW);
                ids.add(next.get().id());
                next = unit.nextDelivery(handed.claim(), NOW).get();
            }
            if (next.isPresent()) {
                unit.releaseInbox(handed.claim(), NOW);
            }
            return ids;
        });
    }

    private void finishAndRelease(Handed<Delivery> handed, Instant due) {
        work(unit -> {
            unit.finish(handed.claim(), handed.entry(), "done", NOW);
            unit.releaseInbox(handed.claim(), due);
        });
    }

    private void work(Consumer<UnitOfWork> work) {
        store().transact(unit -> {
            work.accept(unit);
            return Samples.TALK;
        });
    }

    private static Handed<Delivery> only(List<Handed<Delivery>> handed) {
        assertThat(handed).hasSize(1);
        return handed.getFirst();
    }
}
