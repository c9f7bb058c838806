package deskbridge.store.jdbc;

import deskbridge.domain.Envelope;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Inbox;
import java.time.Instant;
import java.util.List;

/** The inbox on a database. */
final class JdbcInbox extends JdbcLaneBox<Delivery> implements Inbox {

    JdbcInbox(Database database) {
        super(database, Lanes.IN);
    }

    @Override
    public int accept(List<Envelope> envelopes, Instant now) {
        return envelopes.isEmpty() ? 0 : database().accept(envelopes, now);
    }

    @Override
    List<Delivery> head(Session session, Claim claim, int most) {
        return Deliveries.head(session, claim, most);
    }
}
