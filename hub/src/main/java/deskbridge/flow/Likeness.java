package deskbridge.flow;

import deskbridge.domain.RichText;
import java.util.Locale;

/** Whether two texts say the same once markup, spaces and signs are left out, which each system writes in its own way. */
final class Likeness {

    private Likeness() {}

    /** Letters and digits alone; what has none keeps its signs. */
    static String of(RichText text) {
        return of(text.words());
    }

    static String of(String words) {
        var kept = new StringBuilder(words.length());
        words.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.isEmpty() ? words.strip() : kept.toString();
    }
}
