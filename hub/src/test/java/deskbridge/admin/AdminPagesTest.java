package deskbridge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.engine.WorkSignal;
import deskbridge.http.Handler;
import deskbridge.http.Request;
import deskbridge.http.Response;
import deskbridge.store.Delivery;
import deskbridge.store.Handed;
import deskbridge.store.Store;
import deskbridge.store.jdbc.JdbcStore;
import deskbridge.texts.Texts;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the admin listener shows of a database, and to whom. */
final class AdminPagesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:30Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String IMAGE = "\"><img src=x onerror='alert(1)'>";

    @TempDir
    private Path folder;

    private Store store;
    private Handler pages;
    private String cookie;

    @BeforeEach
    void open() {
        store = JdbcStore.sqlite(folder.resolve("admin.db"));
        var access = new AdminAccess(null, new Random(1), CLOCK);
        var words = Texts.beside(AdminRoutes.class, Locale.ENGLISH).all();
        pages = new AdminRoutes(store, new WorkSignal(), CLOCK, words)
                .handler(
                        access,
                        new Health(store, () -> NOW, CLOCK),
                        new MetricsPage(new PrometheusRegistry(), store, CLOCK));
        Response opened = ask("GET", access.oneTimePath().orElseThrow(), Map.of());
        cookie = opened.headers().getOrDefault("Set-Cookie", "").split(";", 2)[0];
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Response ask(String method, String path, Map<String, String> headers) {
        var all = new HashMap<String, List<String>>(Map.of("Host", List.of("127.0.0.1:8081")));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return pages.handle(Request.encoded(method, path, "", all, new byte[0], "127.0.0.1"));
    }

    private Response inside(String method, String path) {
        return ask(method, path, Map.of("Cookie", cookie));
    }

    /** A delivery of hostile words that was given up for hostile reasons. */
    private String deadLetter(String words) {
        store.inbox().accept(List.of(new Envelope(new ConnectionId("pachca"), "1", "lane", words, words)), NOW);
        Handed<Delivery> handed =
                store.inbox().take(NOW, Duration.ofMinutes(1), 1).getFirst();
        store.transact(unit -> {
            unit.park(handed.claim(), handed.entry(), "reason " + words, NOW);
            return handed;
        });
        return store.deadLetters().list(1, 0).getFirst().id();
    }

    @Test
    void whereNothingIsWrongThePageSaysSo() {
        Response page = inside("GET", "/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Everything was delivered.")
                .contains("None has ended yet.")
                .doesNotContain("<form")
                .doesNotContain("Differences");
        assertThat(page.headers().getOrDefault("Content-Security-Policy", ""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void thereIsNoAuditBeforeTheFirstHasEnded() {
        Response audit = inside("GET", "/api/audit");

        assertThat(audit.status()).isEqualTo(404);
        assertThat(audit.text()).isEqualTo("{\"error\":\"no audit has ended yet\"}");
    }

    @Test
    void whatTheLastAuditFoundIsShownUntilTheNextFoundItHealed() {
        store.keep("audit-report", "2026-03-02T08:59:00Z 7 40 2 1 3\n" + SCRIPT + "\nHELP-2: a comment is missing");

        assertThat(inside("GET", "/").text())
                .contains("<dt>Differences, being made good</dt><dd>2</dd>")
                .contains("<dt>Left as people made them</dt><dd>1</dd>")
                .contains("<dt>Conversations</dt><dd>7</dd>")
                .contains("<dt>Messages and comments</dt><dd>40</dd>")
                .contains("<dt>Could not be read</dt><dd>3</dd>")
                .contains("2026-03-02 08:59:00 UTC")
                .contains("<p>HELP-2: a comment is missing</p>")
                .contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        Response found = inside("GET", "/api/audit");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.headers().getOrDefault("Content-Type", "")).startsWith("application/json");
        assertThat(found.text())
                .contains("\"drift\":2", "\"left\":1", "\"unread\":3", "\"conversations\":7", "\"messages\":40")
                .contains("\"HELP-2: a comment is missing\"");

        store.keep("audit-report", "2026-03-02T09:00:00Z 7 41 0 0 0\n");

        assertThat(inside("GET", "/").text())
                .contains("<dt>Differences, being made good</dt><dd>0</dd>")
                .doesNotContain("HELP-2");
        assertThat(inside("GET", "/api/audit").text()).contains("\"drift\":0").contains("\"differences\":[]");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /api/audit",
        "GET, /api/dead-letters",
        "GET, /api/trace/in-1",
        "GET, /api/openapi.json",
        "POST, /dead-letters/discard/in-1",
        "POST, /dead-letters/redeliver/in-1",
        "POST, /api/dead-letters/discard/in-1",
        "POST, /api/dead-letters/redeliver/in-1"
    })
    void withoutTheSessionNothingIsShownAndNothingIsDone(String method, String path) {
        deadLetter(SCRIPT);

        for (String proof : List.of("", "deskbridge-admin=", "deskbridge-admin=" + "0".repeat(48), "x" + cookie)) {
            Response answer = ask(method, path, proof.isEmpty() ? Map.of() : Map.of("Cookie", proof));
            assertThat(answer.status()).as(proof).isEqualTo(401);
            assertThat(answer.text()).doesNotContain("alert");
        }
        assertThat(store.deadLetters().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dead-letters/discard/",
                "/dead-letters/redeliver/",
                "/api/dead-letters/discard/",
                "/api/dead-letters/redeliver/"
            })
    void aChangeThatAnotherSiteAsksForIsNotMade(String path) {
        String id = deadLetter("x");

        assertThat(ask("POST", path + id, Map.of("Cookie", cookie, "Origin", "http://evil.example"))
                        .status())
                .isEqualTo(403);
        assertThat(ask("POST", path + id, Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(ask("GET", path + id, Map.of("Cookie", cookie)).status()).isEqualTo(405);
        assertThat(store.deadLetters().count()).isEqualTo(1);

        assertThat(inside("POST", path + id).status()).isIn(204, 303);
        assertThat(store.deadLetters().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SCRIPT,
                IMAGE,
                "' autofocus onfocus=alert(1) x='",
                "</td></table><svg onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "{{constructor}} ${7*7} @raw",
                "\u202Egnp.exe",
                "\uFEFF\u2028&#x3C;script&#x3E;"
            })
    void whateverPeopleWroteIsShownAsText(String words) {
        String id = deadLetter(words);

        String page = inside("GET", "/").text();
        String escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertThat(page).contains("reason " + escaped).contains("<summary>content</summary>" + escaped);
        assertThat(page.split("<(script|img|svg|a)\\b", -1)).hasSize(1);
        assertThat(page.split("<form ", -1)).hasSize(3);
        assertThat(page).contains("action=\"/dead-letters/discard/" + id + "\"");
        for (String path : List.of("/api/dead-letters", "/api/trace/" + id)) {
            Response json = inside("GET", path);
            assertThat(json.headers().getOrDefault("Content-Type", "")).startsWith("application/json");
            assertThat(json.headers()).containsEntry("X-Content-Type-Options", "nosniff");
        }
    }
}
