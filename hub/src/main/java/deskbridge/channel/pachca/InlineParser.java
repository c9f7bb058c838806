package deskbridge.channel.pachca;

import deskbridge.domain.Person;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Strike;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what stands within the lines of one paragraph. What does not close is plain text. */
final class InlineParser {

    /** Emphasis in emphasis goes no deeper than there are kinds of it. */
    private static final int DEEPEST = 6;

    private static final List<String> MARKERS = List.of("**", "__", "~~", "*", "_");
    /** What leads nowhere is not taken for a link: {@code list[i](j)} must keep its {@code j}. */
    private static final Pattern LINK = Pattern.compile(
            "\\[([^\\[\\]\\n]{1,2000})]\\(((?i:https?://|mailto:|tel:)[^\\s()<>]+(?:\\([^\\s()]*\\))?[^\\s()]*)\\)");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)*_~`'\\]}»]");

    private final String text;
    private final Map<String, Person> named;
    private final int depth;
    private final List<Inline> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    /** Where the search for an end of this marker found none: it need not be searched for again. */
    private final Map<String, Integer> unclosed = new HashMap<>();

    private InlineParser(String text, Map<String, Person> named, int depth) {
        this.text = text;
        this.named = named;
        this.depth = depth;
    }

    static List<Inline> parse(String text, Map<String, Person> named) {
        return new InlineParser(text, named, 0).parse();
    }

    private List<Inline> parse() {
        int at = 0;
        while (at < text.length()) {
            int next = special(at);
            if (next < 0) {
                plain.append(text.charAt(at));
                next = at + 1;
            }
            at = next;
        }
        endPlain();
        return parts;
    }

    /** Reads something special that begins here. Answers where it ends, or -1 when nothing special does. */
    private int special(int at) {
        return switch (text.charAt(at)) {
            case '\n' -> add(new Break(), at + 1);
            case '`' -> code(at);
            case '[' -> link(at);
            case 'h' -> address(at);
            case '@' -> mention(at);
            case '*', '_', '~' -> emphasis(at);
            default -> -1;
        };
    }

    private int code(int at) {
        int end = text.indexOf('`', at + 1);
        int lineEnd = text.indexOf('\n', at);
        if (end <= at + 1 || (lineEnd >= 0 && lineEnd < end)) {
            return -1;
        }
        return add(new Code(text.substring(at + 1, end)), end + 1);
    }

    private int link(int at) {
        var link = LINK.matcher(text).region(at, text.length());
        if (!link.lookingAt()) {
            return -1;
        }
        return add(new Link(link.group(2), within(link.group(1))), link.end());
    }

    private int address(int at) {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return -1;
        }
        var address = ADDRESS.matcher(text).region(at, text.length());
        if (!address.lookingAt()) {
            return -1;
        }
        return add(new Link(address.group(), List.of(new Plain(address.group()))), address.end());
    }

    private int mention(int at) {
        var mention = Names.MENTION.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!mention.lookingAt()) {
            return -1;
        }
        var person = named.get(mention.group(1));
        return person == null ? -1 : add(new Mention(mention.group(1), person), mention.end());
    }

    private int emphasis(int at) {
        if (depth == DEEPEST) {
            return -1;
        }
        for (String marker : MARKERS) {
            if (text.startsWith(marker, at) && opens(marker, at)) {
                int end = end(marker, at + marker.length());
                if (end > 0) {
                    var inner = within(text.substring(at + marker.length(), end));
                    return add(emphasized(marker, inner), end + marker.length());
                }
            }
        }
        return -1;
    }

    private boolean opens(String marker, int at) {
        int after = at + marker.length();
        if (after >= text.length() || Character.isWhitespace(text.charAt(after))) {
            return false;
        }
        char mark = marker.charAt(0);
        if (text.charAt(after) == mark && (marker.length() == 1 || text.startsWith(marker, after))) {
            return false;
        }
        return mark != '_' || at == 0 || !isWord(text.charAt(at - 1));
    }

    private int end(String marker, int from) {
        Integer hopeless = unclosed.get(marker);
        if (hopeless != null && hopeless <= from) {
            return -1;
        }
        for (int at = text.indexOf(marker, from + 1); at > 0; at = text.indexOf(marker, at + 1)) {
            if (closes(marker, at)) {
                return at;
            }
        }
        unclosed.put(marker, from);
        return -1;
    }

    private boolean closes(String marker, int at) {
        char before = text.charAt(at - 1);
        if (Character.isWhitespace(before)) {
            return false;
        }
        int after = at + marker.length();
        char mark = marker.charAt(0);
        if (after < text.length() && text.charAt(after) == mark) {
            return false;
        }
        if (marker.length() == 1 && before == mark) {
            return false;
        }
        return mark != '_' || after >= text.length() || !isWord(text.charAt(after));
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static Inline emphasized(String marker, List<Inline> inner) {
        return switch (marker) {
            case "**", "__" -> new Bold(inner);
            case "~~" -> new Strike(inner);
            default -> new Italic(inner);
        };
    }

    private List<Inline> within(String inner) {
        return new InlineParser(inner, named, Math.min(depth + 1, DEEPEST)).parse();
    }

    private int add(Inline part, int end) {
        endPlain();
        parts.add(part);
        return end;
    }

    private void endPlain() {
        if (!plain.isEmpty()) {
            parts.add(new Plain(plain.toString()));
            plain.setLength(0);
        }
    }
}
