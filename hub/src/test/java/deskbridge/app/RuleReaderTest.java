package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ConnectionId;
import deskbridge.flow.Clue;
import deskbridge.flow.IntakeForm;
import deskbridge.flow.RoutingRule;
import deskbridge.flow.RoutingRule.Then;
import deskbridge.settings.Faults.Fault;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Route;
import deskbridge.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules as people write them. */
final class RuleReaderTest {

    private static final Map<String, String> FOUR = Map.of(
            "PACHCA_API_TOKEN", "p",
            "TRACKER_API_TOKEN", "t",
            "OKDESK_API_TOKEN", "o",
            "TELEGRAM_BOT_TOKEN", "1:b",
            "LANGUAGE", "en");

    @TempDir
    private Path folder;

    private record Reading(Settings settings, GeneralSettings general, List<RoutingRule> rules) {

        List<String> faults() {
            return settings.faults().all().stream().map(Fault::toString).toList();
        }

        List<String> warnings() {
            return settings.faults().warnings().stream().map(Fault::toString).toList();
        }
    }

    private Reading read(String yaml) throws IOException {
        return read(yaml, FOUR);
    }

    private Reading read(String yaml, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("deskbridge.yaml"), yaml);
        Settings settings = Settings.load(environment, folder, Optional.empty());
        GeneralSettings general = GeneralSettings.read(settings);
        IntakeForm form = FormReader.read(settings.root(), Locale.ENGLISH);
        return new Reading(settings, general, RuleReader.read(settings.root(), general, form));
    }

    @Test
    void aRuleSaysWhenAndThen() throws IOException {
        var reading = read("""
                routes:
                  - pachca=okdesk
                  - telegram=tracker
                  - name: network
                    when:
                      channel: pachca
                      chat: [100, 200]
                      tag: ["#Сеть", впн]
                      category: internet-wired, Telephony
                      email-domain: "@Example.org"
                      words: [не работает, "/vpn\\\\d{1,2}/"]
                    then: {desk: tracker, queue: NET, type: incident, priority: critical, assignee: petrov}
                """);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.general().routes())
                .containsExactly(new Route("pachca", "okdesk"), new Route("telegram", "tracker"));
        RoutingRule rule = reading.rules().getFirst();
        assertThat(rule.name()).isEqualTo("network");
        assertThat(rule.when().channels()).isEqualTo(Set.of(new ConnectionId("pachca")));
        assertThat(rule.when().chats()).isEqualTo(Set.of("100", "200"));
        assertThat(rule.when().tags()).isEqualTo(Set.of("сеть", "впн"));
        assertThat(rule.when().categories()).isEqualTo(Set.of("internet-wired", "telephony"));
        assertThat(rule.when().domains()).isEqualTo(Set.of("example.org"));
        assertThat(rule.when().words()).extracting(Clue::written).containsExactly("не работает", "/vpn\\d{1,2}/");
        assertThat(rule.then())
                .isEqualTo(new Then(new ConnectionId("tracker"), "NET", "incident", "critical", "petrov"));
    }

    @Test
    void oneExpressionMayHoldCommasWithoutAList() throws IOException {
        var reading = read("""
                routes:
                  - {name: a, when: {words: '/x{1,2}/'}, then: {queue: A}}
                """);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.rules().getFirst().when().words())
                .extracting(Clue::written)
                .containsExactly("/x{1,2}/");
    }

    @Test
    void theVariableReplacesThePairsAndLeavesTheRules() throws IOException {
        var environment = new HashMap<>(FOUR);
        environment.put("ROUTES", "pachca=okdesk,telegram=tracker");
        var reading = read("""
                routes:
                  - pachca=tracker
                  - telegram=okdesk
                  - {name: a, when: {words: [x]}, then: {queue: A}}
                """, environment);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.general().routes())
                .containsExactly(new Route("pachca", "okdesk"), new Route("telegram", "tracker"));
        assertThat(reading.rules()).extracting(RoutingRule::name).containsExactly("a");
    }

    @Test
    void rulesAloneLeaveEachChannelItsUsualDesk() throws IOException {
        var reading = read("routes: [{name: a, then: {desk: okdesk}}]");

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.general().routes())
                .containsExactlyInAnyOrder(new Route("pachca", "tracker"), new Route("telegram", "okdesk"));
    }

    @Test
    void everyFaultIsToldAtOnceByItsPlace() throws IOException {
        var reading = read("""
                routes:
                  - name: a
                    when: {channel: icq, category: gardening, words: ["/(/", "?"], tag: "two words", email-domain: a@b}
                    then: {desk: jira}
                  - when: {chat: 1}
                  - {name: a, wen: {}, then: {queue: A}}
                  - [nested]
                """);
        reading.settings().root().section("connections").ignoreRest();

        assertThat(reading.faults())
                .hasSize(11)
                .anyMatch(it -> it.startsWith("routes.0.when.channel (deskbridge.yaml:3)")
                        && it.contains("one of pachca, telegram"))
                .anyMatch(it -> it.contains("routes.0.when.category") && it.contains("telephony"))
                .anyMatch(it -> it.contains("routes.0.when.words") && it.contains("is no regular expression"))
                .anyMatch(it -> it.contains("routes.0.when.words") && it.contains("letter or a digit"))
                .anyMatch(it -> it.contains("routes.0.when.tag"))
                .anyMatch(it -> it.contains("routes.0.when.email-domain"))
                .anyMatch(it -> it.contains("routes.0.then.desk") && it.contains("one of okdesk, tracker"))
                .anyMatch(it -> it.startsWith("routes.1.name (deskbridge.yaml): is missing"))
                .anyMatch(it -> it.startsWith("routes.1.then (deskbridge.yaml): must set"))
                .anyMatch(it -> it.contains("routes.2.name") && it.contains("another rule"))
                .anyMatch(it -> it.startsWith("routes.3 (deskbridge.yaml:7)"));
    }

    @Test
    void aRuleBehindOneThatTakesEverythingIsWarnedAbout() throws IOException {
        var reading = read("""
                routes:
                  - {name: printers, when: {words: [printer, paper]}, then: {queue: A}}
                  - {name: paper, when: {words: [paper], chat: 1}, then: {queue: B}}
                  - {name: rest, then: {queue: C}}
                  - {name: late, when: {chat: 2}, then: {queue: D}}
                """);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.warnings())
                .satisfiesExactly(
                        paper -> assertThat(paper).contains("routes.1.when").contains("the rule printers takes"),
                        late -> assertThat(late).contains("routes.3.when").contains("the rule rest takes"));
    }
}
