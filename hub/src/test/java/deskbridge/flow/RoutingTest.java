package deskbridge.flow;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ConnectionId;
import deskbridge.flow.IntakeForm.Category;
import deskbridge.flow.Routing.Request;
import deskbridge.flow.Routing.Routed;
import deskbridge.flow.RoutingRule.Then;
import deskbridge.flow.RoutingRule.When;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rule fires, and where the request goes then. */
class RoutingTest {

    private static final ConnectionId TRACKER = Cast.DESK;
    private static final ConnectionId OKDESK = new ConnectionId("okdesk");
    private static final ConnectionId TELEGRAM = new ConnectionId("telegram");
    private static final Category NETWORK = new Category("net", "Network", "NET", "incident", null);

    private static Then to(@Nullable ConnectionId desk, @Nullable String queue) {
        return new Then(desk, queue, null, null, null);
    }

    private static When words(String... words) {
        return new When(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Stream.of(words).map(Clue::parse).toList());
    }

    private static When chat(String id) {
        return new When(Set.of(), Set.of(id), Set.of(), Set.of(), Set.of(), List.of());
    }

    private static When tag(String tag) {
        return new When(Set.of(), Set.of(), Set.of(Wording.tag(tag)), Set.of(), Set.of(), List.of());
    }

    private static When category(String code) {
        return new When(Set.of(), Set.of(), Set.of(), Set.of(code), Set.of(), List.of());
    }

    private static When domain(String domain) {
        return new When(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(domain), List.of());
    }

    private static Request says(String text) {
        return new Request("7", null, "anna@example.com", Wording.of(text));
    }

    private static Request of(Category category) {
        return new Request("7", category, null, Wording.of("It is slow"));
    }

    private static Routed route(Request request, RoutingRule... rules) {
        return Routing.of(Cast.CHANNEL, TRACKER, List.of(rules)).route(request);
    }

    private static boolean fits(When when, Request request) {
        return route(request, new RoutingRule("it", when, to(OKDESK, null))).rule() != null;
    }

    @Test
    void firstRuleThatFitsWins() {
        var printers = new RoutingRule("printers", words("printer"), to(OKDESK, "1"));
        var paper = new RoutingRule("paper", words("printer", "paper"), to(OKDESK, "2"));

        assertThat(route(says("The printer is out of paper"), printers, paper))
                .isEqualTo(new Routed(OKDESK, "1", null, null, null, "printers", "rule printers (words printer)"));
        assertThat(route(says("The printer is out of paper"), paper, printers).rule())
                .isEqualTo("paper");
        assertThat(route(says("No paper"), printers, paper).queue()).isEqualTo("2");
    }

    @Test
    void whatNoRuleFitsGoesToTheChannelsOwnDesk() {
        assertThat(route(says("Hello"), new RoutingRule("printers", words("printer"), to(OKDESK, "1"))))
                .isEqualTo(new Routed(TRACKER, null, null, null, null, null, "the default"));
        assertThat(Routing.to(TRACKER).route(says("Hello")).desk()).isEqualTo(TRACKER);
    }

    @Test
    void ruleWithoutADeskStaysAtTheChannelsOwn() {
        var routed = route(
                says("Hello"), new RoutingRule("all", When.ALWAYS, new Then(null, "A", "bug", "critical", "boris")));

        assertThat(routed)
                .isEqualTo(new Routed(TRACKER, "A", "bug", "critical", "boris", "all", "rule all (every request)"));
        assertThat(routed.fields()).containsEntry("priority", "critical");
    }

    @Test
    void everyConditionMustBeMet() {
        var when = new When(
                Set.of(),
                Set.of("7", "8"),
                Set.of("net"),
                Set.of(),
                Set.of("example.com"),
                List.of(Clue.parse("slow")));

        assertThat(fits(when, says("Slow #net"))).isTrue();
        assertThat(fits(when, says("Slow net"))).isFalse();
        assertThat(fits(when, says("Fast #net"))).isFalse();
        assertThat(fits(when, new Request("9", null, "a@example.com", Wording.of("Slow #net"))))
                .isFalse();
        assertThat(fits(when, new Request("7", null, "a@example.org", Wording.of("Slow #net"))))
                .isFalse();
    }

    @Test
    void chatIsToldByItsId() {
        assertThat(fits(chat("7"), says("Hello"))).isTrue();
        assertThat(fits(chat("77"), says("Hello"))).isFalse();
    }

    @Test
    void tagsAreWordsBehindTheirSign() {
        assertThat(fits(tag("#Сеть"), says("не работает #сеть!"))).isTrue();
        assertThat(fits(tag("сеть"), says("не работает сеть"))).isFalse();
        assertThat(fits(tag("сеть"), says("#сеть-офис"))).isFalse();
        assertThat(fits(tag("съёмка"), says("#Съемка"))).isTrue();
        assertThat(fits(tag("top"), says("https://example.org/page#top"))).isFalse();
        assertThat(fits(tag("top"), says("https://example.org/#top"))).isFalse();
    }

    @Test
    void requesterIsToldByWhatStandsBehindTheAt() {
        assertThat(fits(domain("example.com"), says("Hello"))).isTrue();
        assertThat(fits(domain("example.com"), new Request("7", null, "a@Example.COM", Wording.of(""))))
                .isTrue();
        assertThat(fits(domain("example.com"), new Request("7", null, "a@my.example.com", Wording.of(""))))
                .isFalse();
        assertThat(fits(domain("example.com"), new Request("7", null, null, Wording.of(""))))
                .isFalse();
    }

    @Test
    void categoryIsThatOfTheForm() {
        assertThat(fits(category("net"), of(NETWORK))).isTrue();
        assertThat(fits(category("net"), says("net"))).isFalse();
    }

    @Test
    void categorysOwnDestinationWinsOverTheRule() {
        var rule = new RoutingRule("slow", words("slow"), new Then(null, "SPEED", "task", null, "boris"));

        assertThat(route(of(NETWORK), rule))
                .extracting(Routed::queue, Routed::type, Routed::assignee)
                .containsExactly("NET", "incident", "boris");
    }

    @Test
    void ruleThatNamesTheCategoryWinsOverIt() {
        var rule = new RoutingRule("network", category("net"), new Then(null, "SPEED", null, null, "boris"));

        assertThat(route(of(NETWORK), rule))
                .extracting(Routed::queue, Routed::type, Routed::assignee)
                .containsExactly("SPEED", "incident", "boris");
    }

    @Test
    void categorySpeaksOfTheChannelsOwnDeskAlone() {
        var routed = route(of(NETWORK), new RoutingRule("slow", words("slow"), to(OKDESK, null)));

        assertThat(routed).extracting(Routed::desk, Routed::queue, Routed::type).containsExactly(OKDESK, null, null);
    }

    @Test
    void rulesOfOtherChannelsAreNotLookedAt() {
        var when = new When(Set.of(TELEGRAM), Set.of(), Set.of(), Set.of(), Set.of(), List.of());
        var rule = new RoutingRule("telegram", when, to(OKDESK, null));

        assertThat(route(says("Hello"), rule).desk()).isEqualTo(TRACKER);
        assertThat(Routing.of(Cast.CHANNEL, TRACKER, List.of(rule)).desks()).containsExactly(TRACKER);
        assertThat(Routing.of(TELEGRAM, TRACKER, List.of(rule)).desks()).containsExactly(TRACKER, OKDESK);
    }

    @Test
    void channelReachesEachDeskOnce() {
        var rules = List.of(
                new RoutingRule("a", words("a"), to(OKDESK, null)),
                new RoutingRule("b", words("b"), to(TRACKER, "B")),
                new RoutingRule("c", words("c"), to(OKDESK, "C")),
                new RoutingRule("d", words("d"), to(null, "D")));

        assertThat(Routing.of(Cast.CHANNEL, TRACKER, rules).desks()).containsExactly(TRACKER, OKDESK);
    }

    @Test
    void expressionThatTakesTooLongCountsAsMissingAndIsTold() {
        var endless = new RoutingRule("endless", words("/(a+)+b/"), to(OKDESK, null));

        assertThat(route(says("a".repeat(5000)), endless))
                .isEqualTo(new Routed(
                        TRACKER,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "the default; an expression of rule endless took too long"));
    }

    @Test
    void ruleCoversThoseThatAskForMore() {
        assertThat(When.ALWAYS.covers(words("printer"))).isTrue();
        assertThat(words("printer").covers(When.ALWAYS)).isFalse();
        assertThat(words("printer", "paper").covers(words("paper"))).isTrue();
        assertThat(words("paper").covers(words("printer", "paper"))).isFalse();
        assertThat(words("paper").covers(chat("7"))).isFalse();
        assertThat(chat("7").covers(chat("7"))).isTrue();
    }
}
