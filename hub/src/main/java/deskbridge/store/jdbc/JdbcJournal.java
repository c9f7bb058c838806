package deskbridge.store.jdbc;

import deskbridge.store.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal, read from deliveries, commands and their steps. */
final class JdbcJournal implements Journal {

    private final Database database;

    JdbcJournal(Database database) {
        this.database = database;
    }

    @Override
    public List<Step> ofTicket(String key) {
        return database.read(session -> {
            var found = new ArrayList<Step>();
            for (String conversation : conversations(session, key)) {
                found.addAll(steps(
                        session,
                        JournalSql.oldestFirst("d.conversation_id = ?", "c.conversation_id = ?"),
                        Collections.nCopies(JournalSql.PLACES, conversation)));
            }
            return found;
        });
    }

    @Override
    public List<Step> ofEvent(String id) {
        return EventId.parse(id)
                .map(event -> database.read(
                        session -> event.isCommand() ? ofCommand(session, event) : ofDelivery(session, event)))
                .orElse(List.of());
    }

    @Override
    public List<Step> latest(int most) {
        return database.read(session ->
                steps(session, JournalSql.latest(), Collections.nCopies(JournalSql.PLACES + 1, (long) most)));
    }

    @Override
    public Backlog backlog(Instant now) {
        return database.read(session -> session.first(
                        """
                        select (select count(*) from delivery where ended_at is null) as deliveries,
                               (select count(*) from command where ended_at is null) as commands,
                               (select count(*) from delivery where state = 'dead')
                             + (select count(*) from command where state = 'dead') as dead,
                               (select min(+received_at) from delivery where ended_at is null) as oldest_delivery,
                               (select min(+created_at) from command where ended_at is null) as oldest_command
                        """,
                        row -> new Backlog(
                                row.number("deliveries"),
                                row.number("commands"),
                                row.number("dead"),
                                Math.max(
                                        age(row.timeOrNull("oldest_delivery"), now),
                                        age(row.timeOrNull("oldest_command"), now))))
                .orElseThrow());
    }

    private static List<String> conversations(Session session, String ticket) {
        return session.list(
                "select id from conversation where ticket_key = ? order by saved_at", row -> row.text("id"), ticket);
    }

    private static List<Step> ofDelivery(Session session, EventId event) {
        return steps(
                session,
                JournalSql.oldestFirst("d.id = ?", "c.cause = ?"),
                Collections.nCopies(JournalSql.PLACES, event.item()));
    }

    private static List<Step> ofCommand(Session session, EventId event) {
        return steps(
                session,
                JournalSql.oldestFirst("d.id = (select cause from command where id = ?)", "c.id = ?"),
                Collections.nCopies(JournalSql.PLACES, event.item()));
    }

    private static List<Step> steps(Session session, String sql, List<?> values) {
        return session.list(sql, JdbcJournal::read, values.toArray());
    }

    private static Step read(Row row) {
        Long cause = row.numberOrNull("cause");
        return new Step(
                row.time("at"),
                new EventId(row.text("box"), row.number("item")).toString(),
                row.text("connection"),
                row.text("stage"),
                row.text("kind"),
                row.textOrNull("ticket_key"),
                row.text("detail"),
                cause == null ? null : new EventId("in", cause).toString());
    }

    private static long age(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds());
    }
}
