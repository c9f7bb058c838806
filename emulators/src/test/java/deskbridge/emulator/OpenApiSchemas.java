package deskbridge.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Turns the schemas of an OpenAPI 3.0 document into JSON Schema: {@code nullable} becomes a union with null; objects are
 * closed, so that a misspelt field shows; formats go, since the vendors declare 32 bits for ids that have more.
 */
final class OpenApiSchemas {
    private static final Set<String> DROPPED = Set.of("example", "description", "default", "format", "nullable");

    private OpenApiSchemas() {}

    static JsonNode toJsonSchema(JsonNode document) {
        ObjectNode result = Json.object();
        result.set("paths", inside(document.path("paths")));
        result.putObject("components")
                .set("schemas", named(document.path("components").path("schemas")));
        return result;
    }

    /** Copies what is no schema, down to where a schema starts. */
    private static JsonNode inside(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = Json.array();
            node.forEach(element -> copy.add(inside(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = Json.object();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean schema = field.getKey().equals("schema");
            copy.set(field.getKey(), schema ? schema(field.getValue()) : inside(field.getValue()));
        }
        return copy;
    }

    private static ObjectNode named(JsonNode schemas) {
        ObjectNode copy = Json.object();
        schemas.properties().forEach(entry -> copy.set(entry.getKey(), schema(entry.getValue())));
        return copy;
    }

    private static JsonNode schema(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = Json.object();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String keyword = field.getKey();
            JsonNode value = field.getValue();
            switch (keyword) {
                case "properties" -> copy.set(keyword, named(value));
                case "items", "additionalProperties", "not" -> copy.set(keyword, schema(value));
                case "allOf", "anyOf", "oneOf" -> {
                    ArrayNode parts = copy.putArray(keyword);
                    value.forEach(part -> parts.add(schema(part)));
                }
                default -> {
                    if (!DROPPED.contains(keyword) && !keyword.startsWith("x-")) {
                        copy.set(keyword, value);
                    }
                }
            }
        }
        if (copy.has("properties") && !copy.has("additionalProperties")) {
            copy.put("additionalProperties", false);
        }
        if (!node.path("nullable").asBoolean()) {
            return copy;
        }
        ObjectNode union = Json.object();
        ArrayNode choices = union.putArray("anyOf");
        choices.addObject().put("type", "null");
        choices.add(copy);
        return union;
    }
}
