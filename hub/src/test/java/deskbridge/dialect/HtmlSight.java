package deskbridge.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML as a reader of Okdesk sees it; so strict that whatever a browser would have to guess is an error. */
final class HtmlSight {

    private static final Pattern PART = Pattern.compile("<(/?)([a-z]+)( href=\"[^\"<>]*\")?>|&(#39|[a-z]+);|([^<>&]+)");
    private static final Set<String> KNOWN =
            Set.of("p", "br", "b", "i", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "#39", "'");

    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private final StringBuilder shown = new StringBuilder();

    private HtmlSight() {}

    /** @throws IllegalArgumentException for anything but well-formed elements that Okdesk knows */
    static String of(String html) {
        var sight = new HtmlSight();
        Matcher part = PART.matcher(html);
        int at = 0;
        while (part.find()) {
            require(part.start() == at, html, at);
            at = part.end();
            if (part.group(5) != null) {
                sight.shown.append(part.group(5));
            } else if (part.group(4) != null) {
                require(ENTITIES.containsKey(part.group(4)), html, part.start());
                sight.shown.append(ENTITIES.get(part.group(4)));
            } else {
                require(sight.tag(part), html, part.start());
            }
        }
        require(at == html.length() && sight.open.isEmpty(), html, at);
        return sight.shown.toString();
    }

    private boolean tag(Matcher tag) {
        String name = tag.group(2);
        if (!KNOWN.contains(name)
                || name.equals("a") != (tag.group(3) != null || (!tag.group(1).isEmpty() && name.equals("a")))) {
            return false;
        }
        if (name.equals("br")) {
            shown.append('\n');
            return tag.group(1).isEmpty();
        }
        if (!tag.group(1).isEmpty()) {
            return name.equals(open.poll()) && ended(name);
        }
        open.push(name);
        begun(name);
        return true;
    }

    private void begun(String name) {
        switch (name) {
            case "ul" -> numbers.push(-1);
            case "ol" -> numbers.push(0);
            case "li" -> {
                int number = numbers.isEmpty() ? -1 : numbers.pop();
                shown.append(number < 0 ? "•" : (number + 1) + ".");
                numbers.push(number < 0 ? number : number + 1);
            }
            default -> shown.append("");
        }
    }

    private boolean ended(String name) {
        if (name.equals("ul") || name.equals("ol")) {
            numbers.poll();
        }
        if (Set.of("p", "li", "pre", "blockquote").contains(name)) {
            shown.append('\n');
        }
        return true;
    }

    private static void require(boolean condition, String html, int at) {
        if (!condition) {
            throw new IllegalArgumentException(
                    "a browser would have to guess at " + html.substring(at, Math.min(html.length(), at + 40)));
        }
    }
}
