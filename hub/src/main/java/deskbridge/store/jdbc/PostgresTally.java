package deskbridge.store.jdbc;

import deskbridge.store.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * The tally on PostgreSQL: a table without a log, whose transactions do not wait for the disk. Rows are always locked in one order,
 * so that processes never wait for each other in a ring.
 */
final class PostgresTally implements Tally {

    private static final String NOW = "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";
    private static final int TRIES = 10;

    private final Database database;

    PostgresTally(Database database) {
        this.database = database;
    }

    private record Kept(String name, String value, Instant now) {

        static Kept of(Row row) {
            return new Kept(row.text("name"), row.text("value"), row.time("now"));
        }
    }

    @Override
    public void look(Set<String> names, BiConsumer<Map<String, String>, Instant> eye) {
        database.read(session -> {
            List<Kept> rows = session.list("""
                    select a.name, coalesce(t.value, '') as value, %s as now
                      from unnest(?) as a (name) left join tally t on t.name = a.name
                    """.formatted(NOW), Kept::of, (Object) texts(names));
            eye.accept(values(rows), now(rows));
            return rows;
        });
    }

    @Override
    public void change(Set<String> names, BiFunction<Map<String, String>, Instant, Map<String, String>> change) {
        database.write(session -> {
            List<Kept> rows = held(session, new TreeSet<>(names));
            var changed = new TreeMap<>(change.apply(values(rows), now(rows)));
            if (!changed.isEmpty()) {
                session.update("""
                        update tally set value = a.value, used_at = %s
                          from unnest(?, ?) as a (name, value)
                         where tally.name = a.name
                        """.formatted(NOW), texts(changed.keySet()), texts(changed.values()));
            }
            return rows;
        });
    }

    private static List<Kept> held(Session session, SequencedSet<String> names) {
        for (int i = 0; i < TRIES; i++) {
            List<Kept> rows = session.list(
                    "select name, value, %s as now from tally where name = any(?) order by name for update"
                            .formatted(NOW),
                    Kept::of,
                    (Object) texts(names));
            if (rows.size() == names.size()) {
                return rows;
            }
            // New, or pruned between the two statements.
            session.update("""
                    insert into tally (name, value, used_at)
                    select a.name, '', %s from unnest(?) as a (name) order by a.name
                    on conflict do nothing
                    """.formatted(NOW), (Object) texts(names));
        }
        throw new IllegalStateException("Counts vanish again and again: " + names);
    }

    @Override
    public int prune(Instant before) {
        return database.write(session -> session.update("delete from tally where used_at < ?", before));
    }

    private static Map<String, String> values(List<Kept> rows) {
        var values = new HashMap<String, String>();
        for (Kept row : rows) {
            if (!row.value().isEmpty()) {
                values.put(row.name(), row.value());
            }
        }
        return values;
    }

    /** Of the last row: a row that another process held was read after it let go. */
    private static Instant now(List<Kept> rows) {
        return rows.stream().map(Kept::now).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
