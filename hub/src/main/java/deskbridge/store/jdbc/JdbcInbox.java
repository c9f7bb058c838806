package deskbridge.store.jdbc;

import deskbridge.domain.Envelope;
import deskbridge.store.Accepted;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inbox on a database. */
final class JdbcInbox extends JdbcLaneBox<Delivery> implements Inbox {

    JdbcInbox(Database database) {
        super(database, Lanes.IN);
    }

    @Override
    public Accepted accept(List<Envelope> envelopes, Instant now, @Nullable Duration lease) {
        return envelopes.isEmpty() ? new Accepted(0, List.of()) : database().accept(envelopes, now, lease);
    }

    @Override
    public List<Delivery> behind(Claim claim, Delivery delivery, Instant until, int most) {
        return database().read(session -> Deliveries.behind(session, claim, delivery, until, most));
    }

    @Override
    Optional<Delivery> next(Session session, Claim claim, Instant now) {
        return Deliveries.next(session, claim);
    }
}
