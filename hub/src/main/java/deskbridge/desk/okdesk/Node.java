package deskbridge.desk.okdesk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of Okdesk's JSON, whatever it turns out to be: the vendor's own samples write ids, sizes and flags now as numbers, now as
 * texts, lists as single objects, and leave out or null whole blocks (facts: okdesk §6.3, §8). What is not there reads as nothing.
 */
record Node(@Nullable Object value) {
    static final Node NOTHING = new Node(null);

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    /** The value under a name; nothing for what is no object. */
    Node at(String name) {
        return value instanceof Map<?, ?> map ? new Node(map.get(name)) : NOTHING;
    }

    boolean isNothing() {
        return value == null;
    }

    boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    /** True when the object has this name, even with null. */
    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    /** The value of a text, number or flag; empty for everything else. */
    String text() {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e18 -> Long.toString(number.longValue());
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> "";
        };
    }

    String text(String name) {
        return at(name).text();
    }

    /** The text under a name; null when it is blank. */
    @Nullable
    String textOrNull(String name) {
        String text = text(name);
        return text.isBlank() ? null : text;
    }

    /** A positive whole number as digits; empty for everything else. */
    String id() {
        String text = text().strip();
        return isId(text) ? text : "";
    }

    String id(String name) {
        return at(name).id();
    }

    /** Whether a text may stand for an id, also in a path. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The number under a name; 0 for none. */
    long number(String name) {
        String id = id(name);
        return id.isEmpty() ? 0 : Long.parseLong(id);
    }

    /** Empty for what is neither true nor false. */
    Optional<Boolean> flag(String name) {
        return switch (text(name).strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The elements of a list; a single object counts as a list of one. */
    List<Node> items() {
        if (value instanceof List<?> list) {
            return list.stream().map(Node::new).toList();
        }
        return isObject() && !fields().isEmpty() ? List.of(this) : List.of();
    }

    /** The members of an object, in order; none for everything else. */
    Map<String, Node> fields() {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> fields.put(String.valueOf(name), new Node(member)));
        }
        return fields;
    }

    /** The object itself, or what it wraps under its name: Okdesk does either (facts: okdesk §1). */
    Node unwrapped(String name) {
        Node inner = at(name);
        return inner.isObject() && id().isEmpty() && at("id").isNothing() ? inner : this;
    }
}
