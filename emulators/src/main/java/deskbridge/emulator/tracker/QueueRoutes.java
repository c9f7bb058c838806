package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queues and their local fields over HTTP (facts: yandex-tracker §3.2, §9). */
final class QueueRoutes {
    private static final String CATEGORY = "000000000000000000000001";

    private QueueRoutes() {}

    static void register(Routes routes) {
        routes.add(
                "GET",
                "queues",
                exchange -> exchange.page(exchange.organisation().queues().stream()
                        .map(queue -> show(exchange, queue))
                        .toList()));
        routes.add("GET", "queues/{queue}", exchange -> Answer.json(200, show(exchange, exchange.queue())));
        routes.add("GET", "queues/{queue}/localFields", QueueRoutes::localFields);
        routes.add("POST", "queues/{queue}/localFields", QueueRoutes::addLocalField);
        routes.add("GET", "queues/{queue}/localFields/{field}", QueueRoutes::localField);
        routes.add("GET", "fields", QueueRoutes::fields);
        routes.add("GET", "fields/categories", QueueRoutes::categories);
    }

    private static ObjectNode show(Exchange exchange, Queue queue) {
        References references = exchange.references();
        ObjectNode node = Json.object();
        node.put("self", references.self("queues/" + queue.key()));
        node.put("id", queue.id());
        node.put("key", queue.key());
        node.put("version", queue.version());
        node.put("name", queue.name());
        node.set("lead", references.user(queue.leadUid()));
        node.put("assignAuto", false);
        node.set("defaultType", references.entry(Dictionary.ISSUE_TYPES, "task"));
        node.set("defaultPriority", references.entry(Dictionary.PRIORITIES, "normal"));
        node.put("denyVoting", false);
        node.put("denyConductorAutolink", false);
        node.put("denyTrackerAutolink", false);
        node.put("useComponentPermissionsIntersection", false);
        node.put("addSummoneeToIssueAccess", queue.summoneesGetAccess);
        node.put("addCommentAuthorToIssueFollowers", queue.commentersFollow);
        node.put("workflowActionsStyle", "hidden");
        node.put("useLastSignature", false);
        return node;
    }

    private static Answer localFields(Exchange exchange) {
        Queue queue = exchange.queue();
        ArrayNode list = Json.array();
        queue.localFields().forEach(local -> list.add(show(exchange, queue, local)));
        return Answer.json(200, list);
    }

    private static Answer localField(Exchange exchange) {
        Queue queue = exchange.queue();
        String key = exchange.part("field");
        return queue.localByShortKey(key)
                .map(local -> Answer.json(200, show(exchange, queue, local)))
                .orElseThrow(() -> Refusal.notFound("error.noField", key));
    }

    private static Answer addLocalField(Exchange exchange) {
        Queue queue = exchange.queue();
        if (!Visibility.owns(exchange.user(), queue)) {
            throw Refusal.forbidden("error.noRights");
        }
        JsonNode body = exchange.body();
        Map<String, Phrase> missing = new LinkedHashMap<>();
        for (String required : List.of("id", "name", "category", "type")) {
            if (!body.hasNonNull(required)) {
                missing.put(required, Phrase.of("error.required"));
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.fields(missing);
        }
        String key = body.get("id").asText();
        if (queue.localByShortKey(key).isPresent()) {
            throw Refusal.of(409, "error.fieldExists", key);
        }
        if (!CATEGORY.equals(body.get("category").asText())) {
            throw Refusal.field(
                    "category", "error.noEntry", body.get("category").asText());
        }
        FieldKind kind = Arrays.stream(FieldKind.values())
                .filter(candidate -> body.get("type").asText().equals(candidate.typeName()))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.field("type", "error.noEntry", body.get("type").asText()));
        JsonNode name = body.get("name");
        if (!name.hasNonNull("ru") || !name.hasNonNull("en")) {
            throw Refusal.field("name", "error.required");
        }
        Queue.LocalField local = queue.addLocalField(
                key,
                kind,
                body.path("container").asBoolean(),
                name.get("ru").asText(),
                name.get("en").asText(),
                CATEGORY);
        return Answer.json(201, show(exchange, queue, local));
    }

    private static ObjectNode show(Exchange exchange, Queue queue, Queue.LocalField local) {
        References references = exchange.references();
        Field field = local.field();
        ObjectNode node = Json.object();
        node.put("type", "local");
        node.put("self", references.self("queues/" + queue.key() + "/localFields/" + field.key()));
        node.put("id", field.id());
        node.put("name", references.texts() == Texts.ENGLISH ? local.nameEn() : local.nameRu());
        node.put("description", "");
        node.put("key", field.key());
        node.put("version", 1);
        ObjectNode schema = node.putObject("schema");
        if (field.list()) {
            schema.put("type", "array").put("items", field.kind().schema());
        } else {
            schema.put("type", field.kind().schema());
        }
        schema.put("required", false);
        node.put("readonly", false);
        node.put("options", false);
        node.put("suggest", false);
        node.putObject("queryProvider").put("type", "StringOptionalQueryProvider");
        node.put("order", 100);
        node.set("category", category(references));
        node.set("queue", references.queue(queue.key()));
        return node;
    }

    private static ObjectNode category(References references) {
        return Json.object()
                .put("self", references.self("fields/categories/" + CATEGORY))
                .put("id", CATEGORY)
                .put("display", references.texts().of("category.system"));
    }

    private static Answer categories(Exchange exchange) {
        ObjectNode one = category(exchange.references());
        one.put("name", one.remove("display").asText()).put("version", 1).put("order", 1);
        return Answer.json(200, Json.array().add(one));
    }

    private static Answer fields(Exchange exchange) {
        ArrayNode list = Json.array();
        for (Field field : Fields.all()) {
            ObjectNode node = list.addObject();
            node.put("self", exchange.references().self("fields/" + field.id()));
            node.put("id", field.id());
            node.put("key", field.key());
            node.put("name", exchange.references().field(field).get("display").asText());
            node.put("version", 1);
            ObjectNode schema = node.putObject("schema");
            schema.put("type", field.list() ? "array" : field.kind().schema());
            schema.put("required", false);
            node.put("readonly", field.change() == Field.Change.NEVER);
        }
        return Answer.json(200, list);
    }
}
