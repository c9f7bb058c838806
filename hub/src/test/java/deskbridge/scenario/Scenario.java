package deskbridge.scenario;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An office with one running hub, on each database in turn. */
@ParameterizedClass(name = "{0}")
@EnumSource(Database.class)
abstract class Scenario {

    @Parameter
    Database database = Database.SQLITE;

    @TempDir
    Path folder;

    Office office;
    HubProcess hub;

    @BeforeEach
    void open() {
        office = new Office();
        hub = office.hub(office.bot, database.empty("hub", folder), folder);
        hub.start();
        settle();
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** Lets webhooks arrive and the hub work until nothing is left to do but what waits for longer than a few seconds. */
    final void settle() {
        office.settle();
    }

    /** Time passes, and what was waiting for it happens. */
    final void later(Duration step) {
        office.clock.advance(step);
        settle();
    }

    /** As long as it may take until something that no webhook told of is noticed: two minutes. */
    final void whenCaughtUp() {
        later(Duration.ofSeconds(60));
        later(Duration.ofSeconds(60));
    }

    /** Ivan asks in the support chat; returns his message. */
    final long asked(String words) {
        long request = office.ivan.writes(office.chat, words);
        settle();
        return request;
    }
}
