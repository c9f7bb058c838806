package deskbridge.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts for all processes that use the same tokens, in a memory that they have in common. Each call is counted there before it
 * is made, so nothing is set aside that nobody uses; whoever asks while another question of this process is under way waits for
 * it and is asked for together with all others who do, in one journey.
 */
public final class SharedAllowance implements Allowance {

    private static final Logger LOG = LoggerFactory.getLogger(SharedAllowance.class);
    private static final Duration WITHOUT_MEMORY = Duration.ofSeconds(2);
    private static final int MOST_TOGETHER = 100;

    private final Memory memory;
    private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param memory of all who share the tokens */
    public SharedAllowance(Memory memory) {
        this.memory = memory;
    }

    /** Texts under names, and one clock, the same for all. Every method blocks, and may run what it is given again. */
    public interface Memory {

        /** Shows what is kept under the names, and the present. What is not kept is not in the map. */
        void look(Set<String> names, BiConsumer<Map<String, String>, Instant> eye);

        /** As {@link #look}, and keeps what is answered, while nobody else reads or changes any of it this way. */
        void change(Set<String> names, BiFunction<Map<String, String>, Instant, Map<String, String>> change);
    }

    /** One question and its answer. */
    private abstract static class Asked {
        private volatile boolean done;

        /** True when it changes nothing. */
        abstract boolean looks();

        abstract Set<String> names();

        abstract void answer(Map<String, Count> counts, long now);

        /** The memory cannot be had. */
        abstract void giveUp();
    }

    @Override
    public Duration reserve(List<Budget> budgets, int calls, Duration patience) {
        var reserving = new Reserving(budgets, calls, patience);
        ask(reserving);
        return reserving.wait;
    }

    @Override
    public void pause(String what, Duration wait) {
        ask(new Pausing(what, wait));
    }

    @Override
    public Duration paused(String what) {
        return reserve(List.of(new Budget(what, Limits.NONE)), 1, Duration.ZERO);
    }

    private void ask(Asked asked) {
        waiting.add(asked);
        turn.lock();
        try {
            while (!asked.done) {
                answerTogether();
            }
        } finally {
            turn.unlock();
        }
    }

    private void answerTogether() {
        var together = new ArrayList<Asked>();
        var names = new TreeSet<String>();
        while (together.size() < MOST_TOGETHER) {
            @Nullable Asked next = waiting.poll();
            if (next == null) {
                break;
            }
            together.add(next);
            names.addAll(next.names());
        }
        try {
            if (together.stream().allMatch(Asked::looks)) {
                memory.look(names, (kept, now) -> answer(together, kept, now));
            } else {
                memory.change(names, (kept, now) -> answer(together, kept, now));
            }
        } catch (RuntimeException e) {
            LOG.warn("Calls wait because what others have called cannot be seen: {}", e.getMessage());
            together.forEach(Asked::giveUp);
        } finally {
            together.forEach(asked -> asked.done = true);
        }
    }

    private static Map<String, String> answer(List<Asked> together, Map<String, String> kept, Instant present) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, present);
        var counts = new HashMap<String, Count>();
        kept.forEach((name, text) -> counts.put(name, Count.of(text, now)));
        together.forEach(asked -> asked.answer(counts, now));
        var changed = new TreeMap<String, String>();
        counts.forEach((name, count) -> {
            String text = count.text();
            if (!count.isBlank() && !text.equals(kept.get(name))) {
                changed.put(name, text);
            }
        });
        return changed;
    }

    private static final class Reserving extends Asked {
        private final List<Budget> budgets;
        private final int calls;
        private final Duration patience;
        private volatile Duration wait = Duration.ZERO;

        Reserving(List<Budget> budgets, int calls, Duration patience) {
            this.budgets = budgets;
            this.calls = calls;
            this.patience = patience;
        }

        @Override
        boolean looks() {
            return budgets.stream().allMatch(budget -> budget.limits().isNone());
        }

        @Override
        Set<String> names() {
            var names = new TreeSet<String>();
            budgets.forEach(budget -> names.add(budget.what()));
            return names;
        }

        @Override
        void answer(Map<String, Count> counts, long now) {
            long latest = now + LocalAllowance.micros(patience);
            wait = LocalAllowance.micros(Count.reserve(budgets, counts, calls, now, latest) - now);
        }

        @Override
        void giveUp() {
            wait = patience.plus(WITHOUT_MEMORY);
        }
    }

    private static final class Pausing extends Asked {
        private final String what;
        private final Duration pause;

        Pausing(String what, Duration pause) {
            this.what = what;
            this.pause = pause;
        }

        @Override
        boolean looks() {
            return false;
        }

        @Override
        Set<String> names() {
            return Set.of(what);
        }

        @Override
        void answer(Map<String, Count> counts, long now) {
            counts.computeIfAbsent(what, name -> new Count()).pause(now + LocalAllowance.micros(pause));
        }

        @Override
        void giveUp() {
            // The one who was told to wait does so by its answer; the others will be told themselves.
        }
    }
}
