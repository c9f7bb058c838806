package deskbridge.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Where the hub keeps its state. */
public sealed interface DatabaseSettings {
    /** One file; its folder may not exist yet. */
    record Sqlite(Path file) implements DatabaseSettings {}

    /**
     * A PostgreSQL database.
     *
     * @param jdbcUrl {@code jdbc:postgresql://…} without user and password
     * @param user empty for the driver's own default
     * @param password empty when none is needed
     */
    record Postgres(String jdbcUrl, Optional<String> user, Optional<Secret> password) implements DatabaseSettings {}

    /** Reads {@code database}: its {@code url} in any usual form, else {@code host} with its companions, else our own file. */
    static DatabaseSettings read(Section root) {
        Section database = root.section("database");
        Optional<String> url = database.text("url");
        Optional<String> host = database.text("host");
        int port = database.port("port", 5432);
        Optional<String> name = database.text("name");
        Optional<String> user = database.text("user");
        Optional<Secret> password = database.secret("password");
        if (url.isPresent()) {
            DatabaseSettings parsed = DatabaseUrl.parse(url.get(), user, password)
                    .orElseGet(() -> {
                        database.fault("url", "must.database");
                        return DatabaseUrl.DEFAULT;
                    });
            if (parsed instanceof Postgres postgres) {
                postgres.password().ifPresent(database::keep);
            }
            return parsed;
        }
        if (host.isEmpty()) {
            return DatabaseUrl.DEFAULT;
        }
        String encoded = URLEncoder.encode(name.orElse("deskbridge"), StandardCharsets.UTF_8);
        return new Postgres("jdbc:postgresql://" + host.get() + ":" + port + "/" + encoded, user, password);
    }
}
