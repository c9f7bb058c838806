package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.tracker.TrackerSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The older Pachca bot's {@code .env} starts the hub unchanged, and its address and its trigger go on to work. */
final class OlderEnvTest extends Scenario {

    /** What the older bot wanted, by its own names; only the hosts are others here. */
    private void olderEnv() throws IOException {
        Files.writeString(folder.resolve(".env"), """
                PACHKA_API_TOKEN=%s
                WEBHOOK_SECRET=%s
                BOT_USER_ID=0
                TRACKER_CREATE_URL=%s/v2/issues/
                TRACKER_API_TOKEN=%s
                TRACKER_ORG_ID=%s
                TRACKER_CLOUD_ORG_ID=
                TRACKER_BASIC_USER=
                TRACKER_BASIC_PASSWORD=
                Y360_OAUTH=
                Y360_ORG_ID=
                """.formatted(
                        office.bot.token(),
                        office.bot.signingSecret(),
                        office.tracker.uri(),
                        TrackerSeed.ROBOT_TOKEN,
                        TrackerSeed.ORG_ID));
        List.of(
                        "PACHCA_API_TOKEN",
                        "PACHCA_WEBHOOK_SECRET",
                        "TRACKER_API_TOKEN",
                        "TRACKER_API_URL",
                        "TRACKER_ORG_ID",
                        "TRACKER_WEBHOOK_SECRET")
                .forEach(hub::without);
    }

    @Test
    void theOlderFileIsEnough() throws IOException {
        olderEnv();
        office.triggers = (tracker, url) -> tracker.triggers().installOlderBot(url.resolve("/"));
        hub.restart();
        office.bot.webhookUrl(hub.url("/"));
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();

        assertThat(office.ticket().queue()).isEqualTo("SERVICEDESK");
        assertThat(office.ticket().tags()).containsExactly("Создана в Пачке");
        assertThat(office.comments()).hasSize(2);
        assertThat(office.saidAfterTheCard(request)).hasSize(1);
    }
}
