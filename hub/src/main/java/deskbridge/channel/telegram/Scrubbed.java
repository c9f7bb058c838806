package deskbridge.channel.telegram;

/** Text without what no store and no remote would take: NUL and other controls, half characters. */
final class Scrubbed {

    private Scrubbed() {}

    /** Each such character becomes one that people can live with, so that positions stay right. */
    static String sameLength(String text) {
        var clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < clean.length()
                    && Character.isLowSurrogate(clean.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                clean.setCharAt(i, '\uFFFD');
            } else if (c != '\n' && Character.isISOControl(c)) {
                clean.setCharAt(i, ' ');
            }
        }
        return clean.toString();
    }
}
