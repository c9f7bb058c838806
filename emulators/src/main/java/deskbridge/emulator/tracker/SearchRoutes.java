package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.SearchIndex.Document;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Search, count and scrolling over HTTP (facts: yandex-tracker §4). */
final class SearchRoutes {
    private static final List<String> SOURCES = List.of("queue", "keys", "filter", "query");
    private static final int MOST_ROWS = 10_000;
    private static final int LARGEST_SCROLL = 1_000;

    private final FieldReader reader;
    private final SearchIndex index;
    private final Scrolls scrolls = new Scrolls();

    SearchRoutes(FieldReader reader, SearchIndex index) {
        this.reader = reader;
        this.index = index;
    }

    void register(Routes routes) {
        routes.add("POST", "issues/_search", this::search);
        routes.add("POST", "issues/_count", this::count);
        routes.add("POST", "system/search/scroll/_clear", this::clear);
    }

    private Answer search(Exchange exchange) {
        if (exchange.call().query("scrollId").isPresent()) {
            String id = exchange.call().query("scrollId").get();
            Scrolls.Step step = scrolls.next(id, exchange.organisation().now())
                    .orElseThrow(() -> Refusal.badRequest("error.parameter", "scrollId"));
            return show(exchange, step);
        }
        ObjectNode body = body(exchange);
        if (exchange.call().query("scrollType").isPresent()) {
            if (body.has("keys") || body.has("queue")) {
                throw Refusal.badRequest("error.noScroll");
            }
            Paging paging = exchange.paging();
            int size = Math.min(paging.positive("perScroll", 100), LARGEST_SCROLL);
            Duration life = Duration.ofMillis(paging.positive("scrollTTLMillis", 60_000));
            return show(
                    exchange,
                    scrolls.begin(
                            exchange.organisation().nextHexId(),
                            find(exchange, body),
                            size,
                            life,
                            exchange.organisation().now()));
        }
        Paging paging = exchange.paging();
        if ((long) paging.page() * paging.size() > MOST_ROWS) {
            throw Refusal.badRequest("error.parameter", "page");
        }
        List<Issue> found = find(exchange, body);
        return paging.pages(Answer.json(200, rows(exchange, paging.cut(found))), found.size());
    }

    private Answer count(Exchange exchange) {
        int found = find(exchange, body(exchange)).size();
        return Answer.json(200, Json.array().add(found).get(0));
    }

    private Answer clear(Exchange exchange) {
        exchange.body().fieldNames().forEachRemaining(scrolls::clear);
        return Answer.empty(204);
    }

    /** The body without its nulls, which are as good as absent; no more than one way to choose issues. */
    private static ObjectNode body(Exchange exchange) {
        JsonNode given = exchange.bodyOrEmpty();
        if (!given.isObject()) {
            throw Refusal.badRequest("error.object");
        }
        ObjectNode body = Json.object();
        given.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                body.set(member.getKey(), member.getValue());
            }
        });
        if (SOURCES.stream().filter(body::has).count() > 1) {
            throw Refusal.badRequest("error.oneSource");
        }
        return body;
    }

    private List<Issue> find(Exchange exchange, ObjectNode body) {
        SearchFields fields = new SearchFields(exchange.organisation());
        SearchValues values = new SearchValues(reader, exchange.user());
        Predicate<Document> condition = document -> true;
        Comparator<Document> order = SearchOrder.NEWEST_FIRST;
        if (body.has("queue")) {
            condition = values.is(Fields.named("queue"), body.get("queue"));
        } else if (body.has("keys")) {
            condition = withKeys(body.get("keys"));
        } else if (body.has("filter")) {
            condition = new SearchFilter(fields, values).read(body.get("filter"));
            order = body.has("order") ? SearchOrder.read(body.get("order"), fields) : order;
        } else if (body.has("query")) {
            SearchLanguage.Query query = SearchLanguage.read(body.get("query").asText(), fields, values);
            condition = query.condition();
            order = query.order();
        }
        return index.documents(exchange.organisation().now()).stream()
                .filter(condition)
                .sorted(order)
                .map(Document::issue)
                .filter(issue -> Visibility.mayRead(exchange.user(), issue))
                .toList();
    }

    private static Predicate<Document> withKeys(JsonNode given) {
        Set<String> keys = new HashSet<>();
        if (given.isTextual()) {
            keys.add(given.asText());
        }
        given.forEach(key -> keys.add(key.asText()));
        return document -> keys.contains(document.issue().key)
                || document.issue().aliases.stream().anyMatch(keys::contains);
    }

    private static ArrayNode rows(Exchange exchange, List<Issue> issues) {
        IssueView view = new IssueView(exchange.references());
        ArrayNode rows = Json.array();
        issues.forEach(issue -> rows.add(view.issue(issue, exchange.expand())));
        return rows;
    }

    private static Answer show(Exchange exchange, Scrolls.Step step) {
        Answer answer =
                Answer.json(200, rows(exchange, step.issues())).with("X-Total-Count", Integer.toString(step.total()));
        if (step.next().isEmpty()) {
            return answer;
        }
        String id = step.next().get();
        String next = exchange.paging().link(Map.of("scrollId", id, "scrollType", ""), "next");
        return answer.with("X-Scroll-Id", id)
                .with("X-Scroll-Token", "token-" + id)
                .with("Link", next);
    }
}
