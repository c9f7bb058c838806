package deskbridge.channel.pachca;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a text of Pachca names people: {@code @nickname}, anywhere but within a word (Pachca docs, mentions). */
final class Names {

    /** Not preceded by what would make it an address. */
    static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_.+%/-])@([\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_])?)");

    /** These call everybody. */
    private static final Set<String> RESERVED = Set.of("all", "here");

    private Names() {}

    /** The nicknames in a text, each once, in order. */
    static Set<String> in(String content) {
        var names = new LinkedHashSet<String>();
        var mention = MENTION.matcher(content);
        while (mention.find()) {
            if (!RESERVED.contains(mention.group(1).toLowerCase(Locale.ROOT))) {
                names.add(mention.group(1));
            }
        }
        return names;
    }
}
