package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object strictly: a value of the wrong type is 400 {@code invalid}, a missing one 400 {@code blank}. */
final class Fields {
    private final String prefix;
    private final JsonNode node;

    Fields(String prefix, JsonNode node) {
        if (!node.isObject()) {
            throw Refusal.invalid(
                    prefix.isEmpty() ? "body" : prefix.substring(0, prefix.length() - 1), "not an object");
        }
        this.prefix = prefix;
        this.node = node;
    }

    String key(String name) {
        return prefix + name;
    }

    JsonNode node() {
        return node;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Fields object(String name) {
        if (!has(name)) {
            throw Refusal.blank(key(name));
        }
        return new Fields(key(name) + ".", node.path(name));
    }

    long number(String name) {
        return optionalNumber(name).orElseThrow(() -> Refusal.blank(key(name)));
    }

    Optional<Long> optionalNumber(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!node.path(name).isIntegralNumber()) {
            throw Refusal.invalid(key(name), "not an integer");
        }
        return Optional.of(node.path(name).longValue());
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> Refusal.blank(key(name)));
    }

    /** Present, at most this many characters, and 422 {@code too_long} otherwise. */
    String text(String name, int most) {
        return limited(name, text(name), most);
    }

    Optional<String> optionalText(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!node.path(name).isTextual()) {
            throw Refusal.invalid(key(name), "not a string");
        }
        return Optional.of(node.path(name).textValue());
    }

    @Nullable
    String textOrNull(String name, int most) {
        Optional<String> text = optionalText(name);
        return text.isEmpty() ? null : limited(name, text.get(), most);
    }

    boolean flag(String name) {
        if (has(name) && !node.path(name).isBoolean()) {
            throw Refusal.invalid(key(name), "not a boolean");
        }
        return node.path(name).booleanValue();
    }

    /** The elements of an array; empty when it is missing. */
    List<JsonNode> array(String name) {
        List<JsonNode> elements = new ArrayList<>();
        if (has(name)) {
            if (!node.path(name).isArray()) {
                throw Refusal.invalid(key(name), "not an array");
            }
            node.path(name).forEach(elements::add);
        }
        return elements;
    }

    private String limited(String name, String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.rule(key(name), "too_long", "at most " + most + " characters");
        }
        return text;
    }
}
