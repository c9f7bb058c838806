package deskbridge.store.jdbc;

import deskbridge.store.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may work which lane, and when. A lane without anything waiting has no due time; an arrival gives it one, but leaves the
 * due time of a lane alone that has one already: it may be backing off because its oldest entry failed. A claimed lane has a
 * lease; its epoch counts the claims, so that a worker who lost a lane can be refused.
 *
 * <p>Whoever adds to a lane holds its row until the end of the transaction and numbers the new entries only then, so that numbers
 * are in commit order within a lane, and {@link #release}, which takes the row first, never misses an arrival.
 */
final class Lanes {

    static final Lanes IN = new Lanes("in", "delivery");
    static final Lanes OUT = new Lanes("out", "command");

    private static final int TRIES = 10;

    /** Whoever names the box beside the keys, and not with each of them, has PostgreSQL read all lanes of the box. */
    private static final String RENEWING = """
            with ours as materialized (
                select lane.box, lane.key from unnest(?, ?, ?) as a (box, key, epoch)
                  join lane on lane.box = a.box and lane.key = a.key and lane.epoch = a.epoch
                 where lane.lease_until is not null
                 order by lane.key
                 for update of lane)
            update lane set lease_until = ?
             where (box, key) in (select box, key from ours)
            returning key, epoch
            """;

    private final String box;
    private final String table;

    private Lanes(String box, String table) {
        this.box = box;
        this.table = table;
    }

    /** The box's name in the table of lanes. */
    String box() {
        return box;
    }

    /** The table of what waits in them. */
    String table() {
        return table;
    }

    List<Claim> claim(Session session, Instant now, Duration lease, int most) {
        return session.list(
                """
                with free as materialized (
                    select box, key from lane
                     where box = ? and due is not null and due <= ? and (lease_until is null or lease_until <= ?)
                     order by due
                     limit ?
                     %s)
                update lane
                   set epoch = epoch + 1, lease_until = ?, used_at = ?
                 where (box, key) in (select box, key from free)
                returning key, epoch
                """.formatted(session.dialect().lockFree()),
                row -> new Claim(row.text("key"), row.number("epoch")),
                box,
                now,
                now,
                most,
                now.plus(lease),
                now);
    }

    Set<Claim> renew(Session session, List<Claim> claims, Instant until) {
        return switch (session.dialect()) {
            case SQLITE ->
                claims.stream().filter(claim -> renew(session, claim, until)).collect(Collectors.toSet());
            case POSTGRESQL -> renewTogether(session, claims, until);
        };
    }

    private boolean renew(Session session, Claim claim, Instant until) {
        return session.update("""
                        update lane set lease_until = ?
                         where box = ? and key = ? and epoch = ? and lease_until is not null
                        """, until, box, claim.lane(), claim.epoch()) == 1;
    }

    /** Locked in the order in which arrivals lock, so that the two never wait for each other in a ring. */
    private Set<Claim> renewTogether(Session session, List<Claim> claims, Instant until) {
        return Set.copyOf(session.list(
                RENEWING,
                row -> new Claim(row.text("key"), row.number("epoch")),
                Columns.texts(claims, claim -> box),
                Columns.texts(claims, Claim::lane),
                Columns.numbers(claims, Claim::epoch),
                until));
    }

    void release(Session session, Claim claim, Instant due) {
        // First the row, then the look at what waits: in one statement PostgreSQL would look at the time before the
        // lock was had.
        lock(session, claim.lane());
        session.update("""
                update lane
                   set lease_until = null,
                       due = case when exists (select 1 from %s where lane = ? and ended_at is null)
                                  then cast(? as bigint) end
                 where box = ? and key = ? and epoch = ? and lease_until is not null
                """.formatted(table), claim.lane(), due, box, claim.lane(), claim.epoch());
    }

    Instant nextDue(Session session) {
        return session.first("""
                        select min(case when lease_until is null or lease_until < due then due else lease_until end) as due
                          from lane where box = ? and due >= 0
                        """, row -> row.numberOrNull("due") == null ? Instant.MAX : row.time("due"), box)
                .orElse(Instant.MAX);
    }

    /**
     * Makes the lane's row if needed and holds it until the transaction ends, for something that is about to be added. Where
     * nothing waited it is due now, and claimed if that is wanted.
     *
     * @param lease until when nobody else may take it; null to claim nothing
     * @return the claim, or what would be one, when nothing waited
     */
    Optional<Claim> enter(Session session, String key, Instant now, @Nullable Instant lease) {
        return session.first("""
                insert into lane (box, key, due, used_at, epoch, lease_until) values (?, ?, ?, ?, 1, ?)
                on conflict (box, key) do update
                   set due = excluded.due, used_at = excluded.used_at, epoch = lane.epoch + 1,
                       lease_until = excluded.lease_until
                 where lane.due is null
                returning epoch
                """, row -> new Claim(key, row.number("epoch")), box, key, now, now, lease);
    }

    /** Gives a lane back in which nothing waits; false when something does, or when it is no longer the caller's. */
    boolean sleep(Session session, Claim claim) {
        // As in release: first the row, then the look.
        lock(session, claim.lane());
        return session.update("""
                        update lane set lease_until = null, due = null
                         where box = ? and key = ? and epoch = ? and lease_until is not null
                           and not exists (select 1 from %s where lane = ? and ended_at is null)
                        """.formatted(table), box, claim.lane(), claim.epoch(), claim.lane()) == 1;
    }

    /** Makes the lane's row if needed and holds it until the transaction ends. */
    void hold(Session session, String key, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            session.update(
                    "insert into lane (box, key, used_at) values (?, ?, ?) on conflict do nothing", box, key, now);
            if (lock(session, key)) {
                return;
            }
            // Pruned between the two statements: once more.
        }
        throw new IllegalStateException("Lane " + key + " vanishes again and again");
    }

    /** Makes the lane due at once, whatever it waits for. */
    void wake(Session session, String key, Instant now) {
        hold(session, key, now);
        session.update("update lane set due = ?, used_at = ? where box = ? and key = ?", now, now, box, key);
    }

    /** Removes lanes that nobody has used since. */
    int prune(Session session, Instant before) {
        return session.update("""
                delete from lane
                 where box = ? and due is null and lease_until is null and used_at < ?
                   and not exists (select 1 from %s w where w.lane = lane.key and w.ended_at is null)
                """.formatted(table), box, before);
    }

    private boolean lock(Session session, String key) {
        return session.exists("select epoch from lane where box = ? and key = ? " + session.lock(), box, key);
    }
}
