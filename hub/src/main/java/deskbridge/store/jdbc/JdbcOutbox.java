package deskbridge.store.jdbc;

import deskbridge.store.Claim;
import deskbridge.store.Outbox;
import deskbridge.store.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outbox on a database. */
final class JdbcOutbox implements Outbox {

    private final Database database;

    JdbcOutbox(Database database) {
        this.database = database;
    }

    @Override
    public List<Claim> claim(Instant now, Duration lease, int most) {
        return database.write(session -> Lanes.OUT.claim(session, now, lease, most));
    }

    @Override
    public List<OutboxEntry> head(Claim claim, int most) {
        return database.read(session -> Commands.head(session, claim, most));
    }

    @Override
    public Optional<OutboxEntry> start(Claim claim, OutboxEntry entry, Instant now) {
        return database.write(session -> Commands.start(session, claim, entry, now));
    }

    @Override
    public boolean renew(Claim claim, Instant until) {
        return database.write(session -> Lanes.OUT.renew(session, claim, until));
    }

    @Override
    public void release(Claim claim, Instant due) {
        database.write(session -> {
            Lanes.OUT.release(session, claim, due);
            return claim;
        });
    }

    @Override
    public Instant nextDue() {
        return database.read(Lanes.OUT::nextDue);
    }

    @Override
    public int prune(Instant before) {
        return Pruning.prune(database, Lanes.OUT, "out", "command", before);
    }
}
