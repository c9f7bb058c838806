package deskbridge.store.jdbc;

import java.time.Instant;

/** Forgets what was finished long ago, in small transactions so that nobody waits for it. Dead letters stay. */
final class Pruning {

    private static final int AT_ONCE = 200;

    private Pruning() {}

    static int prune(Database database, Lanes lanes, Instant before) {
        String old = """
                (select id from %s
                  where ended_at < ? and state in ('done', 'discarded')
                  order by ended_at, id limit ?)
                """.formatted(lanes.table());
        String steps = "delete from step where box = ? and item in " + old;
        String items = "delete from " + lanes.table() + " where id in " + old;
        int all = 0;
        int some = AT_ONCE;
        while (some == AT_ONCE) {
            some = database.write(session -> {
                session.update(steps, lanes.box(), before, AT_ONCE);
                return session.update(items, before, AT_ONCE);
            });
            all += some;
        }
        database.write(session -> lanes.prune(session, before));
        return all;
    }
}
