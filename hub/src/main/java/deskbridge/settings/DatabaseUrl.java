package deskbridge.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The many ways to write the address of a database. */
final class DatabaseUrl {
    static final DatabaseSettings DEFAULT = new DatabaseSettings.Sqlite(Path.of("data", "deskbridge.db"));

    private static final Pattern SQLITE = Pattern.compile("(?:jdbc:sqlite:|sqlite(?:\\+\\w+)?:///)(?<file>[^?]+).*");
    private static final Pattern POSTGRES = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?(?:\\+\\w+)?://(?:(?<login>.*)@)?(?<place>[^@?/]+/[^?]+)(?:\\?(?<query>.*))?");

    private DatabaseUrl() {}

    static Optional<DatabaseSettings> parse(String url, Optional<String> user, Optional<Secret> password) {
        Matcher sqlite = SQLITE.matcher(url.strip());
        if (sqlite.matches()) {
            return sqlite(sqlite.group("file"));
        }
        Matcher postgres = POSTGRES.matcher(url.strip());
        return postgres.matches() ? Optional.of(postgres(postgres, user, password)) : Optional.empty();
    }

    private static Optional<DatabaseSettings> sqlite(String file) {
        return file.contains(":memory:") ? Optional.empty() : Values.file(file).map(DatabaseSettings.Sqlite::new);
    }

    private static DatabaseSettings postgres(Matcher url, Optional<String> user, Optional<Secret> password) {
        Optional<String> name = user;
        Optional<String> word = password.map(Secret::reveal);
        if (url.group("login") != null) {
            String login = url.group("login");
            int colon = login.indexOf(':');
            name = Optional.of(decoded(colon < 0 ? login : login.substring(0, colon)));
            word = colon < 0 ? word : Optional.of(decoded(login.substring(colon + 1)));
        }
        StringBuilder rest = new StringBuilder();
        for (String parameter : (url.group("query") == null ? "" : url.group("query")).split("&", -1)) {
            int equals = parameter.indexOf('=');
            String key = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            switch (key) {
                case "" -> {}
                case "user" -> name = Optional.of(decoded(value));
                case "password" -> word = Optional.of(decoded(value));
                // asyncpg's spelling, which the older bot's users may have
                case "ssl" -> append(rest, value.equals("true") ? "ssl=true" : "sslmode=" + value);
                default -> append(rest, parameter);
            }
        }
        return new DatabaseSettings.Postgres(
                "jdbc:postgresql://" + url.group("place") + rest,
                name,
                word.filter(text -> !text.isBlank()).map(Secret::of));
    }

    private static void append(StringBuilder rest, String parameter) {
        rest.append(rest.isEmpty() ? '?' : '&').append(parameter);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
