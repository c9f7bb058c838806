package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import deskbridge.emulator.Call;
import deskbridge.emulator.Json;
import deskbridge.emulator.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of a body, as Rails reads them: JSON, or a form whose names nest by brackets. A body of another
 * content type has none.
 */
final class Form {
    private Form() {}

    /** The whole body; empty when there is none. */
    static ObjectNode read(Call call) {
        String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (call.body().isEmpty()) {
            return Json.object();
        }
        if (type.startsWith("application/json")) {
            return call.json() instanceof ObjectNode object ? object : Json.object();
        }
        ObjectNode root = Json.object();
        if (type.startsWith("multipart/form-data")) {
            for (Part part : call.parts()) {
                JsonNode value = part.fileName() == null
                        ? JsonNodeFactory.instance.textNode(part.body().text())
                        : JsonNodeFactory.instance.pojoNode(part);
                put(root, path(part.name()), value);
            }
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            for (String pair : call.body().text().split("&", 0)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                put(root, path(decode(name)), JsonNodeFactory.instance.textNode(decode(value)));
            }
        }
        return root;
    }

    /** What is inside {@code {"issue":{…}}}, or the body itself: create calls are understood both ways (§1). */
    static ObjectNode unwrap(ObjectNode body, String name) {
        return body.get(name) instanceof ObjectNode inner ? inner : body;
    }

    /** The uploaded file in a node, if there is one. */
    static Optional<Part> file(JsonNode node) {
        return node instanceof POJONode pojo && pojo.getPojo() instanceof Part part
                ? Optional.of(part)
                : Optional.empty();
    }

    /** {@code a[b][][c]} is {@code a, b, "", c}. */
    private static List<String> path(String name) {
        List<String> path = new ArrayList<>();
        int open = name.indexOf('[');
        path.add(open < 0 ? name : name.substring(0, open));
        while (open >= 0) {
            int close = name.indexOf(']', open);
            if (close < 0) {
                return List.of(name);
            }
            path.add(name.substring(open + 1, close));
            open = close + 1 < name.length() && name.charAt(close + 1) == '[' ? close + 1 : -1;
        }
        return path;
    }

    private static void put(ObjectNode at, List<String> path, JsonNode value) {
        String name = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (rest.isEmpty()) {
            at.set(name, value);
        } else if (!rest.getFirst().isEmpty()) {
            put(child(at, name), rest, value);
        } else {
            ArrayNode list = at.get(name) instanceof ArrayNode array ? array : at.putArray(name);
            append(list, rest.subList(1, rest.size()), value);
        }
    }

    /** A key that the last element has already begins the next element. */
    private static void append(ArrayNode list, List<String> rest, JsonNode value) {
        if (rest.isEmpty()) {
            list.add(value);
        } else if (list.get(list.size() - 1) instanceof ObjectNode last && !last.has(rest.getFirst())) {
            put(last, rest, value);
        } else {
            put(list.addObject(), rest, value);
        }
    }

    private static ObjectNode child(ObjectNode at, String name) {
        return at.get(name) instanceof ObjectNode object ? object : at.putObject(name);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
