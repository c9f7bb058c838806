package deskbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.app.Hub;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.settings.Settings;
import deskbridge.store.Delivery;
import deskbridge.store.Handed;
import deskbridge.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;

/** What people write to do harm is shown to operators and visitors as they wrote it, in a real browser, and nothing of it runs. */
class HostileWordsBrowserTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** Each would mark the window, if it ran. */
    private static final List<String> WORDS = List.of(
            "<script>window.harmed=1</script>",
            "<img src=x onerror=window.harmed=1>",
            "\"><svg onload=window.harmed=1>",
            "' autofocus onfocus=window.harmed=1 x='",
            "</td></table><iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
            "<a href=\"javascript:window.harmed=1\">нажми</a>",
            "[нажми](javascript:window.harmed=1)",
            "{{constructor.constructor('window.harmed=1')()}}",
            "\u202Eexe.gnp\u202C \u2066скрыто\u2069",
            "\uFFFD\uFEFF&lt;b&gt; &#60;b&#62;");

    private static final String FOREIGN = "script:not([src]), iframe, svg[onload], img[onerror], [onfocus], [onload],"
            + " [onerror], a[href^='javascript']";

    @TempDir
    private Path folder;

    private static void nothingRan(Browser browser) {
        var page = (JavascriptExecutor) browser.driver();
        assertThat(page.executeScript("return window.harmed === undefined")).isEqualTo(true);
        assertThat(browser.driver().findElements(By.cssSelector(FOREIGN))).isEmpty();
    }

    private static String shown(Browser browser) {
        return String.valueOf(
                ((JavascriptExecutor) browser.driver()).executeScript("return document.documentElement.textContent"));
    }

    /** Deliveries, dead letters, steps and an audit, all in hostile words. */
    private static void remembersHostileThings(Store store) {
        var pachca = new ConnectionId("pachca");
        for (String words : WORDS) {
            store.inbox().accept(List.of(new Envelope(pachca, words, words, words, words)), NOW);
            Handed<Delivery> handed =
                    store.inbox().take(NOW, Duration.ofMinutes(1), 1).getFirst();
            store.transact(unit -> {
                unit.park(handed.claim(), handed.entry(), "Отказ: " + words, NOW);
                return handed;
            });
        }
        store.keep(
                "audit-report",
                "2026-03-02T08:00:00Z 7 40 %d 0 0%n".formatted(WORDS.size()) + String.join("\n", WORDS));
    }

    private Hub hub() {
        return Hub.listening(
                Settings.load(
                        Map.of(
                                "HOST", "127.0.0.1",
                                "PORT", "0",
                                "ADMIN_PORT", "0",
                                "DATABASE_URL", "jdbc:sqlite:" + folder.resolve("hostile.db"),
                                "PACHCA_API_TOKEN", "token",
                                "PACHCA_API_URL", "http://127.0.0.1:9",
                                "PACHCA_WEBHOOK_SECRET", "secret",
                                "TRACKER_API_TOKEN", "token",
                                "TRACKER_API_URL", "http://127.0.0.1:9",
                                "TRACKER_ORG_ID", "1"),
                        folder,
                        Optional.empty()),
                InstantSource.fixed(NOW));
    }

    @Test
    void operatorsSeeHostileWordsOnEveryAdminPageAndNothingRuns() {
        try (Hub hub = hub()) {
            remembersHostileThings(hub.store());
            String root = "http://127.0.0.1:" + hub.adminPort();
            try (Browser browser =
                    Browser.open(URI.create(root + hub.adminLink().orElseThrow()), 1440, 900, false)) {
                browser.find("h1", "Deskbridge");
                assertThat(browser.driver().findElements(By.cssSelector("form")))
                        .hasSize(2 * WORDS.size());
                browser.driver().findElements(By.cssSelector("summary")).forEach(summary -> summary.click());
                nothingRan(browser);
                // Reason and content of the dead letter, its kind there and in the journal, and the audit's line.
                WORDS.forEach(words -> assertThat(shown(browser).split(Pattern.quote(words), -1))
                        .as(words)
                        .hasSizeGreaterThanOrEqualTo(6));
                browser.picture("hostile-admin");

                for (String path : List.of("/api/dead-letters", "/api/trace/in-1", "/api/audit")) {
                    browser.driver().get(root + path);
                    nothingRan(browser);
                    assertThat(shown(browser)).contains("window.harmed=1");
                }
            }
        }
    }

    @Test
    void visitorsSeeHostileWordsOnThePlayPageAndNothingRuns() throws IOException {
        try (Sandbox sandbox = Sandbox.open(folder)) {
            Browser browser = sandbox.browser();
            // As many as the page's own patience sees through the remotes' limits.
            for (String words : WORDS.subList(0, 3)) {
                browser.say("#pachca-write", "Заявка " + words);
            }
            browser.find(".queue button", "Заявка <script>");
            nothingRan(browser);
            for (int i = 0; i < WORDS.size(); i++) {
                browser.say("#tracker-comment", WORDS.get(i));
                browser.say("#pachca-reply", WORDS.get(i) + " №" + i);
                // One after the other: all at once would be more than the remotes' limits let through in time.
                browser.find(".comment", "№" + i);
            }
            Path file = Files.writeString(folder.resolve("\"><img src=x onerror=window.harmed=1>.txt"), "x");
            browser.attach("#pachca-reply-files", file);
            browser.find(".thread .file", "<img src=x onerror=window.harmed=1>");
            browser.say("#pachca-reply", "последнее");
            browser.find(".comment", "последнее");
            browser.find(".thread .message", "<img src=x onerror=window.harmed=1>");
            nothingRan(browser);
            browser.picture("hostile-play");
        }
    }
}
