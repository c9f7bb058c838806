package deskbridge.channel.pachca;

import java.util.regex.Pattern;

/**
 * Takes the ring out of relayed text: {@code @all}, {@code @here}, tags and nicknames in it call nobody. A blank without width
 * behind the sign is enough and people do not see it. Whoever shall be called is written with {@link #mention}.
 */
final class Defusing {

    static final char NO_WIDTH = '\u200B';

    /**
     * Not the sign in an address, which is preceded by a word and followed by a domain; but the last sign of a piece of text,
     * since the next piece may go on with a name.
     */
    private static final Pattern CALL = Pattern.compile(
            "@(?=[\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}_.+%-]@)|@(?=(?i:all|here)(?![\\p{L}\\p{N}_]|\\.\\p{L}))|@$");

    private static final Pattern CALL_TO_ALL = Pattern.compile("@(?=(?i:all|here)(?![\\p{L}\\p{N}_]))");

    private Defusing() {}

    /** Of plain words. */
    static String words(String text) {
        return CALL.matcher(text).replaceAll("@" + NO_WIDTH);
    }

    /** Of code, where a sign before a name is common and is changed only when it would call everybody. */
    static String code(String text) {
        return CALL_TO_ALL.matcher(text).replaceAll("@" + NO_WIDTH);
    }

    /** Of an address, which still leads to the same place. */
    static String address(String url) {
        return CALL.matcher(url).replaceAll("%40");
    }

    /** Calls a user, for sure: the API writes the nickname instead (Pachca docs, mentions). */
    static String mention(UserJson user) {
        return "<@" + user.id() + ">";
    }
}
