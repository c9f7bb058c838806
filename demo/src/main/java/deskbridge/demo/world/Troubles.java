package deskbridge.demo.world;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Faults;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.WebhookSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The switches of what goes wrong between the hub and the emulated systems. Thread-safe. */
public final class Troubles {
    private static final double MOSTLY = 0.66;
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration OVERTAKEN = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int COPIES = 3;
    private static final List<String> TRACKER_WRITES =
            List.of("/v*/issues/", "/v*/issues", "/v*/issues/*/comments", "/v*/issues/*/transitions/*/_execute");
    private static final List<String> PACHCA_WRITES = List.of("/api/shared/v1/messages");

    private final World world;
    private final RandomGenerator random;
    private final InstantSource time;
    private final Set<Trouble> on = EnumSet.noneOf(Trouble.class);
    private Instant calmSince;

    /** Everything is well at first. */
    public Troubles(World world, RandomGenerator random, InstantSource time) {
        this.world = world;
        this.random = random;
        this.time = time;
        this.calmSince = time.instant();
    }

    /** What goes wrong now. */
    public synchronized Set<Trouble> on() {
        return Set.copyOf(on);
    }

    /** Since when the switches stand as they do. */
    public synchronized Instant calmSince() {
        return calmSince;
    }

    /** Turns one switch; calls and webhooks under way are not touched. */
    public synchronized void turn(Trouble trouble, boolean wanted) {
        boolean changed = wanted ? on.add(trouble) : on.remove(trouble);
        if (changed) {
            calmSince = time.instant();
            scriptCalls();
            scriptWebhooks(world.pachca().webhooks());
            scriptWebhooks(world.tracker().webhooks());
        }
    }

    private void scriptCalls() {
        Faults tracker = world.tracker().faults();
        Faults pachca = world.pachca().faults();
        tracker.clear();
        pachca.clear();
        if (on.contains(Trouble.TRACKER_DOWN)) {
            tracker.always(CallMatch.any(), Fault.status(500));
        }
        if (on.contains(Trouble.PACHCA_LIMITED)) {
            pachca.random(random, MOSTLY, CallMatch.of("*", "/api/**"), new Fault.RateLimited(RETRY_AFTER));
        }
        if (on.contains(Trouble.ANSWERS_LOST)) {
            TRACKER_WRITES.forEach(
                    path -> tracker.random(random, MOSTLY, CallMatch.of("POST", path), new Fault.AnswerLost()));
            PACHCA_WRITES.forEach(
                    path -> pachca.random(random, MOSTLY, CallMatch.of("POST", path), new Fault.AnswerLost()));
        }
        if (on.contains(Trouble.TRACKER_SLOW)) {
            tracker.always(CallMatch.any(), new Fault.Slow(SLOW));
        }
    }

    private void scriptWebhooks(WebhookSender sender) {
        sender.script().clear();
        List<WebhookFault> faults = new ArrayList<>();
        if (on.contains(Trouble.WEBHOOKS_LOST)) {
            faults.add(new WebhookFault.Lost());
        }
        if (on.contains(Trouble.WEBHOOKS_DOUBLED)) {
            faults.add(new WebhookFault.Duplicated(COPIES));
        }
        if (on.contains(Trouble.WEBHOOKS_SHUFFLED)) {
            faults.add(new WebhookFault.Late(OVERTAKEN));
            faults.add(new WebhookFault.None());
        }
        if (!faults.isEmpty()) {
            sender.script().random(random, 1, faults.toArray(WebhookFault[]::new));
        }
    }
}
