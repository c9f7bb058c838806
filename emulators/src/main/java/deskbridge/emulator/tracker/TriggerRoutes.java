package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;

/**
 * Triggers over HTTP; only the queue's owner may see them, and nobody sees a password again (facts: yandex-tracker
 * §11.1).
 */
final class TriggerRoutes {
    private static final String MASK = "********";

    private final TriggerRunner runner;

    TriggerRoutes(TriggerRunner runner) {
        this.runner = runner;
    }

    void register(Routes routes) {
        routes.add("GET", "queues/{queue}/triggers", TriggerRoutes::list);
        routes.add("POST", "queues/{queue}/triggers", this::create);
        routes.add("GET", "queues/{queue}/triggers/{trigger}", TriggerRoutes::read);
        routes.add("PATCH", "queues/{queue}/triggers/{trigger}", this::update);
        routes.add("DELETE", "queues/{queue}/triggers/{trigger}", TriggerRoutes::delete);
    }

    private static Queue owned(Exchange exchange) {
        Queue queue = exchange.queue();
        if (!Visibility.owns(exchange.user(), queue)) {
            throw Refusal.forbidden("error.noRights");
        }
        return queue;
    }

    private static Answer list(Exchange exchange) {
        ArrayNode list = Json.array();
        owned(exchange).triggers().forEach(trigger -> list.add(show(exchange, trigger)));
        return Answer.json(200, list);
    }

    private Answer create(Exchange exchange) {
        Queue queue = owned(exchange);
        JsonNode body = exchange.body();
        if (body.path("name").asText().isBlank()) {
            throw Refusal.field("name", "error.required");
        }
        runner.validate(body.path("conditions"), body.path("actions"));
        Trigger trigger = new Trigger(
                exchange.organisation().nextNumber(),
                queue.key(),
                body.get("name").asText(),
                body.path("conditions").isArray() ? body.get("conditions") : Json.array(),
                body.get("actions"),
                body.path("active").asBoolean(true));
        queue.triggers().add(trigger);
        return Answer.json(201, show(exchange, trigger));
    }

    private static Trigger trigger(Exchange exchange, Queue queue) {
        long id = exchange.number("trigger");
        return queue.triggers().stream()
                .filter(trigger -> trigger.id == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("error.notFound"));
    }

    private static Answer read(Exchange exchange) {
        return Answer.json(200, show(exchange, trigger(exchange, owned(exchange))));
    }

    private Answer update(Exchange exchange) {
        Trigger trigger = trigger(exchange, owned(exchange));
        JsonNode body = exchange.body();
        JsonNode conditions = body.has("conditions") ? body.get("conditions") : trigger.conditions;
        JsonNode actions = body.has("actions") ? body.get("actions") : trigger.actions;
        runner.validate(conditions, actions);
        trigger.conditions = conditions;
        trigger.actions = actions;
        trigger.name = body.path("name").asText(trigger.name);
        trigger.active = body.path("active").asBoolean(trigger.active);
        trigger.version++;
        return Answer.json(200, show(exchange, trigger));
    }

    private static Answer delete(Exchange exchange) {
        Queue queue = owned(exchange);
        queue.triggers().remove(trigger(exchange, queue));
        return Answer.empty(204);
    }

    private static ObjectNode show(Exchange exchange, Trigger trigger) {
        ObjectNode node = Json.object();
        node.put("id", trigger.id);
        node.put("self", exchange.references().self("queues/" + trigger.queueKey + "/triggers/" + trigger.id));
        node.set("queue", exchange.references().queue(trigger.queueKey));
        node.put("name", trigger.name);
        node.put("order", "0.000" + trigger.id);
        ArrayNode actions = node.putArray("actions");
        int number = 1;
        for (JsonNode action : trigger.actions) {
            ObjectNode shown = action.deepCopy();
            shown.put("id", number++);
            if (shown.path("authContext") instanceof ObjectNode auth) {
                for (String hidden : new String[] {"password", "accessToken"}) {
                    if (auth.has(hidden)) {
                        auth.put(hidden, MASK);
                    }
                }
            }
            actions.add(shown);
        }
        node.set("conditions", trigger.conditions);
        node.put("version", trigger.version);
        node.put("active", trigger.active);
        return node;
    }
}
