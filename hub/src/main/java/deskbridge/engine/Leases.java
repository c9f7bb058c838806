package deskbridge.engine;

import deskbridge.store.Claim;
import deskbridge.store.Handed;
import deskbridge.store.LaneBox;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process has taken to work on, and for how long nobody else may. While it works, its leases are prolonged; when it
 * dies, they end within seconds and another replica goes on. A process that was only stopped for a while (a frozen machine, a
 * long pause) asks before it calls anybody whether the lane is still its own.
 */
public final class Leases {

    /** How soon another replica takes over what a dead one had begun. */
    static final Duration LEASE = Duration.ofSeconds(8);

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** A lease that ends sooner is asked about: a call takes time as well. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** The lane that a thread works. */
    private static final ThreadLocal<Held> CURRENT = new ThreadLocal<>();

    private final InstantSource clock;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final Set<String> tasks = ConcurrentHashMap.newKeySet();

    private Instant lastBeat = Instant.EPOCH;

    public Leases(InstantSource clock) {
        this.clock = clock;
    }

    /** A lane that is being worked. */
    static final class Held {
        private final LaneBox<?> box;
        private final Claim claim;
        private volatile Instant until;

        Held(LaneBox<?> box, Claim claim, Instant until) {
            this.box = box;
            this.claim = claim;
            this.until = until;
        }
    }

    /** Remembers a lane that was just taken. */
    Held taken(LaneBox<?> box, Handed<?> handed) {
        // Not from now on: the clock may have made a leap since the lane was claimed.
        var lane = new Held(box, handed.claim(), handed.until());
        held.add(lane);
        return lane;
    }

    /** Works a lane on this thread, and forgets it. */
    void during(Held lane, Runnable work) {
        CURRENT.set(lane);
        try {
            work.run();
        } finally {
            CURRENT.remove();
            held.remove(lane);
        }
    }

    /** Does timed work on this thread. */
    void during(String task, Runnable work) {
        tasks.add(task);
        try {
            work.run();
        } finally {
            tasks.remove(task);
        }
    }

    /**
     * Asked right before a remote is called: true unless this thread works a lane that somebody else owns by now. Looks into the
     * database only when the lease may have ended.
     */
    public boolean stand() {
        Held lane = CURRENT.get();
        if (lane == null || clock.instant().plus(SHORT).isBefore(lane.until)) {
            return true;
        }
        try {
            Instant until = clock.instant().plus(LEASE);
            if (lane.box.renew(List.of(lane.claim), until).isEmpty()) {
                LOG.warn("Lane {} was taken over while this process stood still", lane.claim.lane());
                return false;
            }
            lane.until = until;
            return true;
        } catch (StoreException e) {
            LOG.warn("Nobody is called for lane {}, which may be another's: {}", lane.claim.lane(), e.getMessage());
            return false;
        }
    }

    /** Prolongs all leases when it is time to. Called by the loop, before it takes anything more at the same moment. */
    void beat(Store store, Instant now) {
        if (now.isBefore(lastBeat.plus(HEARTBEAT))) {
            return;
        }
        lastBeat = now;
        try {
            Map<LaneBox<?>, List<Held>> boxes = new HashMap<>();
            for (Held lane : held) {
                // Most are given back long before they need more time.
                if (lane.until.isBefore(now.plus(LEASE).minus(HEARTBEAT))) {
                    boxes.computeIfAbsent(lane.box, box -> new ArrayList<>()).add(lane);
                }
            }
            boxes.forEach((box, lanes) -> prolong(box, lanes, now.plus(LEASE)));
            for (String task : tasks) {
                store.timers().renew(task, now.plus(LEASE));
            }
        } catch (StoreException e) {
            LOG.warn("Leases could not be prolonged: {}", e.getMessage());
        }
    }

    private static void prolong(LaneBox<?> box, List<Held> lanes, Instant until) {
        Set<Claim> ours = box.renew(lanes.stream().map(lane -> lane.claim).toList(), until);
        for (Held lane : lanes) {
            if (ours.contains(lane.claim)) {
                lane.until = until;
            } else {
                // Just released, or taken by another replica: then what is still recorded is refused.
                LOG.debug("Lane {} is no longer held", lane.claim.lane());
            }
        }
    }
}
