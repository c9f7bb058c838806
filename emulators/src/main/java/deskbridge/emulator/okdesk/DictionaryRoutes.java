package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;

/** The account's dictionaries; types have two addresses that were seen to work (facts: okdesk §3). */
final class DictionaryRoutes {
    private DictionaryRoutes() {}

    static void register(Routes routes) {
        routes.add("GET", "issues/statuses", DictionaryRoutes::statuses);
        routes.add("GET", "issues/priorities", DictionaryRoutes::priorities);
        routes.add("GET", "issues/types", DictionaryRoutes::types);
        routes.add("GET", "dictionaries/issues/types", DictionaryRoutes::types);
        routes.add("GET", "issues/parameters/list", DictionaryRoutes::parameters);
    }

    private static Answer statuses(Exchange exchange) {
        Wire wire = Wire.rest(exchange.account().settings);
        ArrayNode list = Json.array();
        exchange.account().dictionaries.statuses().forEach(status -> {
            ObjectNode node = list.addObject()
                    .put("code", status.code())
                    .put("name", status.name())
                    .put("color", status.color())
                    .put("final", status.last());
            node.set("id", wire.number(status.id()));
        });
        return Answer.json(200, list);
    }

    private static Answer priorities(Exchange exchange) {
        ArrayNode list = Json.array();
        exchange.account()
                .dictionaries
                .priorities()
                .forEach(priority -> list.addObject()
                        .put("code", priority.code())
                        .put("name", priority.name())
                        .put("color", priority.color()));
        return Answer.json(200, list);
    }

    private static Answer types(Exchange exchange) {
        References references = new References(exchange.account(), Wire.rest(exchange.account().settings));
        ArrayNode list = Json.array();
        exchange.account().dictionaries.types().forEach(type -> list.add(references.type(type.code())));
        return Answer.json(200, list);
    }

    private static Answer parameters(Exchange exchange) {
        ArrayNode list = Json.array();
        exchange.account().issueParameters.values().forEach(parameter -> {
            ObjectNode node = list.addObject()
                    .put("code", parameter.code())
                    .put("name", parameter.name())
                    .put("field_type", parameter.fieldType());
            parameter.options().forEach(node.putArray("options")::add);
        });
        return Answer.json(200, list);
    }
}
