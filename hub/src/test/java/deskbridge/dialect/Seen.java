package deskbridge.dialect;

import java.util.regex.Pattern;

/** What can be compared of what readers see. */
final class Seen {

    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\u200B\\uFEFF]+");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]*)]\\(https?://[^\\s()]*\\)");
    private static final Pattern FENCE = Pattern.compile("```[\\p{L}\\p{N}+#._-]*");
    private static final Pattern QUOTE = Pattern.compile("(?md)^[\\p{Z}\\t\\u200B>]*>[\\p{Z}\\t\\u200B>]*");
    private static final Pattern MARKS = Pattern.compile("[*_~`\\[\\]()]+");

    private Seen() {}

    /** Blanks do not count, nor does what has no width. */
    static String of(String shown) {
        return UNSEEN.matcher(shown).replaceAll("");
    }

    /**
     * The words without any of Pachca's marks: it cannot escape them, so nobody can say for sure which of them show. Quotes are
     * lines there that begin with their mark.
     */
    static String inPachca(String shown) {
        String words = FENCE.matcher(shown).replaceAll("");
        words = LINK.matcher(words).replaceAll("$1");
        words = MARKS.matcher(words).replaceAll("");
        return of(QUOTE.matcher(words).replaceAll(""));
    }

    /** True when everything of the first stands in the second, in its order, whatever else does. */
    static boolean holds(String all, String part) {
        int at = 0;
        for (int i = 0; i < all.length() && at < part.length(); i++) {
            if (all.charAt(i) == part.charAt(at)) {
                at++;
            }
        }
        return at == part.length();
    }
}
