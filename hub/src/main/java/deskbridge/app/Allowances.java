package deskbridge.app;

import deskbridge.rest.Allowance;
import deskbridge.rest.HandMovedClock;
import deskbridge.rest.LocalAllowance;
import deskbridge.rest.SharedAllowance;
import deskbridge.store.Store;
import deskbridge.store.Tally;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Who counts calls against the remotes' limits: this process alone, or all replicas on a database together. */
final class Allowances {

    private Allowances() {}

    static Allowance on(Store store, InstantSource clock) {
        return store.tally()
                .<Allowance>map(tally -> new SharedAllowance(new InDatabase(tally, clock)))
                .orElseGet(() -> LocalAllowance.by(clock));
    }

    /** By the database's clock, which is the same for all, unless somebody moves the hub's by hand. */
    private record InDatabase(Tally tally, InstantSource clock) implements SharedAllowance.Memory {

        @Override
        public void look(Set<String> names, BiConsumer<Map<String, String>, Instant> eye) {
            tally.look(names, (kept, now) -> eye.accept(kept, by(now)));
        }

        @Override
        public void change(Set<String> names, BiFunction<Map<String, String>, Instant, Map<String, String>> change) {
            tally.change(names, (kept, now) -> change.apply(kept, by(now)));
        }

        private Instant by(Instant databases) {
            return clock instanceof HandMovedClock moved ? moved.instant() : databases;
        }
    }
}
