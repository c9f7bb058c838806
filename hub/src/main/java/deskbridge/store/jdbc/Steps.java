package deskbridge.store.jdbc;

import java.time.Instant;
import java.util.List;

/**
 * Writes down what happens to a delivery ({@code in}) or a command ({@code out}) between its first and its last moment. An attempt
 * that began as its command was added is not written down: the command's own row says so ({@link #OF_ITSELF}).
 */
final class Steps {

    /** Ends a SELECT of commands {@code c}: those whose first attempt stands nowhere else. */
    static final String OF_ITSELF = """
            where c.first_tried_at is not null
              and not exists (select 1 from step s where s.item = c.id and s.box = 'out' and s.stage = 'attempt'
                                 and s.at = c.first_tried_at)""";

    private Steps() {}

    static void add(Session session, String box, long item, Instant at, String stage, String detail) {
        session.update(
                "insert into step (box, item, at, stage, detail) values (?, ?, ?, ?, ?)", box, item, at, stage, detail);
    }

    /** @param item the command */
    record Step(long item, Instant at, String detail) {}

    /** Many attempts with one statement, on PostgreSQL. */
    static void attempts(Session session, List<Step> steps) {
        if (!steps.isEmpty()) {
            session.update(
                    """
                    insert into step (box, item, at, stage, detail)
                    select 'out', a.item, a.at, 'attempt', a.detail from unnest(?, ?, ?) as a (item, at, detail)
                    """,
                    Columns.numbers(steps, Step::item),
                    Columns.times(steps, Step::at),
                    Columns.texts(steps, Step::detail));
        }
    }

    /** An attempt that turned out to be none. */
    static void dropLastAttempt(Session session, String box, long item) {
        session.update("""
                delete from step
                 where id = (select max(id) from step where box = ? and item = ? and stage = 'attempt')
                """, box, item);
    }

    /** The first attempt of a command, before its row forgets it. */
    static void keepBeginning(Session session, long item) {
        session.update("""
                insert into step (box, item, at, stage, detail)
                select 'out', c.id, c.first_tried_at, 'attempt', '' from command c
                """ + OF_ITSELF + " and c.id = ?", item);
    }

    /** The end of a dead letter, before its row forgets it. */
    static void keepEnd(Session session, String box, String table, long item) {
        session.update("""
                insert into step (box, item, at, stage, detail)
                select ?, id, ended_at, state, note from %s where id = ? and ended_at is not null
                """.formatted(table), box, item);
    }
}
