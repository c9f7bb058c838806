package deskbridge.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The script of what goes wrong at one server. Scripted rules are tried in the order they were added, then random ones; the
 * first that matches a call decides about it. Thread-safe.
 */
public final class Faults {
    private final List<Rule> scripted = new ArrayList<>();
    private final List<Rule> random = new ArrayList<>();
    private final Map<String, Integer> suffered = new TreeMap<>();

    /** The next {@code times} matching calls suffer this fault. */
    public synchronized Rule next(int times, CallMatch match, Fault fault) {
        return add(scripted, new Rule(match, times, () -> fault));
    }

    /** Every matching call suffers this fault until the rule is cancelled or everything is cleared. */
    public synchronized Rule always(CallMatch match, Fault fault) {
        return add(scripted, new Rule(match, Integer.MAX_VALUE, () -> fault));
    }

    /**
     * Matching calls suffer, with the given probability, one of these faults, each equally often. A call that is spared
     * is decided: later rules are not asked about it.
     *
     * @param dice seeded by the caller, so that a run can be repeated
     * @param rate 0 to 1
     */
    public synchronized Rule random(RandomGenerator dice, double rate, CallMatch match, Fault... faults) {
        if (rate < 0 || rate > 1 || faults.length == 0) {
            throw new IllegalArgumentException("a rate from 0 to 1 and at least one fault are needed");
        }
        List<Fault> choice = List.of(faults);
        return add(
                random,
                new Rule(
                        match,
                        Integer.MAX_VALUE,
                        () -> dice.nextDouble() < rate ? choice.get(dice.nextInt(choice.size())) : new Fault.None()));
    }

    /** Forgets every rule. */
    public synchronized void clear() {
        scripted.clear();
        random.clear();
    }

    /** How many calls suffered what, since the beginning: by {@link Fault#label}, with the status where there is one. */
    public synchronized Map<String, Integer> suffered() {
        return new TreeMap<>(suffered);
    }

    /** Decides about one call; consumes the rule's turn. */
    synchronized Fault decide(String method, String path) {
        for (Rule rule : Stream.concat(scripted.stream(), random.stream()).toList()) {
            if (rule.left > 0 && rule.match.matches(method, path)) {
                rule.left--;
                Fault fault = rule.source.draw();
                if (!(fault instanceof Fault.None)) {
                    rule.applied++;
                    suffered.merge(kind(fault), 1, Integer::sum);
                }
                return fault;
            }
        }
        return new Fault.None();
    }

    private static String kind(Fault fault) {
        return switch (fault) {
            case Fault.Status status -> "status " + status.code();
            case Fault.Html html -> "html " + html.code();
            case Fault.RateLimited limited -> "status 429";
            default -> fault.label();
        };
    }

    private static Rule add(List<Rule> rules, Rule rule) {
        rules.add(rule);
        return rule;
    }

    @FunctionalInterface
    private interface Source {
        Fault draw();
    }

    /** One line of the script. */
    public final class Rule {
        private final CallMatch match;
        private final Source source;
        private int left;
        private int applied;

        private Rule(CallMatch match, int times, Source source) {
            this.match = match;
            this.left = times;
            this.source = source;
        }

        /** How many calls suffered so far. */
        public int applied() {
            synchronized (Faults.this) {
                return applied;
            }
        }

        /** Ends the rule. */
        public void cancel() {
            synchronized (Faults.this) {
                left = 0;
                scripted.remove(this);
                random.remove(this);
            }
        }
    }
}
