package deskbridge.store.jdbc;

import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Ticket;
import deskbridge.store.Claim;
import deskbridge.store.jdbc.Deferred.Appending;
import deskbridge.store.jdbc.Deferred.Ending;
import deskbridge.store.jdbc.Deferred.Keeping;
import deskbridge.store.jdbc.Deferred.Saving;
import deskbridge.store.jdbc.Foreseen.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Many rows of one table with one statement, on PostgreSQL. What is saved twice is written as it was saved last. */
final class BatchRows {

    private BatchRows() {}

    /** As {@link Conversations#save}. */
    static void conversations(Session session, List<Saving> all) {
        if (all.isEmpty()) {
            return;
        }
        Map<ConversationId, Saving> latest = new LinkedHashMap<>();
        all.forEach(saving -> latest.put(saving.conversation().id(), saving));
        List<Saving> rows = List.copyOf(latest.values());
        session.update(
                """
                insert into conversation (id, channel, desk, thread_id, ticket_key, state, saved_at, chat_id, requester_id,
                                          is_open, saved_hour)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as a (id, channel, desk, thread_id, ticket_key, state, saved_at, chat_id, requester_id, is_open,
                          saved_hour)
                 order by id
                on conflict (id) do update
                   set channel = excluded.channel, desk = excluded.desk, thread_id = excluded.thread_id,
                       ticket_key = excluded.ticket_key, state = excluded.state, saved_at = excluded.saved_at,
                       chat_id = excluded.chat_id, requester_id = excluded.requester_id, is_open = excluded.is_open,
                       saved_hour = excluded.saved_hour
                """,
                Columns.texts(rows, row -> row.conversation().id().value()),
                Columns.texts(rows, row -> row.conversation().channel().name()),
                Columns.texts(rows, row -> row.conversation().desk().name()),
                Columns.texts(rows, row -> Conversations.thread(row.conversation())),
                Columns.texts(rows, row -> ticket(row.conversation())),
                Columns.texts(rows, row -> Conversations.text(row.conversation())),
                Columns.times(rows, Saving::at),
                Columns.texts(rows, row -> row.conversation().place().chat().id()),
                Columns.texts(rows, row -> row.conversation().requester().ref().id()),
                Columns.flags(rows, row -> Conversations.isOpen(row.conversation())),
                Columns.numbers(rows, row -> Micros.hour(row.at())));
    }

    private static @Nullable String ticket(Conversation conversation) {
        Ticket ticket = conversation.ticket();
        return ticket == null ? null : ticket.ref().key();
    }

    /** As {@link Ledger#save}; of what is known to stand only what has changed. */
    static void entries(Session session, List<Keeping> all) {
        Map<List<String>, Keeping> latest = new LinkedHashMap<>();
        all.forEach(one -> latest.put(key(one.entry()), one));
        Map<List<String>, Long> ids = new HashMap<>();
        var rows = new ArrayList<LedgerEntry>();
        latest.forEach((key, one) -> {
            Standing before = one.before();
            if (before == null || !before.hasRowOf(one.entry())) {
                rows.add(one.entry());
            } else {
                ids.put(key, before.id());
            }
        });
        Set<List<String>> fresh = rows(session, rows, ids);
        var shrunk = new ArrayList<LedgerEntry>();
        var said = new ArrayList<LedgerEntry>();
        latest.forEach((key, one) -> {
            Standing before = one.before();
            if (before == null || !before.hasMessagesOf(one.entry())) {
                said.add(one.entry());
                if (!fresh.contains(key)) {
                    shrunk.add(one.entry());
                }
            }
        });
        shorten(session, shrunk, ids);
        messages(session, said, ids);
    }

    /**
     * Writes the rows of entries, without their messages.
     *
     * @param ids takes up their numbers
     * @return those that are new
     */
    private static Set<List<String>> rows(Session session, List<LedgerEntry> rows, Map<List<String>, Long> ids) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        var fresh = new HashSet<List<String>>();
        session.list(
                """
                insert into ledger (conversation_id, origin, origin_key, comment_connection, comment_id, fingerprint,
                                    shown, gone)
                select a.conversation, a.origin, a.key, a.connection, a.comment, a.fingerprint, a.shown, a.gone
                  from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                  with ordinality as a (conversation, origin, key, connection, comment, fingerprint, shown, gone, place)
                 order by a.place
                on conflict (conversation_id, origin_key) do update
                   set comment_connection = excluded.comment_connection, comment_id = excluded.comment_id,
                       fingerprint = excluded.fingerprint, shown = excluded.shown, gone = excluded.gone
                returning id, conversation_id, origin_key, case when xmax = 0 then 1 else 0 end as fresh
                """,
                row -> {
                    List<String> key = List.of(row.text("conversation_id"), row.text("origin_key"));
                    // What was there before is locked first, and xmax says by whom.
                    if (row.flag("fresh")) {
                        fresh.add(key);
                    }
                    long id = row.number("id");
                    ids.put(key, id);
                    return id;
                },
                Columns.texts(rows, entry -> entry.conversation().value()),
                Columns.texts(rows, entry -> entry.origin().name()),
                Columns.texts(rows, Ledger::originKey),
                Columns.texts(rows, entry -> {
                    CommentRef comment = entry.comment();
                    return comment == null ? null : comment.connection().name();
                }),
                Columns.texts(rows, entry -> {
                    CommentRef comment = entry.comment();
                    return comment == null ? null : comment.id();
                }),
                Columns.texts(rows, LedgerEntry::fingerprint),
                Columns.flags(rows, LedgerEntry::shown),
                Columns.flags(rows, LedgerEntry::gone));
        return fresh;
    }

    private static List<String> key(LedgerEntry entry) {
        return List.of(Session.storable(entry.conversation().value()), Session.storable(Ledger.originKey(entry)));
    }

    /** Removes messages behind the last of those that had more. */
    private static void shorten(Session session, List<LedgerEntry> entries, Map<List<String>, Long> ids) {
        if (!entries.isEmpty()) {
            session.update(
                    """
                    delete from ledger_message using unnest(?, ?) as a (entry, size)
                     where ledger_message.entry_id = a.entry and ledger_message.position >= a.size
                    """, Columns.numbers(entries, entry -> ids.get(key(entry))), Columns.numbers(entries, entry ->
                            (long) entry.messages().size()));
        }
    }

    private record Position(long entry, int position, MessageRef message, ConversationId conversation) {}

    private static void messages(Session session, List<LedgerEntry> entries, Map<List<String>, Long> ids) {
        var positions = new ArrayList<Position>();
        for (LedgerEntry entry : entries) {
            long id = ids.getOrDefault(key(entry), 0L);
            int position = 0;
            for (MessageRef message : entry.messages()) {
                positions.add(new Position(id, position++, message, entry.conversation()));
            }
        }
        if (positions.isEmpty()) {
            return;
        }
        session.update(
                """
                insert into ledger_message (entry_id, position, connection, message_id, conversation_id)
                select * from unnest(?, ?, ?, ?, ?) as a (entry_id, position, connection, message_id, conversation_id)
                on conflict (entry_id, position) do update
                   set connection = excluded.connection, message_id = excluded.message_id
                 where (ledger_message.connection, ledger_message.message_id)
                       is distinct from (excluded.connection, excluded.message_id)
                """,
                Columns.numbers(positions, Position::entry),
                Columns.numbers(positions, row -> (long) row.position()),
                Columns.texts(positions, row -> row.message().connection().name()),
                Columns.texts(positions, row -> row.message().id()),
                Columns.texts(positions, row -> row.conversation().value()));
    }

    /** Ends those that have not ended yet; returns how many there were. */
    static int ended(Session session, Lanes box, List<Ending> endings) {
        return session.update(
                ending(box),
                Columns.numbers(endings, Ending::id),
                Columns.texts(endings, Ending::state),
                Columns.texts(endings, Ending::note),
                Columns.times(endings, Ending::at),
                Columns.texts(endings, Ending::conversation));
    }

    /** The plus keeps the server from looking for each row among all that wait, which an index tells, instead of by its number. */
    private static String ending(Lanes box) {
        // Only a delivery finds out which conversation it concerned.
        String concerned = box.equals(Lanes.IN) ? ", conversation_id = coalesce(a.conversation, conversation_id)" : "";
        return """
                update %1$s set state = a.state, note = a.note, ended_at = a.at%2$s
                  from unnest(?, ?, ?, ?, ?) as a (id, state, note, at, conversation)
                 where %1$s.id = a.id and +%1$s.ended_at is null
                """.formatted(box.table(), concerned);
    }

    /** Adds commands, those whose lanes are claimed as begun; returns their numbers in the same order. */
    static List<Long> commands(Session session, List<Appending> rows, List<Optional<Claim>> claims) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var begun = new ArrayList<Boolean>();
        claims.forEach(claim -> begun.add(claim.isPresent()));
        return session
                .list(
                        """
                        insert into command (target, lane, conversation_id, kind, writes, payload, supersedes, cause, created_at,
                                             state, attempts, first_tried_at)
                        select target, lane, conversation_id, kind, writes, payload, supersedes, cause, created_at,
                               case when begun = 1 then 'started' else 'waiting' end, begun,
                               case when begun = 1 then created_at end
                          from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                          with ordinality as a (target, lane, conversation_id, kind, writes, payload, supersedes, cause,
                                                created_at, begun, place)
                         order by place
                        returning id
                        """,
                        row -> row.number("id"),
                        Columns.texts(rows, row -> row.draft().target().name()),
                        Columns.texts(rows, row -> row.draft().lane()),
                        Columns.texts(rows, row -> Commands.conversation(row.draft())),
                        Columns.texts(rows, row -> CommandText.kind(row.draft().command())),
                        Columns.texts(
                                rows, row -> CommandText.writes(row.draft().command())),
                        Columns.texts(rows, row -> StoredJson.write(row.draft().command())),
                        Columns.texts(rows, row -> row.draft().supersedes()),
                        Columns.numbers(rows, row -> row.draft().cause()),
                        Columns.times(rows, Appending::now),
                        Columns.flags(begun, flag -> flag))
                .stream()
                // Numbers are given in the order of the rows.
                .sorted()
                .toList();
    }
}
