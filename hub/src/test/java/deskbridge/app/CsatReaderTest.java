package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.flow.CsatPolicy;
import deskbridge.flow.CsatPolicy.Times;
import deskbridge.settings.Faults.Fault;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy of ratings as people write it. */
final class CsatReaderTest {

    private static final Map<String, String> PAIR =
            Map.of("PACHCA_API_TOKEN", "p", "TRACKER_API_TOKEN", "t", "AGENTS_CHAT", "pachca:42");

    @TempDir
    private Path folder;

    private record Reading(Settings settings, CsatPolicy policy) {

        List<String> faults() {
            return settings.faults().all().stream().map(Fault::toString).toList();
        }
    }

    private Reading read(String yaml, Map<String, String> more) throws IOException {
        Files.writeString(folder.resolve("deskbridge.yaml"), yaml);
        var environment = new HashMap<>(PAIR);
        environment.putAll(more);
        environment.put("LANGUAGE", "en");
        Settings settings = Settings.load(environment, folder, Optional.empty());
        return new Reading(settings, CsatReader.read(GeneralSettings.read(settings), settings.root()));
    }

    @Test
    void nothingNeedsToBeWritten() throws IOException {
        var reading = read("", Map.of());

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.policy().enabled()).isTrue();
        assertThat(reading.policy().times()).isEqualTo(Times.USUAL);
        assertThat(reading.policy().statuses())
                .containsExactlyInAnyOrder("resolved", "closed", "completed", "done", "finished", "solved");
        assertThat(reading.policy().sample()).isEqualTo(100);
        assertThat(reading.policy().agents()).isEqualTo(new ChatRef(new ConnectionId("pachca"), "42"));
    }

    @Test
    void everythingCanBeWritten() throws IOException {
        var reading = read("""
                csat:
                  enabled: false
                  delay: 10m
                  reminder: 12h
                  expiry: 3d
                  change: 1h
                  cooldown: 14d
                  sample: 25
                  only: {types: [incident], groups: [SD, NET], chats: [100]}
                  thanks: [спасибо, cheers]
                  time-zone: Europe/Moscow
                """, Map.of("CSAT_STATUSES", "Resolved, won"));

        assertThat(reading.faults()).isEmpty();
        var policy = reading.policy();
        assertThat(policy.enabled()).isFalse();
        assertThat(policy.times())
                .isEqualTo(new Times(
                        Duration.ofMinutes(10),
                        Duration.ofHours(12),
                        Duration.ofDays(3),
                        Duration.ofHours(1),
                        Duration.ofDays(14)));
        assertThat(policy.sample()).isEqualTo(25);
        assertThat(policy.only().types()).containsExactly("incident");
        assertThat(policy.only().groups()).containsExactlyInAnyOrder("sd", "net");
        assertThat(policy.only().chats()).containsExactly("100");
        assertThat(policy.thanks()).containsExactlyInAnyOrder("спасибо", "cheers");
        assertThat(policy.statuses()).containsExactlyInAnyOrder("resolved", "won");
        assertThat(policy.zone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    }

    @Test
    void faultsAreNamed() throws IOException {
        var reading = read("""
                csat:
                  delay: 900d
                  reminder: 8d
                  sample: 101
                  time-zone: Mars
                """, Map.of());

        assertThat(reading.faults())
                .hasSize(4)
                .anySatisfy(fault -> assertThat(fault).contains("csat.delay").contains("a year at most"))
                .anySatisfy(fault -> assertThat(fault).contains("csat.reminder").contains("shorter than csat.expiry"))
                .anySatisfy(fault -> assertThat(fault).contains("csat.sample"))
                .anySatisfy(
                        fault -> assertThat(fault).contains("csat.time-zone").contains("time zone"));
    }

    @Test
    void aQuestionThatNobodyCouldAnswerIsAFault() throws IOException {
        assertThat(read("csat: {expiry: 0}", Map.of()).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("csat.expiry"));
    }
}
