package deskbridge.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where a request goes: a path under the client's base URL, or an absolute URL given by a remote. */
sealed interface Target {
    /** A piece of a template that is not to be filled. */
    Pattern LITERAL = Pattern.compile("[A-Za-z0-9_~$-][A-Za-z0-9_~.$-]*");

    /** What metrics and logs may call it: never holds an id's worth of labels, a query or a secret. */
    String template();

    /** A path below the base URL; segments are not yet encoded. */
    record Relative(String template, List<String> segments) implements Target {}

    /** A whole URL; it may hold a secret in any part, so only its origin is ever shown. */
    record Absolute(String url) implements Target {
        @Override
        public String template() {
            return "(absolute)";
        }
    }

    /**
     * Puts values into a template such as {@code issues/{key}/comments}. Every placeholder is a whole segment, so a value can
     * never add a segment, leave one, or start a query.
     */
    static Relative fill(String template, Object... values) {
        List<String> segments = new ArrayList<>();
        int used = 0;
        for (String piece : template.split("/", -1)) {
            if (piece.startsWith("{") && piece.endsWith("}")) {
                if (used == values.length) {
                    throw new IllegalArgumentException("no value for " + piece + " in " + template);
                }
                segments.add(segment(piece, values[used++]));
            } else {
                segments.add(literal(template, piece, segments.size()));
            }
        }
        if (used != values.length) {
            throw new IllegalArgumentException("too many values for " + template);
        }
        return new Relative(template, List.copyOf(segments));
    }

    private static String literal(String template, String piece, int index) {
        boolean trailingSlash = piece.isEmpty() && index > 0 && template.endsWith("/");
        if (!trailingSlash && !LITERAL.matcher(piece).matches()) {
            throw new IllegalArgumentException("not a path template: " + template);
        }
        return piece;
    }

    private static String segment(String placeholder, Object value) {
        if (!(value instanceof String || value instanceof Integer || value instanceof Long)) {
            throw new IllegalArgumentException("text or a whole number is needed for " + placeholder);
        }
        String text = value.toString();
        if (!RestRequest.isSegment(text)) {
            throw new IllegalArgumentException("a path cannot hold the value of " + placeholder + ": '" + text + "'");
        }
        return text;
    }
}
