package deskbridge.store.jdbc;

import deskbridge.store.DeadLetters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Dead letters of both boxes on a database. */
final class JdbcDeadLetters implements DeadLetters {

    private static final String LETTERS = """
            select 'in' as box, d.id, d.connection, d.kind, c.ticket_key, d.note, d.attempts, d.received_at as created_at,
                   d.ended_at, d.body as content
              from delivery d left join conversation c on c.id = d.conversation_id
             where d.state = 'dead'
            union all
            select 'out', o.id, o.target, o.kind, c.ticket_key, o.note, o.attempts, o.created_at, o.ended_at, o.payload
              from command o left join conversation c on c.id = o.conversation_id
             where o.state = 'dead'
            """;

    private final Database database;

    JdbcDeadLetters(Database database) {
        this.database = database;
    }

    @Override
    public int count() {
        return database.read(
                session -> session.first("""
                        select (select count(*) from delivery where state = 'dead')
                             + (select count(*) from command where state = 'dead') as n
                        """, row -> row.count("n")).orElse(0));
    }

    @Override
    public List<DeadLetter> list(int most, int offset) {
        return database.read(session -> session.list(
                "select * from (" + LETTERS + ") letters order by ended_at desc, box, id desc limit ? offset ?",
                JdbcDeadLetters::read,
                most,
                offset));
    }

    @Override
    public Optional<DeadLetter> find(String id) {
        return EventId.parse(id)
                .flatMap(event -> database.read(session -> session.first(
                        "select * from (" + LETTERS + ") letters where box = ? and id = ?",
                        JdbcDeadLetters::read,
                        event.box(),
                        event.item())));
    }

    @Override
    public boolean redeliver(String id, Instant now) {
        return EventId.parse(id)
                .map(event -> database.write(session -> redeliver(session, event, now)))
                .orElse(false);
    }

    @Override
    public boolean discard(String id, Instant now) {
        return EventId.parse(id)
                .map(event -> database.write(session -> discard(session, event, now)))
                .orElse(false);
    }

    /** The row keeps its number, so it is the oldest of its lane again; its retry policy begins anew. */
    private static boolean redeliver(Session session, EventId event, Instant now) {
        Optional<String> lane = session.first(
                "select lane from %s where id = ? and state = 'dead'".formatted(event.table()),
                row -> row.text("lane"),
                event.item());
        if (lane.isEmpty()) {
            return false;
        }
        event.lanes().hold(session, lane.get(), now);
        if (!isDeadAndHeld(session, event)) {
            return false;
        }
        if (event.isCommand()) {
            Steps.keepBeginning(session, event.item());
        }
        Steps.keepEnd(session, event.box(), event.table(), event.item());
        Steps.add(session, event.box(), event.item(), now, "queued", "redelivered by a person");
        session.update("""
                update %s set state = 'waiting', ended_at = null, attempts = 0, redelivered = 1%s where id = ?
                """.formatted(event.table(), event.isCommand() ? ", first_tried_at = null" : ""), event.item());
        event.lanes().wake(session, lane.get(), now);
        return true;
    }

    private static boolean discard(Session session, EventId event, Instant now) {
        if (!isDeadAndHeld(session, event)) {
            return false;
        }
        Steps.keepEnd(session, event.box(), event.table(), event.item());
        session.update(
                "update %s set state = 'discarded', ended_at = ? where id = ?".formatted(event.table()),
                now,
                event.item());
        return true;
    }

    private static boolean isDeadAndHeld(Session session, EventId event) {
        return session.exists(
                "select id from %s where id = ? and state = 'dead' %s".formatted(event.table(), session.lock()),
                event.item());
    }

    private static DeadLetter read(Row row) {
        var event = new EventId(row.text("box"), row.number("id"));
        String content = row.text("content");
        return new DeadLetter(
                event.toString(),
                row.text("connection"),
                row.text("kind"),
                row.textOrNull("ticket_key"),
                row.text("note"),
                row.count("attempts"),
                row.time("created_at"),
                row.time("ended_at"),
                event.isCommand() ? CommandText.content(StoredJson.command(content)) : content);
    }
}
