package deskbridge.store.jdbc;

import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.store.Claim;
import deskbridge.store.Handed;
import deskbridge.store.LostClaimException;
import deskbridge.store.OutboxDraft;
import deskbridge.store.OutboxEntry;
import deskbridge.store.jdbc.Deferred.Going;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Commands within one transaction: adding, reading the head of a lane, recording what became of each. Where one is found by its
 * number, a plus keeps PostgreSQL from looking for it among all that wait, which a smaller index tells.
 */
final class Commands {

    private static final String OWNED =
            "exists (select 1 from lane where box = 'out' and key = ? and epoch = ?" + " and lease_until is not null)";
    private static final String COLUMNS = "id, target, lane, conversation_id, payload, attempts, redelivered, cause,"
            + " created_at, first_tried_at, uncertain, calls";

    private Commands() {}

    static Optional<Handed<OutboxEntry>> append(
            Session session, OutboxDraft draft, Instant now, @Nullable Duration lease) {
        Instant until = lease == null ? null : now.plus(lease);
        Optional<Claim> idle = Lanes.OUT.enter(session, draft.lane(), now, until);
        if (idle.isEmpty()) {
            supersede(session, draft);
        }
        if (until == null || idle.isEmpty()) {
            insert(session, draft, false, now);
            return Optional.empty();
        }
        long id = insert(session, draft, true, now);
        return Optional.of(new Handed<>(idle.get(), begun(id, draft, now), until));
    }

    /** Drops what the command makes needless and nobody has tried yet, in a lane that is held. */
    static void supersede(Session session, OutboxDraft draft) {
        if (draft.supersedes() != null) {
            session.update("""
                    delete from command
                     where lane = ? and ended_at is null and supersedes = ?
                       and state = 'waiting' and attempts = 0 and redelivered = 0
                    """, draft.lane(), draft.supersedes());
        }
    }

    static @Nullable String conversation(OutboxDraft draft) {
        ConversationId conversation = draft.conversation();
        return conversation == null ? null : conversation.value();
    }

    private static long insert(Session session, OutboxDraft draft, boolean begun, Instant now) {
        return session.first(
                        """
                insert into command (target, lane, conversation_id, kind, writes, payload, supersedes, cause, created_at,
                                     state, attempts, first_tried_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning id
                """,
                        row -> row.number("id"),
                        draft.target().name(),
                        draft.lane(),
                        conversation(draft),
                        CommandText.kind(draft.command()),
                        CommandText.writes(draft.command()),
                        StoredJson.write(draft.command()),
                        draft.supersedes(),
                        draft.cause(),
                        now,
                        begun ? "started" : "waiting",
                        begun ? 1 : 0,
                        begun ? now : null)
                .orElseThrow();
    }

    static OutboxEntry begun(long id, OutboxDraft draft, Instant now) {
        return new OutboxEntry(
                id,
                draft.target(),
                draft.lane(),
                draft.conversation(),
                draft.command(),
                1,
                false,
                0,
                false,
                now,
                now,
                draft.cause());
    }

    /** The oldest that waits, its attempt begun; without one the lane is given back. */
    static Optional<OutboxEntry> next(Session session, Claim claim, Instant now) {
        Optional<Long> oldest = oldest(session, claim);
        if (oldest.isEmpty() && !Lanes.OUT.sleep(session, claim)) {
            // Something was added just now, or the claim is lost.
            oldest = oldest(session, claim);
        }
        return oldest.flatMap(id -> start(session, claim, id, now));
    }

    private static Optional<Long> oldest(Session session, Claim claim) {
        return session.first(
                "select id from command where lane = ? and ended_at is null and " + OWNED + " order by id limit 1",
                row -> row.number("id"),
                claim.lane(),
                claim.lane(),
                claim.epoch());
    }

    private static Optional<OutboxEntry> start(Session session, Claim claim, long id, Instant now) {
        Optional<OutboxEntry> started =
                session.first("""
                update command
                   set uncertain = case when state = 'started' then 1 else uncertain end,
                       state = 'started', attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ?)
                 where id = ? and +ended_at is null and %s
                returning %s
                """.formatted(OWNED, COLUMNS), Commands::read, now, id, claim.lane(), claim.epoch());
        if (started.isPresent()) {
            Steps.add(session, "out", id, now, "attempt", doubt(started.get()));
        }
        return started;
    }

    /** Begins an attempt of the oldest that waits in each of these lanes, which are held; with one statement, on PostgreSQL. */
    static List<OutboxEntry> startFirst(Session session, List<Going<OutboxEntry>> lanes) {
        List<OutboxEntry> started = session.list(
                """
                with head as (
                    select c.id, a.at from unnest(?, ?) as a (lane, at)
                     cross join lateral (select id from command where lane = a.lane and ended_at is null
                                          order by id limit 1) c)
                update command
                   set uncertain = case when state = 'started' then 1 else uncertain end,
                       state = 'started', attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, head.at)
                  from head where command.id = head.id
                returning command.id as id, %s
                """.formatted(COLUMNS.substring("id, ".length())),
                Commands::read,
                Columns.texts(lanes, going -> going.claim().lane()),
                Columns.times(lanes, Going::now));
        Map<String, Instant> times = lanes.stream()
                .collect(
                        Collectors.toMap(going -> Session.storable(going.claim().lane()), Going::now, (a, b) -> b));
        Steps.attempts(
                session,
                started.stream()
                        .map(entry -> new Steps.Step(
                                entry.id(), times.getOrDefault(entry.lane(), entry.createdAt()), doubt(entry)))
                        .toList());
        return started;
    }

    private static String doubt(OutboxEntry entry) {
        return entry.uncertain() ? "an earlier attempt may have taken effect" : "";
    }

    /** Done or dead. */
    static void end(Session session, Claim claim, OutboxEntry entry, String state, String note, Instant now) {
        int changed = session.update(
                "update command set state = ?, note = ?, ended_at = ? where id = ? and +ended_at is null and " + OWNED,
                state,
                note,
                now,
                entry.id(),
                claim.lane(),
                claim.epoch());
        if (changed == 0) {
            throw new LostClaimException(claim);
        }
    }

    /** By its value, not by counting: however often an attempt says so, it is one. */
    static void aboutToCall(Session session, Claim claim, OutboxEntry entry) {
        int changed = session.update(
                "update command set calls = ? where id = ? and +ended_at is null and " + OWNED,
                entry.calls() + 1,
                entry.id(),
                claim.lane(),
                claim.epoch());
        if (changed == 0) {
            throw new LostClaimException(claim);
        }
    }

    /** Back to waiting. What may have taken effect once stays uncertain, whatever becomes of later attempts. */
    static void postpone(
            Session session,
            Claim claim,
            OutboxEntry entry,
            String reason,
            boolean uncertain,
            boolean counted,
            Instant now) {
        int back = counted ? 0 : 1;
        int changed = session.update(
                """
                update command
                   set state = 'waiting', note = ?, uncertain = case when ? = 1 then 1 else uncertain end,
                       calls = case when ? = 1 then calls else ? end,
                       first_tried_at = case when attempts <= ? then null else first_tried_at end,
                       attempts = case when attempts < ? then 0 else attempts - ? end
                 where id = ? and +ended_at is null and %s
                """.formatted(OWNED),
                reason,
                uncertain,
                uncertain,
                entry.calls(),
                back,
                back,
                back,
                entry.id(),
                claim.lane(),
                claim.epoch());
        if (changed == 0) {
            throw new LostClaimException(claim);
        }
        if (counted) {
            Steps.add(session, "out", entry.id(), now, "postponed", reason);
        } else {
            Steps.dropLastAttempt(session, "out", entry.id());
        }
    }

    /** True while something that writes a {@code comment} or a {@code message} was tried and its outcome is not recorded. */
    static boolean isOnItsWay(Session session, ConversationId conversation, String writes) {
        return session.exists("""
                select 1 from command
                 where conversation_id = ? and ended_at is null and writes = ? and (state = 'started' or uncertain > 0)
                 limit 1
                """, conversation.value(), writes);
    }

    /** True while anything of a conversation waits to be carried out. */
    static boolean isAtWork(Session session, ConversationId conversation) {
        return session.exists(
                "select 1 from command where conversation_id = ? and ended_at is null limit 1", conversation.value());
    }

    /** Kinds of what was given up of a conversation. */
    static Set<String> givenUp(Session session, ConversationId conversation) {
        return Set.copyOf(session.list(
                "select distinct kind from command where conversation_id = ? and state in ('dead', 'discarded')",
                row -> row.text("kind"),
                conversation.value()));
    }

    private static OutboxEntry read(Row row) {
        String conversation = row.textOrNull("conversation_id");
        Command command = StoredJson.command(row.text("payload"));
        return new OutboxEntry(
                row.number("id"),
                new ConnectionId(row.text("target")),
                row.text("lane"),
                conversation == null ? null : new ConversationId(conversation),
                command,
                row.count("attempts"),
                row.flag("uncertain"),
                row.count("calls"),
                row.flag("redelivered"),
                row.time("created_at"),
                row.timeOrNull("first_tried_at"),
                row.numberOrNull("cause"));
    }
}
