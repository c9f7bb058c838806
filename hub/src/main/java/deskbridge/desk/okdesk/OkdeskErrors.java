package deskbridge.desk.okdesk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Okdesk says is wrong. It writes {@code errors} as a map of lists, a map of texts, nested maps, a bare text, or a list (facts:
 * okdesk §8); all become texts by dotted name.
 */
final class OkdeskErrors {
    /** The name of what concerns no field. */
    static final String WHOLE = "base";

    private static final int LONGEST = 300;

    private OkdeskErrors() {}

    /** Empty when the answer says of no error. */
    static Map<String, String> of(Node answer) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (String name : List.of("errors", "error", "message")) {
            if (errors.isEmpty()) {
                collect("", answer.at(name), errors);
            }
        }
        return errors;
    }

    private static void collect(String name, Node node, Map<String, String> errors) {
        if (node.isObject()) {
            boolean outer = name.isEmpty() || name.equals(WHOLE);
            node.fields().forEach((key, below) -> collect(outer ? key : name + "." + key, below, errors));
            return;
        }
        List<String> texts = new ArrayList<>();
        for (Node item : node.items()) {
            if (item.isObject()) {
                collect(name, item, errors);
            } else if (!item.text().isBlank()) {
                texts.add(item.text().strip());
            }
        }
        if (!node.text().isBlank()) {
            texts.add(node.text().strip());
        }
        if (!texts.isEmpty()) {
            String text = String.join(", ", texts);
            errors.merge(name.isEmpty() ? WHOLE : name, text, (first, second) -> first + ", " + second);
        }
    }

    /** All of it in one line for people. */
    static String words(Map<String, String> errors) {
        List<String> parts = new ArrayList<>();
        errors.forEach((name, text) -> parts.add(name.equals(WHOLE) ? text : name + ": " + text));
        String all = String.join("; ", parts);
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }
}
