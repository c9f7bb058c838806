package deskbridge.channel.telegram;

import java.util.regex.Pattern;

/** Plain words that call nobody: Telegram takes any name behind the sign for somebody who is called (Bot API, MessageEntity). */
final class Uncalled {

    /** Behind the sign it makes a name out of nothing, and is not seen. */
    static final char NO_WIDTH = '\u200B';

    /** A name may also stand in the next piece of the text. */
    private static final Pattern SIGN = Pattern.compile("@(?=[A-Za-z0-9_]|$)");

    /** No address is looked at any further back. */
    private static final int LONGEST = 200;

    private Uncalled() {}

    /** @param before the words that stand before these already */
    static String words(CharSequence before, String text) {
        return text.indexOf('@') < 0
                ? text
                : SIGN.matcher(text).replaceAll(found -> calls(before, text, found.start()) ? "@" + NO_WIDTH : "@");
    }

    /** Not within an address: behind a word, as in mail, or in a path. */
    private static boolean calls(CharSequence before, String text, int sign) {
        int from = Math.max(-before.length(), sign - LONGEST);
        boolean slash = false;
        boolean point = false;
        for (int i = sign - 1; i >= from; i--) {
            char c = i < 0 ? before.charAt(before.length() + i) : text.charAt(i);
            if (i == sign - 1 && (Character.isLetterOrDigit(c) || c == '_')) {
                return false;
            }
            if (Character.isWhitespace(c)) {
                break;
            }
            slash |= c == '/';
            point |= c == '.' || c == ':';
        }
        return !slash || !point;
    }
}
