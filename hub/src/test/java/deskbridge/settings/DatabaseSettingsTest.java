package deskbridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseSettingsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlite:data/my.db, data/my.db",
        "jdbc:sqlite:/var/my.db?journal_mode=WAL, /var/my.db",
        "sqlite:///data/okdesk_bot.db, data/okdesk_bot.db",
        "sqlite:////app/data/okdesk_bot.db, /app/data/okdesk_bot.db",
        "sqlite+aiosqlite:///bot.db, bot.db",
    })
    void everyWayToNameAFileIsUnderstood(String url, String file) {
        assertThat(read(Map.of("DATABASE_URL", url))).isEqualTo(new DatabaseSettings.Sqlite(Path.of(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/app, jdbc:postgresql://db/app, '', ''",
        "jdbc:postgresql://db:5433/app?user=me&password=s%40c&sslmode=require,"
                + " jdbc:postgresql://db:5433/app?sslmode=require, me, s@c",
        "postgresql://me:secret@db:5432/app, jdbc:postgresql://db:5432/app, me, secret",
        "postgres://me:se%3Acr%2Bet@db/app?application_name=x,"
                + " jdbc:postgresql://db/app?application_name=x, me, se:cr+et",
        "postgresql+asyncpg://me:p@ss:w/rd@db/app?ssl=require, jdbc:postgresql://db/app?sslmode=require, me, p@ss:w/rd",
        "postgresql://me@[::1]:5432/app, jdbc:postgresql://[::1]:5432/app, me, ''",
        "'postgresql://a:b@one:1,two:2/app?targetServerType=primary',"
                + " 'jdbc:postgresql://one:1,two:2/app?targetServerType=primary', a, b",
    })
    void everyWayToNameAServerIsUnderstood(String url, String jdbc, String user, String password) {
        assertThat(read(Map.of("DATABASE_URL", url)))
                .isInstanceOfSatisfying(DatabaseSettings.Postgres.class, postgres -> {
                    assertThat(postgres.jdbcUrl()).isEqualTo(jdbc);
                    assertThat(postgres.user().orElse("")).isEqualTo(user);
                    assertThat(postgres.password().map(Secret::reveal).orElse(""))
                            .isEqualTo(password);
                    assertThat(postgres.toString()).doesNotContain("secret");
                });
    }

    @Test
    void thePiecesOfTheOlderBotMakeAUrl() {
        Map<String, String> pieces = new HashMap<>(Map.of(
                "POSTGRES_HOST",
                "postgres",
                "POSTGRES_DB",
                "okdesk_bot",
                "POSTGRES_USER",
                "okdesk_user",
                "POSTGRES_PASSWORD",
                "changeme123"));
        assertThat(read(pieces))
                .isEqualTo(new DatabaseSettings.Postgres(
                        "jdbc:postgresql://postgres:5432/okdesk_bot",
                        Optional.of("okdesk_user"),
                        Optional.of(Secret.of("changeme123"))));

        pieces.put("POSTGRES_HOST", "sqlite");
        assertThat(read(pieces)).isEqualTo(DatabaseUrl.DEFAULT);
    }

    @Test
    void aWholeUrlWinsOverPieces() {
        assertThat(read(Map.of("POSTGRES_HOST", "postgres", "DATABASE_URL", "sqlite:///a.db")))
                .isEqualTo(new DatabaseSettings.Sqlite(Path.of("a.db")));
    }

    @Test
    void withoutAWordItIsOurOwnFile() {
        assertThat(read(Map.of())).isEqualTo(new DatabaseSettings.Sqlite(Path.of("data/deskbridge.db")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://u:hidden@h/db", "jdbc:sqlite::memory:", "sqlite://", "postgresql://u:hidden@h", "x"})
    void otherDatabasesAreRefusedWithoutRepeatingTheUrl(String url) {
        Settings settings = Settings.load(Map.of("DATABASE_URL", url), folder, Optional.empty());
        DatabaseSettings.read(settings.root());

        assertThat(settings.faults().all()).singleElement().satisfies(fault -> {
            assertThat(fault.where()).isEqualTo("DATABASE_URL");
            assertThat(fault.problem()).contains("jdbc:sqlite:").doesNotContain("hidden");
        });
    }

    private DatabaseSettings read(Map<String, String> environment) {
        Settings settings = Settings.load(environment, folder, Optional.empty());
        DatabaseSettings database = DatabaseSettings.read(settings.root());
        assertThat(settings.faults().all()).isEmpty();
        return database;
    }
}
