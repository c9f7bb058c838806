package deskbridge.desk.yandextracker.yfm;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which characters of a paragraph Tracker would take for markup (facts: yandex-tracker §12). Names such as C++, prices
 * with a hash and lone brackets stay as they are.
 */
final class Escapes {
    private static final Pattern ISSUE_KEY =
            Pattern.compile("(?<![\\p{L}\\p{N}_-])[A-Z][A-Z0-9]*-\\d+(?![\\p{L}\\p{N}_-])");
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");
    private static final Pattern COLOUR = Pattern.compile("\\{#?[A-Za-z0-9]{1,20}\\}\\(");
    private static final Pattern HEADING = Pattern.compile("#{1,6}(?:\\s|$)|#\\|");
    private static final Pattern RULE = Pattern.compile("[-=|: ]{3,}(?:\\n|$)|[-=]+\\s*(?:\\n|$)");
    private static final Pattern CHECKBOX = Pattern.compile("\\[[ xX]\\]\\s");
    private static final Pattern UPPER = Pattern.compile("\\^[^\\s^]+\\^");

    private final String text;
    private final BitSet keyDashes = new BitSet();
    private final int lastLinkTurn;
    private final int lastWikiEnd;

    Escapes(String text, BitSet said) {
        this.text = text;
        Matcher key = ISSUE_KEY.matcher(text);
        while (key.find()) {
            int dash = text.indexOf('-', key.start());
            if (said.get(key.start()) && said.get(key.end() - 1)) {
                keyDashes.set(dash);
            }
        }
        this.lastLinkTurn = Math.max(text.lastIndexOf("]("), Math.max(text.lastIndexOf("]["), text.lastIndexOf("]:")));
        this.lastWikiEnd = text.lastIndexOf("))");
    }

    static boolean isPunctuation(char c) {
        return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }

    boolean needed(int i) {
        char c = text.charAt(i);
        return switch (c) {
            case '\\' -> at(i + 1) == '\n' || isPunctuation(at(i + 1));
            case '`' -> true;
            case '*' -> !isLoose(i) || beginsLine(i);
            case '_' -> !isLoose(i) && !(isWord(at(i - 1)) && isWord(at(i + 1)));
            case '~' -> isDoubled(i);
            case '+' -> (isDoubled(i) && opens(i)) || (beginsLine(i) && isSpace(at(i + 1)));
            case '!' -> (isDoubled(i) && opens(i)) || at(i + 1) == '[';
            case '%' -> isDoubled(i) && opens(i);
            case '#' -> (isDoubled(i) && opens(i)) || (beginsLine(i) && looksLike(HEADING, i));
            case '=' -> beginsLine(i) && (at(i + 1) == '=' || looksLike(RULE, i));
            case '-' -> keyDashes.get(i) || (beginsLine(i) && (isSpace(at(i + 1)) || looksLike(RULE, i)));
            case '|' -> beginsLine(i) && (at(i + 1) == '|' || looksLike(RULE, i));
            case '>' -> beginsLine(i) || at(i - 1) == '}';
            case '.', ')' -> endsListNumber(i);
            case '(' -> isDoubled(i) && i < lastWikiEnd;
            case '[' -> i < lastLinkTurn || (beginsLine(i) && looksLike(CHECKBOX, i));
            case ']' -> i < lastLinkTurn;
            case '{' -> at(i + 1) == '%' || looksLike(COLOUR, i);
            case '<' -> isWord(at(i + 1)) || "/!?#{[".indexOf(at(i + 1)) >= 0;
            case '&' -> looksLike(ENTITY, i);
            case '^' -> looksLike(UPPER, i);
            default -> false;
        };
    }

    private char at(int i) {
        return i < 0 || i >= text.length() ? '\n' : text.charAt(i);
    }

    private boolean beginsLine(int i) {
        int before = i - 1;
        while (at(before) == ' ' || at(before) == '\t') {
            before--;
        }
        return at(before) == '\n';
    }

    /** Space on both sides: no delimiter of anything. */
    private boolean isLoose(int i) {
        return isSpace(at(i - 1)) && isSpace(at(i + 1));
    }

    private boolean isDoubled(int i) {
        return at(i - 1) == at(i) || at(i + 1) == at(i);
    }

    /** Whether the run of equal characters around here can open something: it touches what follows more than what precedes. */
    private boolean opens(int i) {
        char c = at(i);
        int start = i;
        while (at(start - 1) == c) {
            start--;
        }
        int end = i + 1;
        while (at(end) == c) {
            end++;
        }
        return !isSpace(at(end)) && (isWord(at(end)) || !isWord(at(start - 1)));
    }

    private boolean endsListNumber(int i) {
        int start = i;
        while (i - start < 9 && at(start - 1) >= '0' && at(start - 1) <= '9') {
            start--;
        }
        return start < i && beginsLine(start) && isSpace(at(i + 1));
    }

    private boolean looksLike(Pattern pattern, int i) {
        return pattern.matcher(text).region(i, text.length()).lookingAt();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
