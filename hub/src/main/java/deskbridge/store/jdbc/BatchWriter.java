package deskbridge.store.jdbc;

import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Handed;
import deskbridge.store.LostClaimException;
import deskbridge.store.OutboxEntry;
import deskbridge.store.jdbc.Deferred.Appending;
import deskbridge.store.jdbc.Deferred.Batch;
import deskbridge.store.jdbc.Deferred.Ending;
import deskbridge.store.jdbc.Deferred.Going;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes what was put off, with a number of statements that does not depend on how much it is. First what needs no lane, then the
 * lanes, which are held from there on: so whoever holds one waits for nothing else.
 */
final class BatchWriter {

    private final Session session;

    BatchWriter(Session session) {
        this.session = session;
    }

    void write(Batch batch) {
        BatchRows.conversations(session, batch.conversations());
        BatchRows.entries(session, batch.entries());
        HeldLanes lanes = hold(batch);
        end(lanes, Lanes.IN, batch.deliveries());
        end(lanes, Lanes.OUT, batch.commands());
        append(lanes, batch.appended());
        nextDeliveries(lanes, batch.nextDeliveries());
        nextCommands(lanes, batch.nextCommands());
        lanes.write(session);
    }

    private HeldLanes hold(Batch batch) {
        var wanted = new HeldLanes.Wanted();
        batch.deliveries().forEach(ending -> wanted.worked(Lanes.IN, ending.claim()));
        batch.nextDeliveries().forEach(going -> wanted.worked(Lanes.IN, going.claim()));
        batch.commands().forEach(ending -> wanted.worked(Lanes.OUT, ending.claim()));
        batch.nextCommands().forEach(going -> wanted.worked(Lanes.OUT, going.claim()));
        batch.appended().forEach(one -> wanted.entered(one.draft().lane(), one.now()));
        return new HeldLanes(session, wanted);
    }

    private void end(HeldLanes lanes, Lanes box, List<Ending> endings) {
        if (endings.isEmpty()) {
            return;
        }
        for (Ending ending : endings) {
            if (!lanes.isOwned(box, ending.claim())) {
                throw new LostClaimException(ending.claim());
            }
        }
        if (BatchRows.ended(session, box, endings) < endings.size()) {
            throw new LostClaimException(endings.getFirst().claim());
        }
    }

    /** As {@link Commands#append}. */
    private void append(HeldLanes lanes, List<Appending> appended) {
        var claims = new ArrayList<Optional<Claim>>();
        for (Appending one : appended) {
            Optional<Claim> idle = lanes.enter(one.draft().lane(), one.now(), one.until());
            if (idle.isEmpty()) {
                Commands.supersede(session, one.draft());
            }
            claims.add(one.until() == null ? Optional.empty() : idle);
        }
        List<Long> ids = BatchRows.commands(session, appended, claims);
        for (int i = 0; i < appended.size(); i++) {
            Appending one = appended.get(i);
            long id = ids.get(i);
            one.handed()
                    .fill(claims.get(i)
                            .map(claim -> new Handed<>(claim, Commands.begun(id, one.draft(), one.now()), until(one))));
        }
    }

    private static Instant until(Appending one) {
        return Objects.requireNonNull(one.until(), "claimed without a lease");
    }

    private void nextDeliveries(HeldLanes lanes, List<Going<Delivery>> wanted) {
        List<Going<Delivery>> owned = owned(lanes, Lanes.IN, wanted);
        if (owned.isEmpty()) {
            return;
        }
        Map<String, Delivery> found = new HashMap<>();
        session.list("""
                select d.lane, d.id, d.connection, d.kind, d.body, d.received_at, d.attempts
                  from unnest(?) as a (lane)
                 cross join lateral (select lane, id, connection, kind, body, received_at, attempts from delivery
                                      where lane = a.lane and ended_at is null order by id limit 1) d
                """, row -> found.put(row.text("lane"), Deliveries.read(row)), (Object)
                Columns.texts(owned, going -> going.claim().lane()));
        settle(lanes, Lanes.IN, owned, found);
    }

    private void nextCommands(HeldLanes lanes, List<Going<OutboxEntry>> wanted) {
        List<Going<OutboxEntry>> owned = owned(lanes, Lanes.OUT, wanted);
        if (owned.isEmpty()) {
            return;
        }
        Map<String, OutboxEntry> found = new HashMap<>();
        Commands.startFirst(session, owned).forEach(entry -> found.put(Session.storable(entry.lane()), entry));
        settle(lanes, Lanes.OUT, owned, found);
    }

    /** Those whose lanes are no longer the caller's find nothing. */
    private static <E> List<Going<E>> owned(HeldLanes lanes, Lanes box, List<Going<E>> wanted) {
        var owned = new ArrayList<Going<E>>();
        for (Going<E> going : wanted) {
            if (lanes.isOwned(box, going.claim())) {
                owned.add(going);
            } else {
                going.found().fill(Optional.empty());
            }
        }
        return owned;
    }

    /** Tells what was found; lanes in which nothing waits are given back. */
    private static <E> void settle(HeldLanes lanes, Lanes box, List<Going<E>> owned, Map<String, E> found) {
        for (Going<E> going : owned) {
            Optional<E> next =
                    Optional.ofNullable(found.get(Session.storable(going.claim().lane())));
            if (next.isEmpty()) {
                lanes.sleep(box, going.claim());
            }
            going.found().fill(next);
        }
    }
}
