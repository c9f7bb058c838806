package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;

/** The organisation's fixed lists over HTTP. */
final class DictionaryRoutes {
    private DictionaryRoutes() {}

    static void register(Routes routes) {
        for (Dictionary dictionary : Dictionary.ALL) {
            routes.add("GET", dictionary.path(), exchange -> list(exchange, dictionary));
            routes.add("GET", dictionary.path() + "/{id}", exchange -> one(exchange, dictionary));
        }
    }

    private static Answer list(Exchange exchange, Dictionary dictionary) {
        ArrayNode list = Json.array();
        dictionary.entries().forEach(entry -> list.add(show(exchange, dictionary, entry)));
        return Answer.json(200, list);
    }

    /** By id or by key. */
    private static Answer one(Exchange exchange, Dictionary dictionary) {
        return dictionary
                .find(TextNode.valueOf(exchange.part("id")))
                .map(entry -> Answer.json(200, show(exchange, dictionary, entry)))
                .orElseThrow(() -> Refusal.notFound("error.notFound"));
    }

    private static ObjectNode show(Exchange exchange, Dictionary dictionary, Dictionary.Entry entry) {
        ObjectNode node = Json.object();
        String name = dictionary.display(entry, exchange.references().texts());
        node.put("self", exchange.references().self(dictionary.path() + "/" + entry.id()));
        if (dictionary == Dictionary.LINK_TYPES) {
            return node.put("id", entry.id()).put("inward", name).put("outward", name);
        }
        node.put("id", Integer.parseInt(entry.id()));
        node.put("version", 1);
        node.put("key", entry.key());
        node.put("name", name);
        node.put("order", dictionary.entries().indexOf(entry) + 1);
        if (entry.type() != null) {
            node.put("type", entry.type());
        }
        return node;
    }
}
