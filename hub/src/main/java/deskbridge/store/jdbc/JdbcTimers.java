package deskbridge.store.jdbc;

import deskbridge.store.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Timers on a database. */
final class JdbcTimers implements Timers {

    private final Database database;

    JdbcTimers(Database database) {
        this.database = database;
    }

    @Override
    public void set(String name, Instant due) {
        database.write(session -> session.update("""
                insert into timer (name, due) values (?, ?)
                on conflict (name) do update set due = excluded.due, lease_until = null
                """, name, due));
    }

    @Override
    public void hasten(String name, Instant due) {
        database.write(session -> session.update("""
                insert into timer (name, due) values (?, ?)
                on conflict (name) do update
                   set due = case when timer.due < excluded.due then timer.due else excluded.due end
                """, name, due));
    }

    @Override
    public void renew(String name, Instant until) {
        database.write(session -> session.update(
                "update timer set lease_until = ? where name = ? and lease_until is not null", until, name));
    }

    @Override
    public List<String> claim(Instant now, Duration lease) {
        return database.write(session -> session.list(
                """
                with free as materialized (
                    select name from timer
                     where due <= ? and (lease_until is null or lease_until <= ?)
                     order by due
                     %s)
                update timer set lease_until = ? where name in (select name from free)
                returning name
                """.formatted(session.dialect().lockFree()), row -> row.text("name"), now, now, now.plus(lease)));
    }

    @Override
    public Instant nextDue() {
        return database.read(session -> session.first(
                        "select min(case when lease_until is null or lease_until < due then due else lease_until end) as due"
                                + " from timer",
                        row -> row.numberOrNull("due") == null ? Instant.MAX : row.time("due"))
                .orElse(Instant.MAX));
    }
}
