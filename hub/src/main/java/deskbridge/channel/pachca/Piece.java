package deskbridge.channel.pachca;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The least of a text that must stay whole when it is split. A text is a row of these; between any two of them a new message
 * may begin.
 */
sealed interface Piece {

    /** Emphasis, with the mark that opens and closes it. */
    enum Style {
        BOLD("**"),
        ITALIC("_"),
        STRIKE("~~");

        private final String mark;

        Style(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /**
     * A word, a link or a stretch of code.
     *
     * @param text as it is sent, marks of its own included, those of the styles not
     * @param styles emphasis it stands in
     */
    record Word(String text, Set<Style> styles) implements Piece {
        public Word {
            styles = styles.isEmpty() ? EnumSet.noneOf(Style.class) : EnumSet.copyOf(styles);
        }
    }

    /** Blanks between words. */
    record Space(String text) implements Piece {}

    /**
     * The end of a line.
     *
     * @param prefix what the next line begins with: marks of quotes, indentation
     */
    record LineEnd(String prefix) implements Piece {}

    /**
     * Lines of code between fences.
     *
     * @param language as people wrote it; may be empty
     * @param lines the code
     */
    record Fenced(String language, List<String> lines) implements Piece {
        public Fenced {
            lines = List.copyOf(lines);
        }
    }
}
