package deskbridge.demo.chaos;

import deskbridge.demo.hub.HubProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the hubs of a run keep their state in, and what can happen to it. Open until closed. */
sealed interface Memory extends AutoCloseable permits SqliteFile, PostgresDatabase {

    /** As in {@code DATABASE_URL}. */
    String url();

    /**
     * What happens to it, once of each kind that is possible here.
     *
     * @param hubs those that use it
     */
    List<Trouble> troubles(List<HubProcess> hubs);

    /** Everything in it is gone, as if nobody had made a copy; the hubs are stopped. */
    void lose();

    /** What of it is not possible here, with the reason; empty when all is. */
    List<String> leftOut();

    @Override
    void close();

    /**
     * Opens it.
     *
     * @param named as in {@link ChaosPlan#database}
     * @param folder for files
     * @throws IllegalStateException when a server is wanted and there is none here
     */
    static Memory open(String named, Path folder) {
        return switch (named) {
            case ChaosPlan.SQLITE -> new SqliteFile(folder);
            case ChaosPlan.POSTGRESQL -> PostgresDatabase.onServer(PostgresServer.start(folder));
            default -> PostgresDatabase.at(named);
        };
    }

    /** Where {@code trace} finds it. */
    default Map<String, String> variables() {
        return Map.of("DATABASE_URL", url());
    }
}
