package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.SharedContracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The official description of the Bot API's types and methods, as a judge of payloads; skips the test where it is absent. */
public final class BotApiTypes {
    private final JsonNode types;
    private final JsonNode methods;

    /** Reads the description. */
    public BotApiTypes() {
        JsonNode api = SharedContracts.json(SharedContracts.of("telegram").resolve("bot-api-10.1.json"));
        types = api.path("types");
        methods = api.path("methods");
    }

    /** What is wrong with a value of this type: unknown, missing and mistyped fields; empty when nothing is. */
    public List<String> mistakes(JsonNode value, String type) {
        List<String> mistakes = new ArrayList<>();
        check(value, List.of(type), type, mistakes);
        return mistakes;
    }

    /** Parameters that the method does not have, and required ones that are missing. */
    public List<String> parameterMistakes(String method, Set<String> names) {
        List<String> mistakes = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (JsonNode field : methods.path(method).path("fields")) {
            String name = field.path("name").asText();
            known.add(name);
            if (field.path("required").asBoolean() && !names.contains(name)) {
                mistakes.add(method + ": " + name + " is missing");
            }
        }
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> mistakes.add(method + ": " + name + " is unknown"));
        return mistakes;
    }

    private void check(JsonNode value, List<String> accepted, String path, List<String> mistakes) {
        List<List<String>> attempts = new ArrayList<>();
        for (String type : accepted) {
            List<String> attempt = new ArrayList<>();
            checkOne(value, type, path, attempt);
            if (attempt.isEmpty()) {
                return;
            }
            attempts.add(attempt);
        }
        // The nearest miss explains most.
        attempts.stream()
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .ifPresent(mistakes::addAll);
    }

    private void checkOne(JsonNode value, String type, String path, List<String> mistakes) {
        if (type.startsWith("Array of ")) {
            if (!value.isArray()) {
                mistakes.add(path + " is no array");
            }
            for (int i = 0; i < value.size(); i++) {
                check(value.path(i), List.of(type.substring("Array of ".length())), path + "[" + i + "]", mistakes);
            }
            return;
        }
        boolean fits = switch (type) {
            case "Integer" -> value.isIntegralNumber();
            case "Float" -> value.isNumber();
            case "Boolean" -> value.isBoolean();
            case "String" -> value.isTextual();
            default -> value.isObject();
        };
        if (!fits) {
            mistakes.add(path + " is no " + type);
        } else if (value.isObject()) {
            checkObject(value, type, path, mistakes);
        }
    }

    private void checkObject(JsonNode value, String type, String path, List<String> mistakes) {
        JsonNode description = types.path(type);
        if (description.has("subtypes")) {
            List<String> subtypes = new ArrayList<>();
            description.path("subtypes").forEach(subtype -> subtypes.add(subtype.asText()));
            check(value, subtypes, path, mistakes);
            return;
        }
        Set<String> known = new TreeSet<>();
        for (JsonNode field : description.path("fields")) {
            String name = field.path("name").asText();
            known.add(name);
            if (value.has(name)) {
                List<String> accepted = new ArrayList<>();
                field.path("types").forEach(one -> accepted.add(one.asText()));
                check(value.path(name), accepted, path + "." + name, mistakes);
            } else if (field.path("required").asBoolean()) {
                mistakes.add(path + "." + name + " is missing");
            }
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                mistakes.add(path + "." + name + " is unknown to " + type);
            }
        });
    }
}
