package deskbridge.store.jdbc;

import deskbridge.store.Claim;
import deskbridge.store.LaneBox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The lanes of one box on a database, whatever waits in them. */
abstract sealed class JdbcLaneBox<E> implements LaneBox<E> permits JdbcInbox, JdbcOutbox {

    private final Database database;
    private final Lanes lanes;

    JdbcLaneBox(Database database, Lanes lanes) {
        this.database = database;
        this.lanes = lanes;
    }

    abstract List<E> head(Session session, Claim claim, int most);

    final Database database() {
        return database;
    }

    @Override
    public final List<Claim> claim(Instant now, Duration lease, int most) {
        return database.write(session -> lanes.claim(session, now, lease, most));
    }

    @Override
    public final List<E> head(Claim claim, int most) {
        return database.read(session -> head(session, claim, most));
    }

    @Override
    public final boolean renew(Claim claim, Instant until) {
        return database.write(session -> lanes.renew(session, claim, until));
    }

    @Override
    public final void release(Claim claim, Instant due) {
        database.write(session -> {
            lanes.release(session, claim, due);
            return claim;
        });
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
