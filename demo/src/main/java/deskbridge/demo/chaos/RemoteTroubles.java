package deskbridge.demo.chaos;

import deskbridge.demo.chaos.Trouble.Breaking;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.Played;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.telegram.TelegramFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What goes wrong with the remotes: single calls and webhooks all the time, and everything for a while. */
final class RemoteTroubles {

    private static final double WEBHOOKS = 0.15;
    private static final double CALLS = 0.05;
    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final Duration LATE = Duration.ofMillis(700);
    private static final Duration SLOW = Duration.ofMillis(1500);

    private final List<Played> systems;
    private final long seed;

    RemoteTroubles(List<Played> systems, long seed) {
        this.systems = List.copyOf(systems);
        this.seed = seed;
    }

    /** From now on calls and webhooks suffer now and then. */
    void begin() {
        for (Played system : systems) {
            var dice = new Random(seed + system.name().hashCode());
            system.faults().random(dice, CALLS, CallMatch.any(), calls(system));
            system.webhooks().script().random(dice, WEBHOOKS, webhooks(system));
        }
    }

    /** All is well again. */
    void end() {
        for (Played system : systems) {
            system.faults().clear();
            system.webhooks().script().clear();
        }
    }

    private static Fault[] calls(Played system) {
        return new Fault[] {
            new Fault.AnswerLost(),
            new Fault.Dropped(),
            new Fault.Truncated(),
            new Fault.Slow(SLOW),
            new Fault.Html(200),
            new Fault.Html(503),
            Fault.status(500),
            Fault.status(502),
            limited(system)
        };
    }

    private static Fault limited(Played system) {
        Duration wait = Duration.ofSeconds(1);
        return system instanceof TelegramPlay ? TelegramFaults.tooManyRequests(wait) : new Fault.RateLimited(wait);
    }

    /** Telegram sends until it is heard, and in order. */
    private static WebhookFault[] webhooks(Played system) {
        var doubled = new WebhookFault.Duplicated(2);
        return system instanceof TelegramPlay
                ? new WebhookFault[] {doubled}
                : new WebhookFault[] {doubled, new WebhookFault.Late(LATE), new WebhookFault.Lost()};
    }

    /** What happens for a while, once of each kind. */
    List<Trouble> all() {
        var all = new ArrayList<Trouble>();
        for (Played system : systems) {
            all.add(new Trouble(
                    system.name() + " off the network",
                    () -> {
                        system.emulator().reachable(false);
                        try {
                            Thread.sleep(A_WHILE);
                        } finally {
                            system.emulator().reachable(true);
                        }
                    },
                    Breaking.AT_ITS_BEGINNING));
            all.add(always(system, "slow", new Fault.Slow(SLOW)));
            all.add(always(system, "answering 429", limited(system)));
            all.add(always(system, "answering 500", Fault.status(500)));
            all.add(always(system, "answering HTML", new Fault.Html(200)));
            all.add(always(system, "sending half bodies", new Fault.Truncated()));
            all.add(always(system, "accepting and dropping the answer", new Fault.AnswerLost()));
            all.add(heldBack(system));
        }
        return all;
    }

    private static Trouble always(Played system, String how, Fault fault) {
        return new Trouble(
                system.name() + " " + how,
                () -> {
                    var rule = system.faults().always(CallMatch.any(), fault);
                    try {
                        Thread.sleep(A_WHILE);
                    } finally {
                        rule.cancel();
                    }
                },
                Breaking.NEVER);
    }

    private Trouble heldBack(Played system) {
        return new Trouble(
                "webhooks of " + system.name() + " all late, in any order",
                () -> {
                    system.webhooks().hold();
                    try {
                        Thread.sleep(A_WHILE);
                    } finally {
                        if (system instanceof TelegramPlay) {
                            system.webhooks().release();
                        } else {
                            system.webhooks().releaseShuffled(new Random(seed));
                        }
                    }
                },
                Breaking.NEVER);
    }

    /** How many calls and webhooks of each system suffered what. */
    Map<String, Map<String, Integer>> suffered() {
        var all = new TreeMap<String, Map<String, Integer>>();
        for (Played system : systems) {
            all.put(system.name(), system.faults().suffered());
            all.put("webhooks of " + system.name(), system.webhooks().script().suffered());
        }
        return all;
    }
}
