package deskbridge.store.jdbc;

import deskbridge.domain.Envelope;
import deskbridge.store.Accepted;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Handed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores deliveries that nobody has stored before. */
interface Arrivals {

    /**
     * Stores all of them, within one transaction.
     *
     * @return for each arrival, what became of it
     */
    List<Stored> store(Session session, List<Arrival> arrivals);

    /**
     * A delivery and when it came.
     *
     * @param envelope what came
     * @param at when
     * @param lease until when its lane shall be claimed for the caller if nothing waited there; null for not at all
     */
    record Arrival(Envelope envelope, Instant at, @Nullable Instant lease) {

        /** The lane's key is unique among all connections. */
        String lane() {
            return Session.storable(envelope.connection() + ":" + envelope.lane());
        }

        /** As it would be read from the database. */
        private Delivery asDelivery(long id) {
            return new Delivery(id, envelope.connection(), envelope.kind(), Session.storable(envelope.body()), at, 0);
        }

        private Stored handed(long id, long epoch) {
            return new Stored(
                    true,
                    new Handed<>(
                            new Claim(lane(), epoch),
                            asDelivery(id),
                            Objects.requireNonNull(lease, "claimed without a lease")));
        }
    }

    /**
     * What became of an arrival.
     *
     * @param fresh whether it was new
     * @param handed with its lane, if that was claimed; else null
     */
    record Stored(boolean fresh, @Nullable Handed<Delivery> handed) {
        static final Stored BEFORE = new Stored(false, null);
        static final Stored NEW = new Stored(true, null);

        /** What a caller is told about his. */
        static Accepted sum(List<Stored> stored) {
            return new Accepted(
                    (int) stored.stream().filter(Stored::fresh).count(),
                    stored.stream().map(Stored::handed).filter(Objects::nonNull).toList());
        }
    }

    /** On SQLite a statement costs no journey: row by row. */
    static List<Stored> oneByOne(Session session, List<Arrival> arrivals) {
        var lanes = new HashSet<String>();
        return arrivals.stream().map(arrival -> one(session, arrival, lanes)).toList();
    }

    private static Stored one(Session session, Arrival arrival, Set<String> entered) {
        Envelope envelope = arrival.envelope();
        boolean fresh = session.update(
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
        if (!fresh) {
            return Stored.BEFORE;
        }
        if (!entered.add(arrival.lane())) {
            return Stored.NEW;
        }
        Optional<Claim> idle = Lanes.IN.enter(session, arrival.lane(), arrival.at(), arrival.lease());
        if (idle.isEmpty() || arrival.lease() == null) {
            return Stored.NEW;
        }
        // Rows of lanes have no number of their own: the last one given is the delivery's.
        long id = session.first("select last_insert_rowid() as id", row -> row.number("id"))
                .orElseThrow();
        return arrival.handed(id, idle.get().epoch());
    }

    /** On PostgreSQL every statement is a journey: one for any number of deliveries, rarely a second. */
    static List<Stored> together(Session session, List<Arrival> arrivals) {
        Map<String, Arrival> lanes = new TreeMap<>();
        arrivals.forEach(arrival -> lanes.putIfAbsent(arrival.lane(), arrival));
        Map<String, Long> epochs = new HashMap<>();
        SortedMap<Integer, Long> ids = insert(session, arrivals, List.copyOf(lanes.values()), epochs);
        var entered = new LinkedHashMap<String, Integer>();
        ids.keySet().forEach(place -> entered.putIfAbsent(arrivals.get(place).lane(), place));
        correct(session, epochs.keySet(), lanes, lane -> {
            Integer place = entered.get(lane);
            return place == null ? Optional.empty() : Optional.of(arrivals.get(place));
        });
        var stored = new ArrayList<Stored>();
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            Long id = ids.get(i);
            boolean handed = arrival.lease() != null && Objects.equals(entered.get(arrival.lane()), i);
            Long epoch = handed ? epochs.get(arrival.lane()) : null;
            stored.add(id == null ? Stored.BEFORE : epoch == null ? Stored.NEW : arrival.handed(id, epoch));
        }
        return stored;
    }

    /**
     * First as {@link Lanes#enter}, for many lanes; in one order, so that two hubs never wait for each other in a ring. Nothing is
     * numbered before all of them are held: the deliveries ask how many lanes there were.
     *
     * @param first of each lane, in the order of lanes
     * @param epochs takes up those of the lanes in which nothing waited
     * @return the numbers of those that are new, by their places
     */
    private static SortedMap<Integer, Long> insert(
            Session session, List<Arrival> arrivals, List<Arrival> first, Map<String, Long> epochs) {
        Map<List<String>, Integer> places = new HashMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            Envelope envelope = arrivals.get(i).envelope();
            places.putIfAbsent(List.of(envelope.connection().name(), Session.storable(envelope.dedupeKey())), i);
        }
        var ids = new TreeMap<Integer, Long>();
        session.list(
                """
                with entered as (
                    insert into lane (box, key, due, used_at, epoch, lease_until)
                    select 'in', a.key, a.at, a.at, 1, a.lease from unnest(?, ?, ?) as a (key, at, lease) order by a.key
                    on conflict (box, key) do update
                       set due = excluded.due, used_at = excluded.used_at, epoch = lane.epoch + 1,
                           lease_until = excluded.lease_until
                     where lane.due is null
                    returning key, epoch),
                added as (
                    insert into delivery (connection, dedupe_key, lane, kind, body, received_at)
                    select connection, dedupe_key, lane, kind, body, received_at
                      from (select count(*) as lanes from entered) held
                     cross join unnest(?, ?, ?, ?, ?, ?)
                      with ordinality as a (connection, dedupe_key, lane, kind, body, received_at, place)
                     where held.lanes >= 0
                     order by place
                    on conflict do nothing
                    returning id, connection, dedupe_key)
                select '' as connection, key, epoch as number from entered
                union all
                select connection, dedupe_key, id from added
                """,
                row -> {
                    String connection = row.text("connection");
                    String key = row.text("key");
                    long number = row.number("number");
                    Integer place = places.get(List.of(connection, key));
                    if (connection.isEmpty()) {
                        epochs.put(key, number);
                    } else if (place != null) {
                        ids.put(place, number);
                    }
                    return number;
                },
                Columns.texts(first, Arrival::lane),
                Columns.times(first, Arrival::at),
                Columns.times(first, Arrival::lease),
                Columns.texts(
                        arrivals, arrival -> arrival.envelope().connection().name()),
                Columns.texts(arrivals, arrival -> arrival.envelope().dedupeKey()),
                Columns.texts(arrivals, Arrival::lane),
                Columns.texts(arrivals, arrival -> arrival.envelope().kind()),
                Columns.texts(arrivals, arrival -> arrival.envelope().body()),
                Columns.times(arrivals, Arrival::at));
        return ids;
    }

    /**
     * Lanes were entered before anybody knew what is new. Those that nothing new has come into are given back, those that are to be
     * claimed for a later arrival than the first, or for none, are left so.
     *
     * @param idle in which nothing waited
     * @param first for whom they were entered
     * @param fresh who is the first new one of a lane
     */
    private static void correct(
            Session session, Set<String> idle, Map<String, Arrival> first, Function<String, Optional<Arrival>> fresh) {
        List<String> wrong = idle.stream()
                .filter(lane -> !fresh.apply(lane).equals(Optional.ofNullable(first.get(lane))))
                .toList();
        if (!wrong.isEmpty()) {
            session.update(
                    """
                    update lane set due = a.due, lease_until = a.lease from unnest(?, ?, ?, ?) as a (box, key, due, lease)
                     where lane.box = a.box and lane.key = a.key
                    """,
                    Columns.texts(wrong, lane -> Lanes.IN.box()),
                    Columns.texts(wrong, lane -> lane),
                    Columns.times(
                            wrong, lane -> fresh.apply(lane).map(Arrival::at).orElse(null)),
                    Columns.times(
                            wrong, lane -> fresh.apply(lane).map(Arrival::lease).orElse(null)));
        }
    }
}
