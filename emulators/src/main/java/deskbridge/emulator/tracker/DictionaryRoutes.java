package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;

/** The organisation's fixed lists over HTTP. */
final class DictionaryRoutes {
    private DictionaryRoutes() {}

    static void register(Routes routes) {
        for (Dictionary dictionary : Dictionary.ALL) {
            routes.add("GET", dictionary.path(), exchange -> list(exchange, dictionary));
        }
    }

    private static Answer list(Exchange exchange, Dictionary dictionary) {
        ArrayNode list = Json.array();
        int order = 1;
        for (Dictionary.Entry entry : dictionary.entries()) {
            ObjectNode node = list.addObject();
            String name = dictionary.display(entry, exchange.references().texts());
            node.put("self", exchange.references().self(dictionary.path() + "/" + entry.id()));
            if (dictionary == Dictionary.LINK_TYPES) {
                node.put("id", entry.id()).put("inward", name).put("outward", name);
                continue;
            }
            node.put("id", Integer.parseInt(entry.id()));
            node.put("version", 1);
            node.put("key", entry.key());
            node.put("name", name);
            node.put("order", order++);
            if (entry.type() != null) {
                node.put("type", entry.type());
            }
        }
        return Answer.json(200, list);
    }
}
