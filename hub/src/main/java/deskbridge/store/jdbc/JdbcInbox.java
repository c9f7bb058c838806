package deskbridge.store.jdbc;

import deskbridge.domain.Envelope;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The inbox on a database. */
final class JdbcInbox implements Inbox {

    private final Database database;

    JdbcInbox(Database database) {
        this.database = database;
    }

    @Override
    public int accept(List<Envelope> envelopes, Instant now) {
        return envelopes.isEmpty() ? 0 : database.accept(envelopes, now);
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int most) {
        return database.write(session -> Lanes.IN.claim(session, now, lease, most));
    }

    @Override
    public List<Delivery> head(Claim claim, int most) {
        return database.read(session -> Deliveries.head(session, claim, most));
    }

    @Override
    public boolean renew(Claim claim, Instant until) {
        return database.write(session -> Lanes.IN.renew(session, claim, until));
    }

    @Override
    public void release(Claim claim, Instant due) {
        database.write(session -> {
            Lanes.IN.release(session, claim, due);
            return claim;
        });
    }

    @Override
    public Instant nextDue() {
        return database.read(Lanes.IN::nextDue);
    }

    @Override
    public int prune(Instant before) {
        return Pruning.prune(database, Lanes.IN, "in", "delivery", before);
    }
}
