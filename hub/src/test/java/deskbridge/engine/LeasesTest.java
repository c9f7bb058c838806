package deskbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.SettableClock;
import deskbridge.store.Claim;
import deskbridge.store.Handed;
import deskbridge.store.LaneBox;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long a lane may be worked is what the database says, whatever this process's clock does meanwhile. */
final class LeasesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Claim CLAIM = new Claim("talk1", 3);

    private final SettableClock clock = new SettableClock(NOW);
    private final Leases leases = new Leases(clock);
    private final Lane lane = new Lane();

    @Test
    void aFreshLeaseIsNotAskedAbout() {
        assertThat(stands(claimed())).isTrue();
        assertThat(lane.asked).isEmpty();
    }

    @Test
    void aClockThatLeapsAfterTheClaimMakesNoLeaseLonger() {
        Handed<String> handed = claimed();
        clock.pass(Duration.ofMinutes(10));
        assertThat(stands(handed)).isTrue();
        assertThat(lane.asked).containsExactly(clock.instant().plus(Leases.LEASE));
    }

    @Test
    void aLaneThatWasTakenDuringTheLeapIsNotWorked() {
        Handed<String> handed = claimed();
        clock.pass(Duration.ofMinutes(10));
        lane.owned = false;
        assertThat(stands(handed)).isFalse();
    }

    @Test
    void aLeaseThatIsAboutToEndIsAskedAboutOnce() {
        Handed<String> handed = claimed();
        clock.pass(Leases.LEASE.minusSeconds(2));
        var both = new ArrayList<Boolean>();
        leases.during(leases.taken(lane, handed), () -> {
            both.add(leases.stand());
            both.add(leases.stand());
        });
        assertThat(both).containsExactly(true, true);
        assertThat(lane.asked).hasSize(1);
    }

    @Test
    void whileTheDatabaseDoesNotAnswerNobodyIsCalledForALaneThatMayBeAnothers() {
        Handed<String> handed = claimed();
        clock.pass(Leases.LEASE);
        lane.away = true;
        assertThat(stands(handed)).isFalse();
    }

    @Test
    void aThreadThatWorksNoLaneMayCall() {
        clock.pass(Duration.ofDays(1));
        assertThat(leases.stand()).isTrue();
    }

    private Handed<String> claimed() {
        return new Handed<>(CLAIM, "entry", clock.instant().plus(Leases.LEASE));
    }

    private boolean stands(Handed<String> handed) {
        var answer = new ArrayList<Boolean>();
        leases.during(leases.taken(lane, handed), () -> answer.add(leases.stand()));
        return answer.getFirst();
    }

    /** One lane, as the database knows it. */
    private static final class Lane implements LaneBox<String> {

        private final List<Instant> asked = new ArrayList<>();
        private boolean owned = true;
        private boolean away;

        @Override
        public Set<Claim> renew(List<Claim> claims, Instant until) {
            if (away) {
                throw new StoreException("away");
            }
            assertThat(claims).containsExactly(CLAIM);
            asked.add(until);
            return owned ? Set.copyOf(claims) : Set.of();
        }

        @Override
        public List<Handed<String>> take(Instant now, Duration lease, int most) {
            return List.of();
        }

        @Override
        public Instant nextDue() {
            return Instant.MAX;
        }

        @Override
        public int prune(Instant before) {
            return 0;
        }
    }
}
