package deskbridge.flow;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a request, made comparable: case, the dots of ё and what stands between words do not matter. */
public final class Wording {

    private static final int LONGEST = 10_000;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern TAG =
            Pattern.compile("(?<![\\p{L}\\p{N}_&/#])#([\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]{0,63})");

    private final String text;
    private final String words;
    private final Set<String> tags;

    private Wording(String text) {
        this.text = text;
        this.words = spaced(text);
        this.tags = tags(text);
    }

    /** Reads a request; only the beginning of what is longer than any message. */
    public static Wording of(String text) {
        return new Wording(plain(text.length() <= LONGEST ? text : text.substring(0, LONGEST)));
    }

    /** As it was written, but for the dots of ё: what regular expressions see. */
    String text() {
        return text;
    }

    /** True when these words stand here, one after the other, each of them whole. */
    boolean holds(String phrase) {
        String wanted = spaced(plain(phrase));
        return !wanted.isBlank() && words.contains(wanted);
    }

    /** True when this tag was written, with its {@code #}. */
    boolean isTagged(String tag) {
        return tags.contains(tag(tag));
    }

    /** A tag as it is compared, with or without its {@code #}. */
    public static String tag(String written) {
        return plain(written).strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
    }

    /** True when there is a letter or a digit to look for. */
    static boolean isAnything(String phrase) {
        return !spaced(phrase).isBlank();
    }

    /** Without the dots of ё, which people leave out as they like. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replace('ё', 'е').replace('Ё', 'Е');
    }

    private static String spaced(String text) {
        String words = BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return " " + words.strip() + " ";
    }

    private static Set<String> tags(String text) {
        var tags = new LinkedHashSet<String>();
        Matcher tag = TAG.matcher(text.toLowerCase(Locale.ROOT));
        while (tag.find()) {
            tags.add(tag.group(1));
        }
        return tags;
    }
}
