package deskbridge.store.jdbc;

import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.MessageRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The ledger within one transaction. */
final class Ledger {

    private static final String ENTRIES = """
            select l.id, l.conversation_id, l.origin, l.comment_connection, l.comment_id, l.fingerprint, l.shown, l.gone,
                   m.connection, m.message_id
              from ledger l left join ledger_message m on m.entry_id = l.id
            """;

    private final Session session;

    Ledger(Session session) {
        this.session = session;
    }

    Optional<LedgerEntry> entryOf(ConversationId conversation, MessageRef message) {
        return last(entries("""
                 where l.id in (select entry_id from ledger_message
                                 where connection = ? and message_id = ? and conversation_id = ?)
                """, message.connection().name(), message.id(), conversation.value()));
    }

    Optional<LedgerEntry> entryOf(ConversationId conversation, CommentRef comment) {
        return last(entries(
                " where l.conversation_id = ? and l.comment_id = ? and l.comment_connection = ?",
                conversation.value(),
                comment.id(),
                comment.connection().name()));
    }

    Optional<ConversationId> owner(MessageRef message) {
        return session.first(
                """
                select conversation_id from ledger_message
                 where connection = ? and message_id = ?
                 order by entry_id desc limit 1
                """,
                row -> new ConversationId(row.text("conversation_id")),
                message.connection().name(),
                message.id());
    }

    List<LedgerEntry> of(ConversationId conversation) {
        return entries(" where l.conversation_id = ?", conversation.value());
    }

    void save(LedgerEntry entry) {
        CommentRef comment = entry.comment();
        long id = session.first(
                        """
                        insert into ledger (conversation_id, origin, origin_key, comment_connection, comment_id, fingerprint,
                            shown, gone)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (conversation_id, origin_key) do update
                           set comment_connection = excluded.comment_connection, comment_id = excluded.comment_id,
                               fingerprint = excluded.fingerprint, shown = excluded.shown, gone = excluded.gone
                        returning id
                        """,
                        row -> row.number("id"),
                        entry.conversation().value(),
                        entry.origin().name(),
                        originKey(entry),
                        comment == null ? null : comment.connection().name(),
                        comment == null ? null : comment.id(),
                        entry.fingerprint(),
                        entry.shown(),
                        entry.gone())
                .orElseThrow();
        session.update("delete from ledger_message where entry_id = ?", id);
        int position = 0;
        for (MessageRef message : entry.messages()) {
            session.update(
                    """
                    insert into ledger_message (entry_id, position, connection, message_id, conversation_id)
                    values (?, ?, ?, ?, ?)
                    """,
                    id,
                    position++,
                    message.connection().name(),
                    message.id(),
                    entry.conversation().value());
        }
    }

    /** What makes two entries the same one; see {@link deskbridge.store.UnitOfWork#save(LedgerEntry)}. */
    static String originKey(LedgerEntry entry) {
        CommentRef comment = entry.comment();
        boolean byComment = entry.origin() == Origin.DESK || entry.messages().isEmpty();
        if (byComment && comment != null) {
            return entry.origin() + " " + comment;
        }
        return entry.origin() + " " + entry.messages().getFirst();
    }

    List<LedgerEntry> entries(String where, @Nullable Object... values) {
        return List.copyOf(numbered(where, values).values());
    }

    /** As they are numbered in the database, oldest first. */
    SequencedMap<Long, LedgerEntry> numbered(String where, @Nullable Object... values) {
        SequencedMap<Long, LedgerEntry> byId = new LinkedHashMap<>();
        session.list(
                ENTRIES + where + " order by l.id, m.position",
                row -> {
                    LedgerEntry entry = read(row);
                    return byId.merge(row.number("id"), entry, Ledger::joined);
                },
                values);
        return byId;
    }

    private static LedgerEntry joined(LedgerEntry first, LedgerEntry next) {
        var messages = new ArrayList<>(first.messages());
        messages.addAll(next.messages());
        return first.withMessages(messages);
    }

    private static LedgerEntry read(Row row) {
        String message = row.textOrNull("message_id");
        String comment = row.textOrNull("comment_id");
        return new LedgerEntry(
                new ConversationId(row.text("conversation_id")),
                Origin.valueOf(row.text("origin")),
                message == null
                        ? List.of()
                        : List.of(new MessageRef(new ConnectionId(row.text("connection")), message)),
                comment == null ? null : new CommentRef(new ConnectionId(row.text("comment_connection")), comment),
                row.text("fingerprint"),
                row.flag("shown"),
                row.flag("gone"));
    }

    private static Optional<LedgerEntry> last(List<LedgerEntry> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }
}
