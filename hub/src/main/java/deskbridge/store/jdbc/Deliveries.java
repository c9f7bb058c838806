package deskbridge.store.jdbc;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.LostClaimException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deliveries within one transaction, as {@link Commands}: reading the head of a lane, recording what became of each. */
final class Deliveries {

    private static final String OWNED =
            "exists (select 1 from lane where box = 'in' and key = ? and epoch = ?" + " and lease_until is not null)";

    private Deliveries() {}

    private static Optional<Delivery> oldest(Session session, Claim claim) {
        return session.first("""
                select id, connection, kind, body, received_at, attempts from delivery
                 where lane = ? and ended_at is null and %s
                 order by id
                 limit 1
                """.formatted(OWNED), Deliveries::read, claim.lane(), claim.lane(), claim.epoch());
    }

    static List<Delivery> behind(Session session, Claim claim, Delivery delivery, Instant until, int most) {
        return session.list("""
                select id, connection, kind, body, received_at, attempts from delivery
                 where lane = ? and ended_at is null and id > ? and received_at <= ?
                 order by id
                 limit ?
                """, Deliveries::read, claim.lane(), delivery.id(), until, most);
    }

    static Delivery read(Row row) {
        return new Delivery(
                row.number("id"),
                new ConnectionId(row.text("connection")),
                row.text("kind"),
                row.text("body"),
                row.time("received_at"),
                row.count("attempts"));
    }

    /** The oldest that waits; without one the lane is given back. */
    static Optional<Delivery> next(Session session, Claim claim) {
        Optional<Delivery> oldest = oldest(session, claim);
        if (oldest.isEmpty() && !Lanes.IN.sleep(session, claim)) {
            // Something came just now, or the claim is lost.
            oldest = oldest(session, claim);
        }
        return oldest;
    }

    /** Done or dead; {@code conversation} is the one it turned out to concern. */
    static void end(
            Session session,
            Claim claim,
            Delivery delivery,
            String state,
            String note,
            @Nullable ConversationId conversation,
            Instant now) {
        int changed = session.update(
                """
                update delivery
                   set state = ?, note = ?, ended_at = ?, conversation_id = coalesce(?, conversation_id)
                 where id = ? and +ended_at is null and %s
                """.formatted(OWNED),
                state,
                note,
                now,
                conversation == null ? null : conversation.value(),
                delivery.id(),
                claim.lane(),
                claim.epoch());
        if (changed == 0) {
            throw new LostClaimException(claim);
        }
    }

    static void postpone(Session session, Claim claim, Delivery delivery, String reason, Instant now) {
        int changed = session.update("""
                update delivery set attempts = attempts + 1, note = ?
                 where id = ? and +ended_at is null and %s
                """.formatted(OWNED), reason, delivery.id(), claim.lane(), claim.epoch());
        if (changed == 0) {
            throw new LostClaimException(claim);
        }
        Steps.add(session, "in", delivery.id(), now, "postponed", reason);
    }
}
