package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads all fields of a request body, collecting what is wrong with each, as Tracker's 422 does. */
final class FormReader {
    private final FieldReader reader;

    FormReader(FieldReader reader) {
        this.reader = reader;
    }

    /** What was understood and what was not; the caller may add complaints before it refuses. */
    record Form(Map<Field, JsonNode> values, Map<String, Phrase> errors) {
        void refuseIfWrong() {
            if (!errors.isEmpty()) {
                throw Refusal.fields(errors);
            }
        }

        boolean fills(String field) {
            return values.entrySet().stream()
                    .anyMatch(value -> value.getKey().id().equals(field)
                            && !value.getValue().isNull());
        }
    }

    /**
     * Reads a body.
     *
     * @param present the values that operators start from
     * @param skipped members that are no fields
     * @param writable which fields this request may write
     */
    Form read(
            Queue queue, Map<String, JsonNode> present, JsonNode body, Set<String> skipped, Predicate<Field> writable) {
        if (!body.isObject()) {
            throw Refusal.badRequest("error.object");
        }
        Form form = new Form(new LinkedHashMap<>(), new LinkedHashMap<>());
        body.properties().forEach(member -> {
            String name = member.getKey();
            if (skipped.contains(name)) {
                return;
            }
            Optional<Field> field = queue.field(name);
            if (field.isEmpty()) {
                form.errors.put(name, Phrase.of("error.noField", name));
            } else if (!writable.test(field.get())) {
                form.errors.put(name, Phrase.of("error.readOnly"));
            } else {
                readOne(form, field.get(), present.getOrDefault(name, NullNode.instance), member.getValue());
            }
        });
        return form;
    }

    private void readOne(Form form, Field field, JsonNode present, JsonNode given) {
        try {
            JsonNode value = reader.apply(field, present, given);
            if (value.isNull() && field.id().equals("summary")) {
                throw Refusal.field("summary", "error.required");
            }
            form.values.put(field, value);
        } catch (Refusal refusal) {
            form.errors.putAll(refusal.errors());
        }
    }
}
