package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what a person filled in into the data of the submit webhook, with the checks the app makes itself. */
final class FormFilling {
    private static final Set<String> FIELDS =
            Set.of("input", "select", "radio", "checkbox", "date", "time", "file_input");

    private final OpenedView view;
    private final FormValues values;
    private final Storage storage;
    private final ObjectNode data = Json.object();
    private final Map<String, String> errors = new LinkedHashMap<>();

    FormFilling(OpenedView view, FormValues values, Storage storage) {
        this.view = view;
        this.values = values;
        this.storage = storage;
        Set<String> unknown = new LinkedHashSet<>(values.values().keySet());
        unknown.addAll(values.files().keySet());
        for (JsonNode block : view.blocks()) {
            if (FIELDS.contains(block.path("type").asText())) {
                unknown.remove(block.path("name").asText());
                fill(block);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the form has no fields " + unknown);
        }
    }

    /** What the app itself complains about, by field. */
    Map<String, String> errors() {
        return errors;
    }

    ObjectNode data() {
        return data;
    }

    private void fill(JsonNode block) {
        String name = block.path("name").asText();
        switch (block.path("type").asText()) {
            case "checkbox" -> {
                ArrayNode chosen = data.putArray(name);
                choices(block, "checked").forEach(chosen::add);
                require(block, chosen.isEmpty());
            }
            case "select", "radio" -> {
                List<String> chosen = choices(block, "selected");
                data.put(name, chosen.isEmpty() ? null : chosen.getFirst());
                require(block, chosen.isEmpty());
            }
            case "file_input" -> files(block);
            default -> text(block);
        }
    }

    private void text(JsonNode block) {
        String name = block.path("name").asText();
        String preset = block.path("type").asText().equals("input")
                ? "initial_value"
                : "initial_" + block.path("type").asText();
        String text = values
                .values()
                .getOrDefault(name, List.of(block.path(preset).asText("")))
                .stream()
                .findFirst()
                .orElse("");
        data.put(name, text.isEmpty() ? null : text);
        require(block, text.isBlank());
        int length = text.codePointCount(0, text.length());
        if (!text.isEmpty() && length < block.path("min_length").asInt(0)) {
            errors.put(name, "too short");
        }
        if (length > block.path("max_length").asInt(3000)) {
            errors.put(name, "too long");
        }
    }

    private List<String> choices(JsonNode block, String mark) {
        List<String> wanted = values.values().get(block.path("name").asText());
        List<String> chosen = new ArrayList<>();
        for (JsonNode option : block.path("options")) {
            String value = option.path("value").asText();
            boolean taken = wanted == null
                    ? option.path(mark).asBoolean()
                    : wanted.contains(value)
                            || wanted.contains(option.path("text").asText());
            if (taken) {
                chosen.add(value);
            }
        }
        if (wanted != null && chosen.size() != wanted.size()) {
            throw new IllegalArgumentException("the field " + block.path("name") + " does not offer " + wanted);
        }
        return chosen;
    }

    private void files(JsonNode block) {
        String name = block.path("name").asText();
        List<PersonFile> files = values.files().getOrDefault(name, List.of());
        ArrayNode attached = data.putArray(name);
        for (PersonFile file : files) {
            String key = storage.put(view.userId(), file.name(), file.content());
            attached.addObject()
                    .put("name", file.name())
                    .put("size", file.content().size())
                    .put("url", storage.signedUrl(key, Storage.FORM_LINK));
        }
        require(block, files.isEmpty());
        if (files.size() > block.path("max_files").asInt(10)) {
            errors.put(name, "too many files");
        }
    }

    private void require(JsonNode block, boolean empty) {
        if (empty && block.path("required").asBoolean()) {
            errors.put(block.path("name").asText(), "required");
        }
    }
}
