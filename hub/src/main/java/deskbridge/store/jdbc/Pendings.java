package deskbridge.store.jdbc;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.ChatRef;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Pending;
import deskbridge.domain.PersonRef;
import java.util.Optional;
import java.util.stream.Stream;

/** What waits to be told where it belongs, within one transaction. What was looked up stays locked until it ends. */
final class Pendings {

    private Pendings() {}

    static Optional<Pending> find(Session session, String id) {
        return session.first("select content from pending where id = ? " + session.lock(), Pendings::read, id);
    }

    static Optional<Pending> with(Session session, MessageRef message) {
        return session.first(
                "select content from pending where id = (select pending_id from pending_message"
                        + " where connection = ? and message_id = ?) "
                        + session.lock(),
                Pendings::read,
                message.connection().name(),
                message.id());
    }

    static Optional<Pending> last(Session session, ChatRef chat, PersonRef author) {
        return session.first(
                "select content from pending where channel = ? and chat_id = ? and author_id = ?"
                        + " order by settling desc, latest_at desc, id limit 1 "
                        + session.lock(),
                Pendings::read,
                chat.connection().name(),
                chat.id(),
                author.id());
    }

    static void save(Session session, Pending pending) {
        if (pending.state() == Pending.State.OVER) {
            session.update("delete from pending_message where pending_id = ?", pending.id());
            session.update("delete from pending where id = ?", pending.id());
            return;
        }
        session.update(
                """
                insert into pending (id, channel, chat_id, author_id, settling, latest_at, content) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                   set settling = excluded.settling, latest_at = excluded.latest_at, content = excluded.content
                """,
                pending.id(),
                pending.place().chat().connection().name(),
                pending.place().chat().id(),
                pending.author().ref().id(),
                pending.state() == Pending.State.SETTLING,
                pending.latest(),
                StoredJson.write(pending));
        Stream.concat(pending.pieces().stream().map(ChatMessage::ref), pending.questions().stream())
                .forEach(message -> session.update("""
                        insert into pending_message (connection, message_id, pending_id) values (?, ?, ?)
                        on conflict (connection, message_id) do update set pending_id = excluded.pending_id
                        """, message.connection().name(), message.id(), pending.id()));
    }

    private static Pending read(Row row) {
        return StoredJson.pending(row.text("content"));
    }
}
