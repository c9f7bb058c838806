package deskbridge.settings;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a value looks like to somebody who must not see it: it may be a secret that stands in the wrong place.
 *
 * @param length in characters
 * @param signs which kinds of characters it has
 */
record Shape(int length, Set<Sign> signs) {

    /** Kinds of characters, in the order in which they are told. */
    enum Sign {
        LETTERS,
        FOREIGN,
        DIGITS,
        BLANKS,
        QUOTES,
        OTHERS
    }

    Shape {
        signs = Set.copyOf(signs);
    }

    static Shape of(String text) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        text.codePoints().mapToObj(Shape::sign).forEach(signs::add);
        return new Shape(text.codePointCount(0, text.length()), signs);
    }

    /** A letter that only looks like a Latin one is hard to find otherwise. */
    private static Sign sign(int character) {
        if (Character.isLetter(character)) {
            return UnicodeScript.of(character) == UnicodeScript.LATIN ? Sign.LETTERS : Sign.FOREIGN;
        }
        if (Character.isDigit(character)) {
            return Sign.DIGITS;
        }
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return Sign.BLANKS;
        }
        return "\"'`«»“”„".indexOf(character) >= 0 ? Sign.QUOTES : Sign.OTHERS;
    }
}
