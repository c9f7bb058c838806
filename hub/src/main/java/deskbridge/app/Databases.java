package deskbridge.app;

import deskbridge.settings.DatabaseSettings;
import deskbridge.settings.Secret;
import deskbridge.store.Store;
import deskbridge.store.jdbc.JdbcStore;

/** Opens the configured database. */
public final class Databases {

    private static final int CONNECTIONS = 10;

    private Databases() {}

    /** @throws deskbridge.store.StoreException when it cannot be opened, with the cure */
    public static Store open(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> JdbcStore.sqlite(sqlite.file());
            case DatabaseSettings.Postgres postgres ->
                JdbcStore.postgres(
                        postgres.jdbcUrl(),
                        postgres.user().orElse(""),
                        postgres.password().map(Secret::reveal).orElse(""),
                        CONNECTIONS);
        };
    }
}
