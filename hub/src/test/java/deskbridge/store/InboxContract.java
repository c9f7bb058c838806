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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        Claim claim = only(inbox.claim(NOW, LEASE, 10));
        assertThat(inbox.head(claim, 10)).hasSize(3);
    }

    @Test
    default void theSameKeyOfAnotherConnectionIsAnotherDelivery() {
        Inbox inbox = store().inbox();
        var other = new Envelope(Samples.DESK, "1", "a", "comment", "{}");
        assertThat(inbox.accept(List.of(envelope("a", "1"), other), NOW)).isEqualTo(2);
        assertThat(inbox.claim(NOW, LEASE, 10)).hasSize(2);
    }

    @Test
    default void aLaneIsReadInTheOrderOfArrivalAndByOneWorker() {
        Inbox inbox = store().inbox();
        for (int i = 0; i < 5; i++) {
            inbox.accept(List.of(envelope("a", "k" + i)), NOW);
        }
        Claim claim = only(inbox.claim(NOW, LEASE, 10));
        assertThat(inbox.claim(NOW, LEASE, 10)).isEmpty();
        assertThat(inbox.head(claim, 3))
                .extracting(Delivery::body)
                .containsExactly("{\"key\":\"k0\"}", "{\"key\":\"k1\"}", "{\"key\":\"k2\"}");
    }

    @Test
    default void deliveriesOfOneCallKeepTheirOrder() {
        Inbox inbox = store().inbox();
        List<Envelope> some = IntStream.range(0, 200)
                .mapToObj(n -> envelope("a", "k" + (n * 7919) % 1000 + "-" + n))
                .toList();
        inbox.accept(some, NOW);
        assertThat(inbox.head(only(inbox.claim(NOW, LEASE, 10)), 1000))
                .extracting(Delivery::body)
                .containsExactlyElementsOf(some.stream().map(Envelope::body).toList());
    }

    @Test
    default void whatWasFinishedIsNotReadAgainAndItsLaneSleeps() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Claim claim = only(inbox.claim(NOW, LEASE, 10));
        finish(claim, inbox.head(claim, 10).getFirst());
        assertThat(inbox.head(claim, 10)).isEmpty();
        inbox.release(claim, later(1));
        assertThat(inbox.nextDue()).isEqualTo(Instant.MAX);
        assertThat(inbox.claim(later(100), LEASE, 10)).isEmpty();
    }

    @Test
    default void anArrivalDuringTheWorkIsDueWhenTheLaneIsReleased() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Claim claim = only(inbox.claim(NOW, LEASE, 10));
        finish(claim, inbox.head(claim, 10).getFirst());
        inbox.accept(List.of(envelope("a", "2")), NOW);
        inbox.release(claim, later(1));
        assertThat(inbox.nextDue()).isEqualTo(later(1));
        assertThat(inbox.claim(later(1), LEASE, 10)).hasSize(1);
    }

    @Test
    default void anArrivalDoesNotCutABackOffShort() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Claim claim = only(inbox.claim(NOW, LEASE, 10));
        Delivery failed = inbox.head(claim, 1).getFirst();
        store().transact(work -> {
            work.postpone(claim, failed, "down", NOW);
            return failed;
        });
        inbox.release(claim, later(30));
        inbox.accept(List.of(envelope("a", "2")), later(1));
        assertThat(inbox.claim(later(29), LEASE, 10)).isEmpty();
        Claim again = only(inbox.claim(later(30), LEASE, 10));
        assertThat(inbox.head(again, 10)).extracting(Delivery::attempts).containsExactly(1, 0);
    }

    @Test
    default void aWorkerWhoLostItsLaneCannotRecord() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Claim slow = only(inbox.claim(NOW, LEASE, 10));
        Delivery delivery = inbox.head(slow, 1).getFirst();
        Claim next = only(inbox.claim(NOW.plus(LEASE), LEASE, 10));
        assertThat(next.epoch()).isGreaterThan(slow.epoch());
        assertThat(inbox.renew(List.of(slow), later(600))).isEmpty();
        assertThat(inbox.head(slow, 1)).isEmpty();
        assertThatThrownBy(() -> finish(slow, delivery)).isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> store().transact(work -> {
                    work.postpone(slow, delivery, "late", NOW);
                    return delivery;
                }))
                .isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> store().transact(work -> {
                    work.park(slow, delivery, "late", NOW);
                    return delivery;
                }))
                .isInstanceOf(LostClaimException.class);
        inbox.release(slow, NOW);
        assertThat(inbox.claim(NOW.plus(LEASE), LEASE, 10)).isEmpty();
        finish(next, delivery);
    }

    @Test
    default void aRenewedClaimOutlivesItsLease() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Claim claim = only(inbox.claim(NOW, LEASE, 10));
        assertThat(inbox.nextDue()).isEqualTo(NOW.plus(LEASE));
        assertThat(inbox.renew(List.of(claim), later(600))).containsExactly(claim);
        assertThat(inbox.claim(later(599), LEASE, 10)).isEmpty();
        assertThat(inbox.claim(later(600), LEASE, 10)).hasSize(1);
    }

    @Test
    default void claimsAreRenewedTogetherButForThoseThatAreLost() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1"), envelope("b", "2"), envelope("c", "3")), NOW);
        List<Claim> claims = inbox.claim(NOW, LEASE, 10);
        Claim lost = claims.getFirst();
        inbox.release(claims.getLast(), NOW);
        inbox.renew(List.of(claims.get(1)), later(600));
        Claim another = inbox.claim(NOW.plus(LEASE), LEASE, 10).getFirst();
        assertThat(another.lane()).isEqualTo(lost.lane());

        assertThat(inbox.renew(claims, later(700))).containsExactly(claims.get(1));
        assertThat(inbox.renew(List.of(), later(700))).isEmpty();
        assertThat(inbox.nextDue()).isEqualTo(NOW.plus(LEASE).plus(LEASE));
    }

    @Test
    default void theLongestWaitingLanesAreTakenFirst() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("late", "1")), later(2));
        inbox.accept(List.of(envelope("early", "2")), later(1));
        assertThat(inbox.claim(later(5), LEASE, 1)).extracting(Claim::lane).containsExactly("pachca:early");
        assertThat(inbox.claim(later(5), LEASE, 1)).extracting(Claim::lane).containsExactly("pachca:late");
    }

    @Test
    default void whatWasFinishedLongAgoIsForgottenWithItsGuard() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1"), envelope("a", "2")), NOW);
        Claim claim = only(inbox.claim(NOW, LEASE, 10));
        finish(claim, inbox.head(claim, 1).getFirst());
        assertThat(inbox.prune(NOW)).isZero();
        assertThat(inbox.prune(later(1))).isEqualTo(1);
        assertThat(inbox.accept(List.of(envelope("a", "1"), envelope("a", "2")), later(2)))
                .isEqualTo(1);
    }

    @Test
    default void anIdleLaneThatWasForgottenWakesAgain() {
        Inbox inbox = store().inbox();
        inbox.accept(List.of(envelope("a", "1")), NOW);
        Claim claim = only(inbox.claim(NOW, LEASE, 10));
        finish(claim, inbox.head(claim, 1).getFirst());
        inbox.release(claim, NOW);
        inbox.prune(later(1));
        inbox.accept(List.of(envelope("a", "2")), later(2));
        assertThat(inbox.claim(later(2), LEASE, 10)).hasSize(1);
    }

    @Test
    default void twoWorkersShareTenThousandDeliveriesWithoutADuplicateAndInOrder() throws Exception {
        Inbox inbox = store().inbox();
        int lanes = 100;
        int each = 100;
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
        Inbox inbox = store().inbox();
        while (true) {
            List<Claim> claims = inbox.claim(NOW, LEASE, 7);
            if (claims.isEmpty()) {
                return;
            }
            for (Claim claim : claims) {
                List<Delivery> head = inbox.head(claim, 20);
                store().transact(work -> {
                    head.forEach(delivery -> work.finish(claim, delivery, "", NOW));
                    return head;
                });
                done.computeIfAbsent(claim.lane(), lane -> new ArrayList<>())
                        .addAll(head.stream().map(Delivery::id).toList());
                inbox.release(claim, NOW);
            }
        }
    }

    private void finish(Claim claim, Delivery delivery) {
        store().transact(work -> {
            work.finish(claim, delivery, "done", NOW);
            return delivery;
        });
    }

    private static Claim only(List<Claim> claims) {
        assertThat(claims).hasSize(1);
        return claims.getFirst();
    }
}
