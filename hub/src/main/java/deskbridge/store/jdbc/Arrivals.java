package deskbridge.store.jdbc;

import deskbridge.domain.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stores deliveries that nobody has stored before. */
interface Arrivals {

    /**
     * Stores all of them, within one transaction.
     *
     * @return for each arrival, whether it was new
     */
    boolean[] store(Session session, List<Arrival> arrivals);

    /**
     * A delivery and when it came.
     *
     * @param envelope what came
     * @param at when
     */
    record Arrival(Envelope envelope, Instant at) {

        /** The lane's key is unique among all connections. */
        String lane() {
            return envelope.connection() + ":" + envelope.lane();
        }
    }

    /** On SQLite a statement costs no journey: row by row. */
    static boolean[] oneByOne(Session session, List<Arrival> arrivals) {
        var fresh = new boolean[arrivals.size()];
        Map<String, Instant> lanes = new HashMap<>();
        for (int i = 0; i < fresh.length; i++) {
            Arrival arrival = arrivals.get(i);
            Envelope envelope = arrival.envelope();
            fresh[i] = session.update(
                            """
                            insert into delivery (connection, dedupe_key, lane, kind, body, received_at)
                            values (?, ?, ?, ?, ?, ?)
                            on conflict do nothing
                            """,
                            envelope.connection().name(),
                            envelope.dedupeKey(),
                            arrival.lane(),
                            envelope.kind(),
                            envelope.body(),
                            arrival.at())
                    == 1;
            if (fresh[i]) {
                lanes.putIfAbsent(arrival.lane(), arrival.at());
            }
        }
        lanes.forEach((lane, at) -> session.update("""
                insert into lane (box, key, due, used_at) values ('in', ?, ?, ?)
                on conflict (box, key) do update set due = excluded.due, used_at = excluded.used_at where due is null
                """, lane, at, at));
        return fresh;
    }

    /** On PostgreSQL every statement is a journey: a fixed number of them for any number of deliveries. */
    static boolean[] together(Session session, List<Arrival> arrivals) {
        Map<String, Instant> lanes = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            lanes.putIfAbsent(arrival.lane(), arrival.at());
        }
        hold(session, lanes);
        Map<List<String>, Integer> places = new HashMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            Envelope envelope = arrivals.get(i).envelope();
            places.putIfAbsent(List.of(envelope.connection().name(), envelope.dedupeKey()), i);
        }
        var fresh = new boolean[arrivals.size()];
        List<List<String>> stored = session.list(
                """
                insert into delivery (connection, dedupe_key, lane, kind, body, received_at)
                select connection, dedupe_key, lane, kind, body, received_at
                  from unnest(?, ?, ?, ?, ?, ?)
                  with ordinality as a (connection, dedupe_key, lane, kind, body, received_at, place)
                 order by place
                on conflict do nothing
                returning connection, dedupe_key
                """,
                row -> List.of(row.text("connection"), row.text("dedupe_key")),
                texts(arrivals, arrival -> arrival.envelope().connection().name()),
                texts(arrivals, arrival -> arrival.envelope().dedupeKey()),
                texts(arrivals, Arrival::lane),
                texts(arrivals, arrival -> arrival.envelope().kind()),
                texts(arrivals, arrival -> arrival.envelope().body()),
                arrivals.stream().map(arrival -> Micros.of(arrival.at())).toArray(Long[]::new));
        var touched = new TreeMap<String, Instant>();
        for (List<String> key : stored) {
            Integer place = places.get(key);
            if (place != null) {
                fresh[place] = true;
                touched.putIfAbsent(
                        arrivals.get(place).lane(), arrivals.get(place).at());
            }
        }
        session.update(
                """
                update lane set due = coalesce(due, a.at), used_at = a.at
                  from unnest(?, ?) as a (key, at)
                 where lane.box = 'in' and lane.key = a.key
                """,
                touched.keySet().toArray(String[]::new),
                touched.values().stream().map(Micros::of).toArray(Long[]::new));
        return fresh;
    }

    /** As {@link Lanes#hold}, for many lanes; in one order, so that two hubs never wait for each other in a ring. */
    private static void hold(Session session, Map<String, Instant> lanes) {
        var keys = lanes.keySet().toArray(String[]::new);
        List<String> held = new ArrayList<>();
        while (held.size() < keys.length) {
            session.update("""
                    insert into lane (box, key, used_at)
                    select 'in', a.key, a.at from unnest(?, ?) as a (key, at) order by a.key
                    on conflict do nothing
                    """, keys, lanes.values().stream().map(Micros::of).toArray(Long[]::new));
            held = session.list(
                    "select key from lane where box = 'in' and key = any(?) order by key for update",
                    row -> row.text("key"),
                    (Object) keys);
        }
    }

    private static String[] texts(List<Arrival> arrivals, java.util.function.Function<Arrival, String> part) {
        return arrivals.stream()
                .map(arrival -> part.apply(arrival).replace('\0', '\uFFFD'))
                .toArray(String[]::new);
    }
}
