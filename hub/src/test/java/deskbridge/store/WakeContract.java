package deskbridge.store;

import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.later;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Wake;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is promised about what was put off. */
public interface WakeContract {

    Store store();

    @Test
    default void whatWasPutOffIsDueInItsTimeTheLongestDueFirst() {
        var late = new Wake("b", Samples.TALK, later(20));
        var soon = new Wake("a", null, later(10));
        save(late);
        save(soon);
        assertThat(store().due(later(9), 10)).isEmpty();
        assertThat(store().nextWake()).isEqualTo(later(10));
        assertThat(store().due(later(20), 10)).isEqualTo(List.of(soon, late));
        assertThat(store().due(later(20), 1)).isEqualTo(List.of(soon));
    }

    @Test
    default void whatIsDueAtTheSameInstantComesInTheOrderInWhichItWasPutOff() {
        var first = new Wake("m", null, NOW);
        var second = new Wake("z", null, NOW);
        var third = new Wake("a", null, NOW);
        save(new Wake("m", null, later(60)));
        save(second);
        save(third);
        save(first);
        assertThat(store().due(NOW, 10)).isEqualTo(List.of(first, second, third));
    }

    @Test
    default void itIsTakenOnce() {
        var wake = new Wake("a", null, NOW);
        save(wake);
        assertThat(take(wake)).isTrue();
        assertThat(take(wake)).isFalse();
        assertThat(store().nextWake()).isEqualTo(Instant.MAX);
    }

    @Test
    default void whatWasPutOffFurtherIsNotDoneAtItsOldTime() {
        var wake = new Wake("a", null, NOW);
        save(wake);
        save(new Wake("a", null, later(60)));
        assertThat(take(wake)).isFalse();
        assertThat(store().nextWake()).isEqualTo(later(60));
    }

    private void save(Wake wake) {
        store().transact(work -> {
            work.save(wake);
            return true;
        });
    }

    private boolean take(Wake wake) {
        return store().transact(work -> work.take(wake));
    }
}
