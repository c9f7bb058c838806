package deskbridge.store.jdbc;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketRef;
import deskbridge.store.About.Whose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds conversations for many who want one each, with one statement for each way of finding them, on PostgreSQL. */
final class ConversationSearch {

    private static final String BY_THREAD = """
            select c.state, c.channel as connection, c.thread_id as id from unnest(?, ?) as a (connection, id)
              join conversation c on c.channel = a.connection and c.thread_id = a.id
            """;

    private static final String BY_TICKET = """
            select c.state, c.desk as connection, c.ticket_key as id from unnest(?, ?) as a (connection, id)
              join conversation c on c.desk = a.connection and c.ticket_key = a.id
            """;

    private static final String NAMED = "select c.id, c.state from conversation c where c.id = any(?)";

    /** Those that somebody else holds just now are passed over, so that nobody waits for another's conversation. */
    private static final String LOCKED = " for update of c skip locked";

    private final Session session;
    private final String lock;
    private final Map<Whose, Conversation> found = new HashMap<>();

    /** A thread or a ticket, named as the database holds it. */
    private record Spot(String connection, String id) {

        static Spot of(ConnectionId connection, String id) {
            return new Spot(connection.name(), Session.storable(id));
        }
    }

    private ConversationSearch(Session session, String lock) {
        this.session = session;
        this.lock = lock;
    }

    /** Those that are free now, locked until the transaction ends. */
    static Map<Whose, Conversation> locked(Session session, Set<Whose> wanted) {
        return new ConversationSearch(session, LOCKED).of(wanted);
    }

    /** Those that there are. */
    static Map<Whose, Conversation> committed(Session session, Set<Whose> wanted) {
        return new ConversationSearch(session, "").of(wanted);
    }

    private Map<Whose, Conversation> of(Set<Whose> wanted) {
        Map<Spot, Whose> threads = new LinkedHashMap<>();
        Map<Spot, Whose> tickets = new LinkedHashMap<>();
        var names = new ArrayList<ConversationId>();
        for (Whose whose : wanted) {
            switch (whose) {
                case Whose.OfThread(ThreadRef it) -> threads.put(Spot.of(it.connection(), it.id()), whose);
                case Whose.OfTicket(TicketRef it) -> tickets.put(Spot.of(it.connection(), it.key()), whose);
                case Whose.Named it -> names.add(it.conversation());
            }
        }
        find(BY_THREAD, threads);
        find(BY_TICKET, tickets);
        findNamed(names);
        return found;
    }

    private void find(String statement, Map<Spot, Whose> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        List<Spot> spots = List.copyOf(wanted.keySet());
        session.list(
                statement + lock,
                row -> {
                    Whose whose = wanted.get(new Spot(row.text("connection"), row.text("id")));
                    return whose != null && found(whose, row);
                },
                Columns.texts(spots, Spot::connection),
                Columns.texts(spots, Spot::id));
    }

    private void findNamed(List<ConversationId> names) {
        if (!names.isEmpty()) {
            session.list(NAMED + lock, row -> found(new Whose.Named(new ConversationId(row.text("id"))), row), (Object)
                    Columns.texts(names, ConversationId::value));
        }
    }

    private boolean found(Whose whose, Row row) {
        return found.put(whose, Conversations.read(row)) == null;
    }
}
