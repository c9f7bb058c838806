package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database refuses for itself, though it takes everything else, ends as a dead letter and stops nobody. */
final class PoisonTest {

    @TempDir
    private Path folder;

    private Office office;
    private HubProcess hub;
    private String database;

    @BeforeEach
    void open() {
        office = new Office();
        database = Database.SQLITE.empty("poison", folder);
        hub = office.hub(office.bot, database, folder);
        hub.start();
        office.settle();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aDeliveryThatCannotBeKeptIsGivenUpAndOthersAreWorked() throws SQLException {
        refusing("before insert on conversation");
        office.ivan.writes(office.chat, "Не работает принтер");
        later();

        assertThat(hub.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("fault of the hub"));
        taking();
        office.ivan.writes(office.chat, "Не работает телефон");
        office.settle();
        assertThat(office.tickets()).hasSize(1);
    }

    @Test
    void anEffectThatCannotBeKeptIsGivenUpAndOthersAreWorked() throws SQLException {
        refusing("before update on conversation when new.ticket_key is not null");
        office.ivan.writes(office.chat, "Не работает принтер");
        later();

        assertThat(office.tickets()).hasSize(1);
        assertThat(hub.deadLetters())
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.reason()).contains("fault of the hub"));
        assertThat(hub.store().journal().backlog(office.clock.instant()).commands())
                .isZero();
        taking();
        long request = office.ivan.writes(office.chat, "Не работает телефон");
        office.settle();
        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    /** Longer than a fault of ours is tried again. */
    private void later() {
        for (int minute = 0; minute < 10; minute++) {
            office.settle();
            office.clock.advance(Duration.ofMinutes(1));
        }
        office.settle();
    }

    private void refusing(String when) throws SQLException {
        execute("create trigger poison %s begin select raise(abort, 'no'); end".formatted(when));
    }

    private void taking() throws SQLException {
        execute("drop trigger poison");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
