package deskbridge.demo.bench;

import deskbridge.demo.bench.StoredBench.Place;
import deskbridge.settings.DatabaseSettings;
import deskbridge.settings.DatabaseSettings.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The databases that a past can be put into. */
final class Places {

    private Places() {}

    /** A file that is not there yet. */
    static Place sqlite(Path file) {
        return new Place() {
            @Override
            public String url() {
                return "jdbc:sqlite:" + file;
            }

            @Override
            public DatabaseSettings settings() {
                return new DatabaseSettings.Sqlite(file);
            }

            @Override
            public Connection connect() throws SQLException {
                return DriverManager.getConnection(url());
            }

            @Override
            public boolean isPostgres() {
                return false;
            }

            @Override
            public List<Long> processes() {
                return List.of();
            }
        };
    }

    /** An empty database made for the purpose. */
    static Place postgres(String url, Postgres settings, EmptyPostgres database) {
        return new Place() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public DatabaseSettings settings() {
                return settings;
            }

            @Override
            public Connection connect() throws SQLException {
                return database.connect();
            }

            @Override
            public boolean isPostgres() {
                return true;
            }

            @Override
            public List<Long> processes() {
                return database.processes();
            }
        };
    }
}
