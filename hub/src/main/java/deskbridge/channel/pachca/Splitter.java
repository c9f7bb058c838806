package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Piece.Fenced;
import deskbridge.channel.pachca.Piece.LineEnd;
import deskbridge.channel.pachca.Piece.Space;
import deskbridge.channel.pachca.Piece.Style;
import deskbridge.channel.pachca.Piece.Word;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Joins pieces into messages of limited size. Pachca counts bytes of UTF-8 (Pachca docs, limits). Emphasis is closed at the end of
 * a line and of a message and opened again behind it, so that every message stands for itself.
 */
final class Splitter {

    private static final int DEEPEST_QUOTE = 40;

    private final int most;
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();

    /** Bytes in {@link #part}. */
    private int size;

    /** Emphasis open at its end, outermost first. */
    private final List<Style> open = new ArrayList<>();

    /** Blanks and line ends not yet written: at the end of a message they are dropped. */
    private final StringBuilder pending = new StringBuilder();

    /** What a message begins with that begins within a quote. */
    private String quoted = "";

    /** @param most bytes of one message */
    Splitter(int most) {
        this.most = most;
    }

    List<String> split(List<Piece> pieces) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Word word -> word(word.text(), word.styles());
                case Space space -> pending.append(space.text());
                case LineEnd end -> {
                    close();
                    pending.append('\n').append(end.prefix());
                    quoted = end.prefix().length() > DEEPEST_QUOTE
                            ? ""
                            : end.prefix().stripLeading();
                }
                case Fenced fenced -> fenced(fenced);
            }
        }
        endPart();
        if (parts.isEmpty()) {
            parts.add("");
        }
        return parts;
    }

    private void word(String text, Set<Style> styles) {
        int room = most - marks(styles) - quoted.length();
        if (bytes(text) > room) {
            for (String fragment : fragments(text, room)) {
                endPart();
                word(fragment, styles);
            }
            return;
        }
        var closing = closing(styles);
        var opening = opening(styles, closing.size());
        int needed = marksOf(closing) + bytes(lead()) + marksOf(opening) + bytes(text) + marksOf(allOf(styles));
        if (size + needed > most) {
            endPart();
            word(text, styles);
            return;
        }
        closing.forEach(this::closeOne);
        flushPending();
        opening.forEach(this::openOne);
        append(text);
    }

    /** Emphasis that ends before a word in these styles, innermost first. */
    private List<Style> closing(Set<Style> styles) {
        int kept = 0;
        while (kept < open.size() && styles.contains(open.get(kept))) {
            kept++;
        }
        return new ArrayList<>(open.subList(kept, open.size())).reversed();
    }

    private List<Style> opening(Set<Style> styles, int closed) {
        var opening = EnumSet.noneOf(Style.class);
        opening.addAll(styles);
        open.subList(0, open.size() - closed).forEach(opening::remove);
        return List.copyOf(opening);
    }

    private void fenced(Fenced code) {
        close();
        var head = "```" + code.language();
        boolean begun = false;
        for (String line : code.lines()) {
            int room = most - bytes(head) - quoted.length() - "\n\n```".length();
            for (String fragment : bytes(line) > room ? fragments(line, room) : List.of(line)) {
                int needed = (begun ? 1 : bytes(lead()) + bytes(head) + 1) + bytes(fragment) + "\n```".length();
                if (size > 0 && size + needed > most) {
                    if (begun) {
                        append("\n```");
                    }
                    endPart();
                    begun = false;
                }
                if (!begun) {
                    flushPending();
                    append(head);
                    begun = true;
                }
                append("\n" + fragment);
            }
        }
        if (begun) {
            append("\n```");
        }
    }

    private void close() {
        List.copyOf(open).reversed().forEach(this::closeOne);
    }

    private void closeOne(Style style) {
        append(style.mark());
        open.remove(style);
    }

    private void openOne(Style style) {
        append(style.mark());
        open.add(style);
    }

    private void flushPending() {
        append(lead());
        pending.setLength(0);
    }

    private String lead() {
        return part.isEmpty() ? quoted : pending.toString();
    }

    private void endPart() {
        close();
        pending.setLength(0);
        if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
            size = 0;
        }
    }

    private void append(String text) {
        part.append(text);
        size += bytes(text);
    }

    private static List<Style> allOf(Set<Style> styles) {
        return List.copyOf(styles);
    }

    private static int marks(Set<Style> styles) {
        return 2 * marksOf(allOf(styles));
    }

    private static int marksOf(List<Style> styles) {
        return styles.stream().mapToInt(style -> style.mark().length()).sum();
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Breaks what is too long for a message between the characters that people see, so that no emoji falls apart. */
    private static List<String> fragments(String text, int room) {
        var fragments = new ArrayList<String>();
        var fragment = new StringBuilder();
        int used = 0;
        for (String character : characters(text, room)) {
            int more = bytes(character);
            if (used + more > room && used > 0) {
                fragments.add(fragment.toString());
                fragment.setLength(0);
                used = 0;
            }
            fragment.append(character);
            used += more;
        }
        fragments.add(fragment.toString());
        return fragments;
    }

    /** What people see as one character, unless so many marks are heaped on it that it fills a message. */
    private static List<String> characters(String text, int room) {
        var seen = new ArrayList<String>();
        var boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            var character = text.substring(start, end);
            if (bytes(character) <= room) {
                seen.add(character);
            } else {
                character.codePoints().mapToObj(Character::toString).forEach(seen::add);
            }
            start = end;
        }
        return seen;
    }
}
