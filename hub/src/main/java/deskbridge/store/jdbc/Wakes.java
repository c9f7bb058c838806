package deskbridge.store.jdbc;

import deskbridge.domain.ConversationId;
import deskbridge.domain.Wake;
import java.time.Instant;
import java.util.List;

/** What was put off, and in which order. */
final class Wakes {

    private Wakes() {}

    static void save(Session session, Wake wake) {
        ConversationId conversation = wake.conversation();
        session.update("""
                insert into wake (name, conversation_id, due) values (?, ?, ?)
                on conflict (name) do update set conversation_id = excluded.conversation_id, due = excluded.due
                """, wake.name(), conversation == null ? null : conversation.value(), wake.due());
    }

    static boolean take(Session session, Wake wake) {
        return session.update("delete from wake where name = ? and due <= ?", wake.name(), wake.due()) > 0;
    }

    static List<Wake> due(Session session, Instant now, int most) {
        return session.list(
                "select name, conversation_id, due from wake where due <= ? order by due, id limit ?",
                Wakes::read,
                now,
                most);
    }

    static Instant next(Session session) {
        return session.first(
                        "select min(due) as due from wake",
                        row -> row.numberOrNull("due") == null ? Instant.MAX : row.time("due"))
                .orElse(Instant.MAX);
    }

    private static Wake read(Row row) {
        String conversation = row.textOrNull("conversation_id");
        return new Wake(
                row.text("name"), conversation == null ? null : new ConversationId(conversation), row.time("due"));
    }
}
