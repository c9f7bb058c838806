package deskbridge.scenario;

import deskbridge.store.jdbc.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;

/** What a hub may keep its memory in. Every scenario is played on each. */
enum Database {
    SQLITE {
        @Override
        String empty(String name, Path folder) {
            return "jdbc:sqlite:" + folder.resolve(name + ".db");
        }

        @Override
        Duration takeOver() {
            return Duration.ZERO;
        }
    },

    POSTGRES {
        @Override
        String empty(String name, Path folder) {
            return PostgresServer.emptyDatabase("scenario_" + name);
        }

        @Override
        Duration takeOver() {
            return Duration.ofSeconds(9);
        }
    };

    /** The URL of a database that holds nothing, as in {@code DATABASE_URL}. */
    abstract String empty(String name, Path folder);

    /** How long after a killed hub the next one may have to wait for what the dead one had begun. */
    abstract Duration takeOver();
}
