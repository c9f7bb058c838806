package deskbridge.store.jdbc;

import java.time.Instant;

/** Forgets what was finished long ago, in small transactions so that nobody waits for it. Dead letters stay. */
final class Pruning {

    private static final int AT_ONCE = 500;

    private Pruning() {}

    static int prune(Database database, Lanes lanes, String box, String table, Instant before) {
        String old = """
                select id from %s
                 where ended_at is not null and ended_at < ? and state in ('done', 'discarded')
                 order by ended_at limit ?
                """.formatted(table);
        int all = 0;
        while (true) {
            int some = database.write(session -> {
                var ids = session.list(old, row -> row.number("id"), before, AT_ONCE);
                for (long id : ids) {
                    session.update("delete from step where box = ? and item = ?", box, id);
                    session.update("delete from %s where id = ?".formatted(table), id);
                }
                return ids.size();
            });
            all += some;
            if (some < AT_ONCE) {
                database.write(session -> lanes.prune(session, before));
                return all;
            }
        }
    }
}
