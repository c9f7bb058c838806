package deskbridge.channel.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into messages: between paragraphs, else between lines, else between words; never within a link, a name, a stretch of
 * code or what people see as one character, unless that alone is too long. Marks that are cut go on in the next message. Telegram
 * counts code points (facts: telegram §5), Java's characters are never fewer.
 */
final class Splitter {

    /** What is cut has two meanings, or none. */
    private static final Set<String> WHOLE = Set.of("text_link", "text_mention", "code", "url");

    /** More are left out without a word. */
    private static final int MOST_MARKS = 100;

    /** Enough to tell whether a character goes on. */
    private static final int LOOKAHEAD = 32;

    private final String text;
    private final List<EntityJson> marks;

    private Splitter(Marked whole) {
        this.text = whole.text();
        this.marks = whole.marks();
    }

    /**
     * Cuts a text.
     *
     * @param first characters of the first part, at least 64
     * @param most characters of every other part, at least 64
     * @return at least one part; none is blank unless the text is
     */
    static List<Marked> split(Marked whole, int first, int most) {
        var splitter = new Splitter(whole);
        var parts = new ArrayList<Marked>();
        int from = splitter.skipBlanks(0);
        while (from < splitter.text.length()) {
            int to = splitter.end(from, parts.isEmpty() ? first : most);
            parts.add(splitter.part(from, to));
            from = splitter.skipBlanks(to);
        }
        return parts.isEmpty() ? List.of(Marked.plain("")) : parts;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int end(int from, int most) {
        int furthest = Math.min(text.length(), from + most);
        var within = marks.stream()
                .filter(mark -> mark.end() > from && mark.offset() < furthest)
                .toList();
        if (within.size() > MOST_MARKS && within.get(MOST_MARKS).offset() > from) {
            return cut(from, within.get(MOST_MARKS).offset(), most);
        }
        return furthest == text.length() ? furthest : cut(from, furthest, most);
    }

    /** The best place for a cut that is not behind the furthest. */
    private int cut(int from, int furthest, int most) {
        int half = from + (furthest - from) / 2;
        for (String border : List.of("\n\n", "\n")) {
            int at = apart(from, text.lastIndexOf(border, furthest - 1), furthest, most);
            if (at > half) {
                return at;
            }
        }
        int at = apart(from, lastBlank(from, furthest), furthest, most);
        return at > from ? at : betweenCharacters(from, furthest, most);
    }

    /** The same place, or the nearest that does not cut what must stay whole. */
    private int apart(int from, int place, int furthest, int most) {
        int at = place;
        for (EntityJson mark : marks) {
            boolean fits = mark.length() <= most && WHOLE.contains(mark.kind());
            if (fits && mark.offset() < at && at < mark.end()) {
                at = mark.offset() > from || mark.end() > furthest ? mark.offset() : mark.end();
            }
        }
        return at;
    }

    private int lastBlank(int from, int furthest) {
        for (int at = Math.min(furthest, text.length() - 1); at > from; at--) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private int betweenCharacters(int from, int furthest, int most) {
        for (EntityJson mark : marks) {
            boolean fits = mark.length() <= most && WHOLE.contains(mark.kind());
            if (fits && mark.offset() > from && mark.offset() < furthest && mark.end() > furthest) {
                return mark.offset();
            }
        }
        var boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text.substring(from, Math.min(text.length(), furthest + LOOKAHEAD)));
        int wanted = furthest - from;
        int at = boundaries.isBoundary(wanted) ? wanted : boundaries.preceding(wanted);
        if (at > 0) {
            return from + at;
        }
        return Character.isLowSurrogate(text.charAt(furthest)) && furthest - 1 > from ? furthest - 1 : furthest;
    }

    private Marked part(int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var within = new ArrayList<EntityJson>();
        for (EntityJson mark : marks) {
            int start = Math.max(mark.offset(), from);
            int stop = Math.min(mark.end(), end);
            if (start < stop && !text.substring(start, stop).isBlank() && within.size() < MOST_MARKS) {
                within.add(mark.over(start - from, stop - from));
            }
        }
        return new Marked(text.substring(from, end), within);
    }
}
