package deskbridge.store.jdbc;

import deskbridge.store.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of lanes that are held until the transaction ends, what becomes of them, and at last the writing of that: as {@link Lanes},
 * for many at once. They are held in one order, the same as that of arrivals, so that two hubs never wait for each other in a ring.
 */
final class HeldLanes {

    private static final int TRIES = 10;

    private final Map<Key, Standing> held = new HashMap<>();

    private record Key(String box, String lane) implements Comparable<Key> {

        static Key of(Lanes lanes, String lane) {
            return new Key(lanes.box(), Session.storable(lane));
        }

        @Override
        public int compareTo(Key other) {
            int byBox = box.compareTo(other.box);
            return byBox == 0 ? lane.compareTo(other.lane) : byBox;
        }
    }

    private record Standing(
            @Nullable Long due, long epoch, @Nullable Long lease, Long used, boolean changed) {}

    /** Which lanes are to be held; those that are entered are made if need be, and used at this time. */
    static final class Wanted {
        private final Map<Key, Optional<Instant>> lanes = new TreeMap<>();

        void worked(Lanes box, Claim claim) {
            lanes.putIfAbsent(Key.of(box, claim.lane()), Optional.empty());
        }

        void entered(String lane, Instant now) {
            lanes.put(Key.of(Lanes.OUT, lane), Optional.of(now));
        }
    }

    HeldLanes(Session session, Wanted wanted) {
        for (int i = 0; i < TRIES; i++) {
            hold(session, wanted);
            List<Map.Entry<Key, Optional<Instant>>> missing = wanted.lanes.entrySet().stream()
                    .filter(lane -> lane.getValue().isPresent() && !held.containsKey(lane.getKey()))
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            session.update(
                    """
                    insert into lane (box, key, used_at)
                    select a.box, a.key, a.at from unnest(?, ?, ?) as a (box, key, at) order by a.box, a.key
                    on conflict do nothing
                    """,
                    Columns.texts(missing, lane -> lane.getKey().box()),
                    Columns.texts(missing, lane -> lane.getKey().lane()),
                    Columns.times(missing, lane -> lane.getValue().orElseThrow()));
        }
        throw new IllegalStateException("Lanes vanish again and again: " + wanted.lanes.keySet());
    }

    private void hold(Session session, Wanted wanted) {
        var keys = List.copyOf(wanted.lanes.keySet());
        held.putAll(session
                .list(
                        """
                        select lane.box, lane.key, lane.due, lane.epoch, lane.lease_until, lane.used_at
                          from unnest(?, ?) as a (box, key)
                          join lane on lane.box = a.box and lane.key = a.key
                         order by lane.box, lane.key
                           for update of lane
                        """,
                        row -> Map.entry(
                                new Key(row.text("box"), row.text("key")),
                                new Standing(
                                        row.numberOrNull("due"),
                                        row.number("epoch"),
                                        row.numberOrNull("lease_until"),
                                        row.number("used_at"),
                                        false)),
                        Columns.texts(keys, Key::box),
                        Columns.texts(keys, Key::lane))
                .stream()
                .collect(HashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()), HashMap::putAll));
    }

    /** Whether nobody has taken the lane since. */
    boolean isOwned(Lanes box, Claim claim) {
        Standing lane = held.get(Key.of(box, claim.lane()));
        return lane != null && lane.epoch() == claim.epoch() && lane.lease() != null;
    }

    /** As {@link Lanes#enter}. */
    Optional<Claim> enter(String lane, Instant now, @Nullable Instant until) {
        Key key = Key.of(Lanes.OUT, lane);
        Standing before = held.get(key);
        if (before == null || before.due() != null) {
            return Optional.empty();
        }
        Long lease = until == null ? null : Micros.of(until);
        held.put(key, new Standing(Micros.of(now), before.epoch() + 1, lease, Micros.of(now), true));
        return Optional.of(new Claim(lane, before.epoch() + 1));
    }

    /** Gives a lane back in which nothing waits. */
    void sleep(Lanes box, Claim claim) {
        held.computeIfPresent(
                Key.of(box, claim.lane()), (key, lane) -> new Standing(null, lane.epoch(), null, lane.used(), true));
    }

    /** Writes what has become of them. */
    void write(Session session) {
        var changed = new ArrayList<Map.Entry<Key, Standing>>();
        held.entrySet().stream().filter(lane -> lane.getValue().changed()).forEach(changed::add);
        if (changed.isEmpty()) {
            return;
        }
        session.update(
                """
                update lane set due = a.due, epoch = a.epoch, lease_until = a.lease, used_at = a.used
                  from unnest(?, ?, ?, ?, ?, ?) as a (box, key, due, epoch, lease, used)
                 where lane.box = a.box and lane.key = a.key
                """,
                Columns.texts(changed, lane -> lane.getKey().box()),
                Columns.texts(changed, lane -> lane.getKey().lane()),
                Columns.numbers(changed, lane -> lane.getValue().due()),
                Columns.numbers(changed, lane -> lane.getValue().epoch()),
                Columns.numbers(changed, lane -> lane.getValue().lease()),
                Columns.numbers(changed, lane -> lane.getValue().used()));
    }
}
