package deskbridge.demo.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where the values of a JSON text stand. Takes what is no JSON as well, and finds less in it. */
final class JsonSpans {

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private JsonSpans(String text) {
        this.text = text;
    }

    /**
     * One value.
     *
     * @param start of its first character
     * @param end behind its last character
     * @param member start of the name that it has in an object; -1 when it has none
     */
    record Span(int start, int end, int member) {

        String of(String text) {
            return text.substring(start, end);
        }
    }

    /** All values, inner ones before those that hold them. */
    static List<Span> of(String text) {
        var found = new JsonSpans(text);
        found.scan();
        return found.spans;
    }

    private void scan() {
        int name = -1;
        int at = 0;
        Deque<Integer> names = new ArrayDeque<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                int end = afterText(at);
                if (end < text.length() && text.charAt(end) == ':') {
                    name = at;
                } else {
                    spans.add(new Span(at, end, name));
                    name = -1;
                }
                at = end;
            } else if (c == '{' || c == '[') {
                open.push(at++);
                names.push(name);
                name = -1;
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                at++;
                spans.add(new Span(open.pop(), at, names.pop()));
                name = -1;
            } else if (isWord(c)) {
                int end = at;
                while (end < text.length() && isWord(text.charAt(end))) {
                    end++;
                }
                spans.add(new Span(at, end, name));
                name = -1;
                at = end;
            } else {
                at++;
            }
        }
    }

    private int afterText(int quote) {
        for (int at = quote + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                return at + 1;
            }
        }
        return text.length();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
    }
}
