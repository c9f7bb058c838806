package deskbridge.store.jdbc;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.PersonRef;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.store.About.Whose;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations within one transaction. Those that were looked up stay locked until it ends. */
final class Conversations {

    private static final Parsed<Conversation> PARSED = new Parsed<>(StoredJson::conversation);

    private final Session session;

    Conversations(Session session) {
        this.session = session;
    }

    Optional<Conversation> find(ConversationId id) {
        return session.first(
                "select state from conversation where id = ? " + session.lock(), Conversations::read, id.value());
    }

    Optional<Conversation> of(Whose whose) {
        return switch (whose) {
            case Whose.OfThread it -> of(it.thread());
            case Whose.OfTicket it -> of(it.ticket());
            case Whose.Named it -> find(it.conversation());
        };
    }

    Optional<Conversation> of(ThreadRef thread) {
        return session.first(
                "select state from conversation where channel = ? and thread_id = ? " + session.lock(),
                Conversations::read,
                thread.connection().name(),
                thread.id());
    }

    Optional<Conversation> of(TicketRef ticket) {
        return session.first(
                "select state from conversation where desk = ? and ticket_key = ? " + session.lock(),
                Conversations::read,
                ticket.connection().name(),
                ticket.key());
    }

    List<Conversation> list(ConnectionId connection, int most, int offset) {
        return session.list(
                """
                select state from (
                    select * from (select state, saved_at, id from conversation where channel = ?
                                    order by saved_hour desc, saved_at desc, id limit ?) of_channel
                    union all
                    select * from (select state, saved_at, id from conversation where desk = ? and channel <> desk
                                    order by saved_hour desc, saved_at desc, id limit ?) of_desk) found
                 order by saved_at desc, id
                 limit ? offset ?
                """,
                Conversations::read,
                connection.name(),
                most + offset,
                connection.name(),
                most + offset,
                most,
                offset);
    }

    List<Conversation> inOrder(String after, Instant finishedSince, int most) {
        return session.list(
                """
                select state from (
                    select * from (select id, state from conversation where is_open = 1 and id > ?
                                    order by id limit ?) are_open
                    union all
                    select * from (select id, state from conversation
                                    where is_open = 0 and saved_hour >= ? and saved_at >= ? and id > ?
                                    order by id limit ?) are_finished) found
                 order by id
                 limit ?
                """, Conversations::read, after, most, Micros.hour(finishedSince), finishedSince, after, most, most);
    }

    List<Conversation> open(ChatRef chat, @Nullable PersonRef requester) {
        String all = "select state from conversation where channel = ? and chat_id = ? and is_open = 1";
        // Names are random: the order of a database would be none at all.
        List<Conversation> found = requester == null
                ? session.list(all, Conversations::read, chat.connection().name(), chat.id())
                : session.list(
                        all + " and requester_id = ?",
                        Conversations::read,
                        chat.connection().name(),
                        chat.id(),
                        requester.id());
        return latestFirst(found);
    }

    List<Conversation> open(PersonRef requester) {
        return latestFirst(session.list(
                "select state from conversation where channel = ? and requester_id = ? and is_open = 1",
                Conversations::read,
                requester.connection().name(),
                requester.id()));
    }

    private static List<Conversation> latestFirst(List<Conversation> found) {
        return found.stream()
                .sorted(Comparator.comparing(Conversation::startedAt).reversed())
                .toList();
    }

    void save(Conversation conversation, Instant now) {
        Ticket ticket = conversation.ticket();
        session.update(
                """
                insert into conversation (id, channel, desk, thread_id, ticket_key, state, saved_at, chat_id, requester_id,
                                          is_open, saved_hour)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                   set channel = excluded.channel, desk = excluded.desk, thread_id = excluded.thread_id,
                       ticket_key = excluded.ticket_key, state = excluded.state, saved_at = excluded.saved_at,
                       chat_id = excluded.chat_id, requester_id = excluded.requester_id, is_open = excluded.is_open,
                       saved_hour = excluded.saved_hour
                """,
                conversation.id().value(),
                conversation.channel().name(),
                conversation.desk().name(),
                thread(conversation),
                ticket == null ? null : ticket.ref().key(),
                text(conversation),
                now,
                conversation.place().chat().id(),
                conversation.requester().ref().id(),
                isOpen(conversation),
                Micros.hour(now));
    }

    /** Until it is rooted the thread is only a guess, and must not be found. */
    static @Nullable String thread(Conversation conversation) {
        return conversation.rooted() ? conversation.place().thread().id() : null;
    }

    static boolean isOpen(Conversation conversation) {
        Ticket ticket = conversation.ticket();
        return ticket == null || !ticket.status().done();
    }

    /** What is saved is looked up soon. */
    static String text(Conversation conversation) {
        String text = StoredJson.write(conversation);
        PARSED.learn(text, conversation);
        return text;
    }

    static Conversation read(Row row) {
        return PARSED.of(row.text("state"));
    }
}
