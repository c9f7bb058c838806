package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of custom parameters: checked by the kind of the parameter, written with its name. */
final class Parameters {
    private static final String GIVEN = "custom_parameters";

    private Parameters() {}

    /** Reads {@code custom_parameters}; JSON null takes a value away. */
    static Map<String, JsonNode> read(Fields fields, Map<String, OkdeskParameter> known, ZoneId zone) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        fields.node(GIVEN).properties().forEach(given -> {
            OkdeskParameter parameter = known.get(given.getKey());
            if (parameter == null) {
                fields.refuse(GIVEN + "." + given.getKey(), "unknown");
                return;
            }
            Optional<JsonNode> value = checked(parameter, given.getValue(), zone);
            if (value.isPresent()) {
                values.put(parameter.code(), value.get());
            } else {
                fields.refuse(GIVEN + "." + parameter.code(), "unknown");
            }
        });
        return values;
    }

    private static Optional<JsonNode> checked(OkdeskParameter parameter, JsonNode value, ZoneId zone) {
        if (value.isNull() || (value.isTextual() && value.asText().isEmpty())) {
            return Optional.of(JsonNodeFactory.instance.nullNode());
        }
        boolean right = switch (parameter.fieldType()) {
            case "ftdate" -> isDate(value.asText());
            case "ftdatetime" -> Times.read(value.asText(), zone).isPresent();
            case "ftcheckbox" ->
                value.isBoolean() || List.of("true", "false", "0", "1").contains(value.asText());
            case "ftselect" -> parameter.options().contains(value.asText());
            case "ftmultiselect" -> value.isArray() && allKnown(parameter, value);
            default -> value.isValueNode();
        };
        if (!right) {
            return Optional.empty();
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return Optional.of(
                switch (parameter.fieldType()) {
                    case "ftcheckbox" -> nodes.booleanNode(List.of("true", "1").contains(value.asText()));
                    case "ftmultiselect" -> value;
                    default -> nodes.textNode(value.asText());
                });
    }

    private static boolean allKnown(OkdeskParameter parameter, JsonNode values) {
        for (JsonNode value : values) {
            if (!parameter.options().contains(value.asText())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).isAfter(LocalDate.MIN);
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    /** Stores what changed and tells it. */
    static List<Happening.ParameterChange> apply(Map<String, JsonNode> values, Map<String, JsonNode> stored) {
        return values.entrySet().stream()
                .map(entry -> {
                    JsonNode before = stored.getOrDefault(entry.getKey(), JsonNodeFactory.instance.nullNode());
                    if (entry.getValue().isNull()) {
                        stored.remove(entry.getKey());
                    } else {
                        stored.put(entry.getKey(), entry.getValue());
                    }
                    return new Happening.ParameterChange(entry.getKey(), before, entry.getValue());
                })
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** @param kind {@code field_type} in REST answers, {@code type} in webhooks */
    static ArrayNode write(Map<String, JsonNode> values, Map<String, OkdeskParameter> known, String kind) {
        ArrayNode list = Json.array();
        known.values().forEach(parameter -> {
            ObjectNode node = list.addObject()
                    .put("code", parameter.code())
                    .put("name", parameter.name())
                    .put(kind, parameter.fieldType());
            node.set("value", values.getOrDefault(parameter.code(), JsonNodeFactory.instance.nullNode()));
        });
        return list;
    }
}
