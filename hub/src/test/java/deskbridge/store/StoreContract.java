package deskbridge.store;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Everything a store promises. */
public interface StoreContract
        extends InboxContract,
                HandingContract,
                OutboxContract,
                ConversationContract,
                HistoryContract,
                WakeContract,
                PendingContract,
                RatingContract {

    /** So often two who rule each other out come at the same time. */
    int RACES = 30;

    @Override
    Store store();

    @Test
    default void aKeptValueReplacesTheOneBefore() {
        assertThat(store().kept("hub")).isEmpty();
        store().keep("hub", "one");
        store().keep("hub", "two");
        assertThat(store().kept("hub")).contains("two");
        assertThat(store().kept("other")).isEmpty();
    }

    @Test
    default void aStoreThatTakesWritesSaysSo() {
        assertThat(store().isWritable()).isTrue();
        assertThat(store().isWritable()).isTrue();
    }

    @Test
    default void aTimerIsDoneByOneAndAgainWhenItsLeaseRunsOut() {
        Timers timers = store().timers();
        assertThat(timers.nextDue()).isEqualTo(Instant.MAX);
        timers.set("catch-up", later(5));
        assertThat(timers.nextDue()).isEqualTo(later(5));
        assertThat(timers.claim(later(4), LEASE)).isEmpty();
        assertThat(timers.claim(later(5), LEASE)).containsExactly("catch-up");
        assertThat(timers.claim(later(5), LEASE)).isEmpty();
        assertThat(timers.nextDue()).isEqualTo(later(5).plus(LEASE));
        assertThat(timers.claim(later(5).plus(LEASE), LEASE)).containsExactly("catch-up");
    }

    @Test
    default void aTimerThatIsSetIsFreeAgain() {
        Timers timers = store().timers();
        timers.set("reminder", NOW);
        assertThat(timers.claim(NOW, LEASE)).containsExactly("reminder");
        timers.set("reminder", later(10));
        assertThat(timers.nextDue()).isEqualTo(later(10));
        assertThat(timers.claim(later(10), LEASE)).containsExactly("reminder");
    }

    @Test
    default void aTimerThatIsHastenedStaysWithWhoeverTookIt() {
        Timers timers = store().timers();
        timers.hasten("catch-up", later(5));
        timers.hasten("catch-up", later(9));
        assertThat(timers.nextDue()).isEqualTo(later(5));
        timers.hasten("catch-up", NOW);
        assertThat(timers.claim(NOW, LEASE)).containsExactly("catch-up");
        timers.hasten("catch-up", NOW);
        assertThat(timers.claim(NOW, LEASE)).isEmpty();
        timers.renew("catch-up", later(600));
        assertThat(timers.claim(later(599), LEASE)).isEmpty();
        assertThat(timers.claim(later(600), LEASE)).containsExactly("catch-up");
    }

    @Test
    default void aTimerThatNobodyTookHasNoLeaseToProlong() {
        Timers timers = store().timers();
        timers.set("catch-up", NOW);
        timers.renew("catch-up", later(600));
        assertThat(timers.claim(NOW, LEASE)).containsExactly("catch-up");
    }

    @Test
    default void whatOnlyOneMayDoIsHeldByOne() {
        assertThat(store().hold("poll", "a", NOW, LEASE)).isTrue();
        assertThat(store().hold("poll", "b", NOW, LEASE)).isFalse();
        assertThat(store().hold("other", "b", NOW, LEASE)).isTrue();
        assertThat(store().hold("poll", "a", later(1), LEASE)).isTrue();
        assertThat(store().hold("poll", "b", NOW.plus(LEASE), LEASE)).isFalse();
        assertThat(store().hold("poll", "b", later(1).plus(LEASE), LEASE)).isTrue();
        assertThat(store().hold("poll", "a", later(2).plus(LEASE), LEASE)).isFalse();
    }

    @Test
    default void whatIsReleasedIsFreeAtOnce() {
        store().hold("poll", "a", NOW, LEASE);
        store().release("poll", "b");
        assertThat(store().hold("poll", "b", NOW, LEASE)).isFalse();
        store().release("poll", "a");
        assertThat(store().hold("poll", "b", NOW, LEASE)).isTrue();
    }

    @Test
    default void manyMayHaveWhatOneWhoMustBeAloneMayNot() {
        assertThat(store().holdWithout("at sole", "at one", "a", NOW, LEASE)).isTrue();
        assertThat(store().holdWithout("at sole", "at two", "b", NOW, LEASE)).isTrue();
        assertThat(store().holdWithout("at ", "at sole", "c", NOW, LEASE)).isFalse();
        store().release("at one", "a");
        assertThat(store().holdWithout("at ", "at sole", "c", NOW, LEASE)).isFalse();
        assertThat(store().holdWithout("at sole", "at two", "b", later(1), LEASE))
                .isTrue();
        assertThat(store().holdWithout("at ", "at sole", "c", NOW.plus(LEASE), LEASE))
                .isFalse();
        Instant alone = later(1).plus(LEASE);
        assertThat(store().holdWithout("at ", "at sole", "c", alone, LEASE)).isTrue();
        assertThat(store().holdWithout("at ", "at sole", "c", alone, LEASE)).isTrue();
        assertThat(store().holdWithout("at ", "at sole", "d", alone, LEASE)).isFalse();
        assertThat(store().holdWithout("at sole", "at one", "a", alone, LEASE)).isFalse();
        store().release("at sole", "c");
        assertThat(store().holdWithout("at sole", "at one", "a", alone, LEASE)).isTrue();
    }

    @Test
    default void ofRivalsWhoComeAtTheSameTimeOneIsLetIn() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < RACES; round++) {
                String all = "race " + round + " ";
                var start = new CyclicBarrier(2);
                Future<Boolean> many = threads.submit(() -> {
                    start.await();
                    return store().holdWithout(all + "sole", all + "one", "a", NOW, LEASE);
                });
                Future<Boolean> sole = threads.submit(() -> {
                    start.await();
                    return store().holdWithout(all, all + "sole", "b", NOW, LEASE);
                });
                assertThat(many.get()).as("race %d", round).isNotEqualTo(sole.get());
            }
        }
    }
}
