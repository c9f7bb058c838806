package deskbridge.store.jdbc;

import deskbridge.store.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal: one view over deliveries, commands and their steps. */
final class JdbcJournal implements Journal {

    /** Steps of one instant stand in the order in which they can only have happened. */
    private static final String OLDEST_FIRST = """
             order by at,
                   case stage when 'received' then 0 when 'decided' then 1 when 'queued' then 2 when 'attempt' then 3
                              when 'postponed' then 4 else 5 end,
                   item
            """;

    private final Database database;

    JdbcJournal(Database database) {
        this.database = database;
    }

    @Override
    public List<Step> ofTicket(String key) {
        return steps("""
                select j.*, c.ticket_key from conversation c join journal j on j.conversation_id = c.id
                 where c.ticket_key = ?
                """ + OLDEST_FIRST, key);
    }

    @Override
    public List<Step> ofEvent(String id) {
        return EventId.parse(id)
                .map(event -> event.isCommand() ? ofCommand(event.item()) : ofDelivery(event.item()))
                .orElse(List.of());
    }

    @Override
    public List<Step> latest(int most) {
        return steps("""
                select j.*, c.ticket_key
                  from (select * from journal order by at desc limit ?) j
                  left join conversation c on c.id = j.conversation_id
                 order by j.at desc, j.box desc, j.item desc
                """, most);
    }

    @Override
    public Backlog backlog(Instant now) {
        return database.read(session -> session.first(
                        """
                        select (select count(*) from delivery where ended_at is null) as deliveries,
                               (select count(*) from command where ended_at is null) as commands,
                               (select count(*) from delivery where state = 'dead')
                             + (select count(*) from command where state = 'dead') as dead,
                               (select min(received_at) from delivery where ended_at is null) as oldest_delivery,
                               (select min(created_at) from command where ended_at is null) as oldest_command
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

    private List<Step> ofDelivery(long id) {
        return steps("""
                select * from (
                    select j.*, c.ticket_key from journal j left join conversation c on c.id = j.conversation_id
                     where j.box = 'in' and j.item = ?
                    union all
                    select j.*, c.ticket_key from journal j left join conversation c on c.id = j.conversation_id
                     where j.box = 'out' and j.cause = ?) path
                """ + OLDEST_FIRST, id, id);
    }

    private List<Step> ofCommand(long id) {
        return steps("""
                select * from (
                    select j.*, c.ticket_key from journal j left join conversation c on c.id = j.conversation_id
                     where j.box = 'in' and j.item = (select cause from command where id = ?)
                    union all
                    select j.*, c.ticket_key from journal j left join conversation c on c.id = j.conversation_id
                     where j.box = 'out' and j.item = ?) path
                """ + OLDEST_FIRST, id, id);
    }

    private List<Step> steps(String sql, Object... values) {
        return database.read(session -> session.list(sql, JdbcJournal::read, values));
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
