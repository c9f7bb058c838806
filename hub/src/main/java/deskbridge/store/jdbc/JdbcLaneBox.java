package deskbridge.store.jdbc;

import deskbridge.store.Claim;
import deskbridge.store.Handed;
import deskbridge.store.LaneBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lanes of one box on a database, whatever waits in them. */
abstract sealed class JdbcLaneBox<E> implements LaneBox<E> permits JdbcInbox, JdbcOutbox {

    private final Database database;
    private final Lanes lanes;

    JdbcLaneBox(Database database, Lanes lanes) {
        this.database = database;
        this.lanes = lanes;
    }

    /** The oldest entry, ready to be worked; without one the lane is given back. */
    abstract Optional<E> next(Session session, Claim claim, Instant now);

    final Database database() {
        return database;
    }

    @Override
    public final List<Handed<E>> take(Instant now, Duration lease, int most) {
        return database.write(session -> {
            var handed = new ArrayList<Handed<E>>();
            for (Claim claim : lanes.claim(session, now, lease, most)) {
                next(session, claim, now).ifPresent(entry -> handed.add(new Handed<>(claim, entry, now.plus(lease))));
            }
            return handed;
        });
    }

    @Override
    public final Set<Claim> renew(List<Claim> claims, Instant until) {
        return database.write(session -> lanes.renew(session, claims, until));
    }

    @Override
    public final Instant nextDue() {
        return database.read(lanes::nextDue);
    }

    @Override
    public final int prune(Instant before) {
        return Pruning.prune(database, lanes, before);
    }
}
