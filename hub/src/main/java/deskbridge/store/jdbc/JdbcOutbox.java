package deskbridge.store.jdbc;

import deskbridge.store.Claim;
import deskbridge.store.Outbox;
import deskbridge.store.OutboxEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outbox on a database. */
final class JdbcOutbox extends JdbcLaneBox<OutboxEntry> implements Outbox {

    JdbcOutbox(Database database) {
        super(database, Lanes.OUT);
    }

    @Override
    public Optional<OutboxEntry> start(Claim claim, OutboxEntry entry, Instant now) {
        return database().write(session -> Commands.start(session, claim, entry, now));
    }

    @Override
    Optional<OutboxEntry> next(Session session, Claim claim, Instant now) {
        return Commands.next(session, claim, now);
    }

    @Override
    List<OutboxEntry> head(Session session, Claim claim, int most) {
        return Commands.head(session, claim, most);
    }
}
