package deskbridge.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What goes wrong with the webhooks of one sender; scripted rules before random ones; the first that matches decides. Thread-safe. */
public final class WebhookScript {
    private final List<Rule> scripted = new ArrayList<>();
    private final List<Rule> random = new ArrayList<>();
    private final Map<String, Integer> suffered = new TreeMap<>();

    WebhookScript() {}

    /** The next {@code times} webhooks suffer this fault. */
    public void next(int times, WebhookFault fault) {
        next(times, webhook -> true, fault);
    }

    /** The next {@code times} webhooks meant suffer this fault. */
    public synchronized void next(int times, Predicate<Webhook> match, WebhookFault fault) {
        scripted.add(new Rule(times, match, () -> fault));
    }

    /** Webhooks suffer, with the given probability (0 to 1), one of these faults; the generator is seeded by the caller. */
    public synchronized void random(RandomGenerator dice, double rate, WebhookFault... faults) {
        if (rate < 0 || rate > 1 || faults.length == 0) {
            throw new IllegalArgumentException("a rate from 0 to 1 and at least one fault are needed");
        }
        List<WebhookFault> choice = List.of(faults);
        random.add(new Rule(
                Integer.MAX_VALUE,
                webhook -> true,
                () -> dice.nextDouble() < rate ? choice.get(dice.nextInt(choice.size())) : new WebhookFault.None()));
    }

    /** Forgets every rule. */
    public synchronized void clear() {
        scripted.clear();
        random.clear();
    }

    synchronized WebhookFault decide(Webhook webhook) {
        for (Rule rule : Stream.concat(scripted.stream(), random.stream()).toList()) {
            if (rule.left > 0 && rule.match.test(webhook)) {
                rule.left--;
                return counted(rule.source.draw());
            }
        }
        return new WebhookFault.None();
    }

    /** How many webhooks suffered what, since the beginning: by the name of the fault. */
    public synchronized Map<String, Integer> suffered() {
        return new TreeMap<>(suffered);
    }

    private WebhookFault counted(WebhookFault fault) {
        if (!(fault instanceof WebhookFault.None)) {
            suffered.merge(fault.getClass().getSimpleName(), 1, Integer::sum);
        }
        return fault;
    }

    @FunctionalInterface
    private interface Source {
        WebhookFault draw();
    }

    private static final class Rule {
        private final Predicate<Webhook> match;
        private final Source source;
        private int left;

        private Rule(int times, Predicate<Webhook> match, Source source) {
            this.left = times;
            this.match = match;
            this.source = source;
        }
    }
}
