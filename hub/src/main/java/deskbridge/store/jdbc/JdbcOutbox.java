package deskbridge.store.jdbc;

import deskbridge.store.Claim;
import deskbridge.store.Outbox;
import deskbridge.store.OutboxEntry;
import java.time.Instant;
import java.util.Optional;

/** The outbox on a database. */
final class JdbcOutbox extends JdbcLaneBox<OutboxEntry> implements Outbox {

    JdbcOutbox(Database database) {
        super(database, Lanes.OUT);
    }

    @Override
    Optional<OutboxEntry> next(Session session, Claim claim, Instant now) {
        return Commands.next(session, claim, now);
    }
}
