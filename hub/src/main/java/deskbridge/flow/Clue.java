package deskbridge.flow;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Something that a rule looks for in the words of a request. */
public sealed interface Clue {

    /** As the rule writes it. */
    String written();

    /** Looks for it; quick, whatever the words are. */
    Finding in(Wording words);

    /** What came of a search. */
    enum Finding {
        FOUND,
        MISSING,
        /** The search was not worth its time; counts as missing. */
        GIVEN_UP
    }

    /**
     * Reads what stands in a rule.
     *
     * @param written words that must stand together, or a regular expression between slashes
     * @throws IllegalArgumentException telling people what is wrong with it
     */
    static Clue parse(String written) {
        if (written.length() > 1 && written.startsWith("/") && written.endsWith("/")) {
            return Expression.of(written);
        }
        if (!Wording.isAnything(written)) {
            throw new IllegalArgumentException("must hold a letter or a digit");
        }
        return new Phrase(written);
    }

    /** @param written whole words, one after the other */
    record Phrase(String written) implements Clue {
        @Override
        public Finding in(Wording words) {
            return words.holds(written) ? Finding.FOUND : Finding.MISSING;
        }
    }

    /**
     * A regular expression of Java's. It may backtrack, so its patience grows with the text and no faster.
     *
     * @param written between slashes
     */
    record Expression(String written, Pattern pattern) implements Clue {

        private static final int LONGEST = 500;
        private static final int LOOKS_A_CHARACTER = 500;
        private static final int LOOKS_AT_LEAST = 10_000;

        static Expression of(String written) {
            if (written.length() > LONGEST) {
                throw new IllegalArgumentException("must be at most " + LONGEST + " characters long");
            }
            try {
                int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
                String expression = written.substring(1, written.length() - 1);
                return new Expression(written, Pattern.compile(Wording.plain(expression), flags));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("is no regular expression: " + e.getDescription(), e);
            }
        }

        @Override
        public Finding in(Wording words) {
            var text = new Patience(
                    words.text(),
                    LOOKS_AT_LEAST + LOOKS_A_CHARACTER * words.text().length());
            try {
                return pattern.matcher(text).find() ? Finding.FOUND : Finding.MISSING;
            } catch (Patience.SpentException | StackOverflowError e) {
                // Java's expressions recurse for each repetition of a group: deep ones end so before they spend their
                // looks.
                return Finding.GIVEN_UP;
            }
        }
    }
}
