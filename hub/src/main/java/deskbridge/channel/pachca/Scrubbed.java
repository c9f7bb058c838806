package deskbridge.channel.pachca;

import java.util.List;

/** Text from a remote without what no store and no other remote would take: NUL, half characters, odd line ends. */
final class Scrubbed {

    private Scrubbed() {}

    static List<String> lines(String text) {
        return of(text).lines().toList();
    }

    static String of(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                clean.append('\uFFFD');
            } else if (c == '\n' || c == '\t' || c == '\r' || !Character.isISOControl(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }
}
