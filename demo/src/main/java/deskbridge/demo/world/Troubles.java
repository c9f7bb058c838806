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

/** The switches of what goes wrong between the hub and the four emulated systems. Thread-safe. */
public final class Troubles {
    private static final double MOSTLY = 0.66;
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration OVERTAKEN = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int COPIES = 3;

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
            world.systems().forEach(system -> system.faults().clear());
            world.desks().forEach(this::scriptDesk);
            world.messengers().forEach(this::scriptMessenger);
            world.systems().forEach(this::scriptAnswers);
            world.systems().forEach(system -> scriptWebhooks(system.webhooks()));
        }
    }

    private void scriptDesk(Desk desk) {
        if (on.contains(Trouble.DESKS_DOWN)) {
            desk.faults().always(CallMatch.any(), Fault.status(500));
        } else if (on.contains(Trouble.DESKS_SLOW)) {
            desk.faults().always(CallMatch.any(), new Fault.Slow(SLOW));
        }
    }

    private void scriptMessenger(Messenger messenger) {
        Faults faults = messenger.faults();
        if (on.contains(Trouble.WEBHOOKS_LOST)) {
            faults.always(messenger.polling(), new Fault.Dropped());
        } else if (on.contains(Trouble.WEBHOOKS_DOUBLED)) {
            faults.random(random, MOSTLY, messenger.polling(), new Fault.AnswerLost());
        }
        if (on.contains(Trouble.MESSENGERS_LIMITED)) {
            faults.random(random, MOSTLY, messenger.limited(), messenger.tooMany(RETRY_AFTER));
        }
    }

    private void scriptAnswers(RemoteSystem system) {
        if (on.contains(Trouble.ANSWERS_LOST)) {
            system.writing().forEach(calls -> system.faults().random(random, MOSTLY, calls, new Fault.AnswerLost()));
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
