package deskbridge.desk.yandextracker.yfm;

import deskbridge.desk.yandextracker.yfm.YfmWriter.Style;
import java.util.BitSet;

/** One paragraph being written: what people said stays apart from our markup until the whole is known. */
final class Line {
    private final StringBuilder text = new StringBuilder();
    private final BitSet said = new BitSet();

    /** Words that must come out as they are. */
    void say(String words) {
        said.set(text.length(), text.length() + words.length());
        text.append(words);
    }

    /** Signs that Tracker shall understand. */
    void mark(String markup) {
        text.append(markup);
    }

    /** The last character so far; a line break before the first. */
    int last() {
        return text.isEmpty() ? '\n' : text.codePointBefore(text.length());
    }

    /** The paragraph with what needs it escaped; no line begins with a space, which could make it code. */
    String text(Style style) {
        String whole = text.toString();
        var escapes = new Escapes(whole, said);
        var out = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (begins && said.get(i) && (c == ' ' || c == '\t')) {
                continue;
            }
            begins = c == '\n';
            if (said.get(i) && (style == Style.CAREFUL ? Escapes.isPunctuation(c) : escapes.needed(i))) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    static int longestRun(String text, char c) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == c ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
