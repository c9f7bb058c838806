package deskbridge.demo.chaos;

import java.time.Duration;

/**
 * How much trouble.
 *
 * @param pair which messenger and which ticket system
 * @param events what people and agents do, in all
 * @param conversations requests among them
 * @param kills how often a hub is killed in the middle
 * @param troubles how often something else happens to a hub, its database, a remote or its webhooks
 * @param replicas how many hubs share the database
 * @param database {@value #SQLITE}, {@value #POSTGRESQL} for a server of the run's own, or a URL as in {@code DATABASE_URL}
 * @param seed the same seed makes the same events and troubles
 * @param rebuild whether the database is lost and rebuilt after it
 * @param pause between two events
 * @param patience how long to wait at the end while nothing arrives
 */
record ChaosPlan(
        ChaosPair pair,
        int events,
        int conversations,
        int kills,
        int troubles,
        int replicas,
        String database,
        long seed,
        boolean rebuild,
        Duration pause,
        Duration patience) {

    static final String SQLITE = "sqlite";
    static final String POSTGRESQL = "postgresql";
    private static final String REBUILD = "rebuild";

    ChaosPlan {
        if (events < 1 || conversations < 1 || conversations > events || kills < 0 || troubles < 0) {
            throw new IllegalArgumentException("Chaos needs events, and fewer conversations than events");
        }
        if (kills + troubles >= events) {
            throw new IllegalArgumentException("Chaos needs more events than kills and other troubles");
        }
        if (replicas < 1) {
            throw new IllegalArgumentException("Chaos needs a hub");
        }
        if (replicas > 1 && database.equals(SQLITE)) {
            throw new IllegalArgumentException("Several hubs share a PostgreSQL database: name it with --database");
        }
    }

    /** Everything that must be told to run it once more, as one argument: {@code pachca-tracker,2000,60,10,12,1,sqlite,1}. */
    String written() {
        return "%s,%d,%d,%d,%d,%d,%s,%d%s"
                .formatted(
                        pair.written(),
                        events,
                        conversations,
                        kills,
                        troubles,
                        replicas,
                        database,
                        seed,
                        rebuild ? "," + REBUILD : "");
    }

    /**
     * What {@link #written} wrote.
     *
     * @throws IllegalArgumentException when it is nothing of the kind
     */
    static ChaosPlan read(String written, Duration pause, Duration patience) {
        String[] parts = written.split(",", -1);
        boolean rebuild = parts.length == 9 && parts[8].equals(REBUILD);
        if (parts.length != 8 && !rebuild) {
            throw new IllegalArgumentException("A run is written as "
                    + new ChaosPlan(ChaosPair.PACHCA_TRACKER, 2000, 60, 10, 12, 1, SQLITE, 1, false, pause, patience)
                            .written());
        }
        return new ChaosPlan(
                ChaosPair.named(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]),
                parts[6],
                Long.parseLong(parts[7]),
                rebuild,
                pause,
                patience);
    }
}
