package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Changes of many issues in one request. They are done at once, but the answer still says that they are under way, as
 * the real service's does; asked again, it says that they are complete.
 */
final class BulkRoutes {
    private final IssueWrites issues;
    private final TransitionWrites transitions;
    private final Map<String, ObjectNode> operations = new LinkedHashMap<>();

    BulkRoutes(IssueWrites issues, TransitionWrites transitions) {
        this.issues = issues;
        this.transitions = transitions;
    }

    void register(Routes routes) {
        routes.add("POST", "bulkchange/_update", this::update);
        routes.add("POST", "bulkchange/_transition", this::transition);
        routes.add("POST", "bulkchange/_move", this::move);
        routes.add("GET", "bulkchange/{operation}", this::read);
    }

    private Answer update(Exchange exchange) {
        JsonNode values = exchange.body().path("values");
        return each(exchange, issue -> issues.update(exchange.user(), issue, values, false));
    }

    private Answer transition(Exchange exchange) {
        String id = exchange.body().path("transition").asText();
        JsonNode given = exchange.body().path("values");
        JsonNode values = given.isMissingNode() ? Json.object() : given;
        return each(exchange, issue -> transitions.execute(exchange.user(), issue, id, values, false));
    }

    private Answer move(Exchange exchange) {
        String key = exchange.body().path("queue").asText();
        Queue target =
                exchange.organisation().findQueue(key).orElseThrow(() -> Refusal.field("queue", "error.noQueue", key));
        return each(exchange, issue -> issues.move(exchange.user(), issue, target, false, false));
    }

    /** One unknown key refuses the whole list. */
    private Answer each(Exchange exchange, Consumer<Issue> change) {
        List<Issue> chosen = new ArrayList<>();
        for (JsonNode key : exchange.body().path("issues")) {
            chosen.add(exchange.organisation()
                    .issue(key.asText())
                    .filter(issue -> Visibility.mayRead(exchange.user(), issue))
                    .orElseThrow(() -> Refusal.field("issues", "error.noIssue", key.asText())));
        }
        if (chosen.isEmpty()) {
            throw Refusal.field("issues", "error.required");
        }
        boolean complete = true;
        for (Issue issue : chosen) {
            try {
                change.accept(issue);
            } catch (Refusal refused) {
                complete = false;
            }
        }
        String id = exchange.organisation().nextHexId();
        ObjectNode node = Json.object();
        node.put("id", id);
        node.put("self", exchange.references().self("bulkchange/" + id));
        node.set("createdBy", exchange.references().user(exchange.user().uid()));
        node.put("createdAt", exchange.references().time(exchange.organisation().now()));
        ObjectNode finished = node.deepCopy();
        operations.put(id, status(finished, complete ? "COMPLETE" : "FAILED", 100));
        return Answer.json(201, status(node, "CREATED", 0));
    }

    private static ObjectNode status(ObjectNode node, String status, int percent) {
        return node.put("status", status)
                .put("statusText", "Bulk change task: " + status)
                .put("executionChunkPercent", percent)
                .put("executionIssuePercent", percent);
    }

    private Answer read(Exchange exchange) {
        ObjectNode node = operations.get(exchange.part("operation"));
        if (node == null) {
            throw Refusal.notFound("error.notFound");
        }
        return Answer.json(200, node);
    }
}
