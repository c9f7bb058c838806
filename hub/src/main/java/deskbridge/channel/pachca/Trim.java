package deskbridge.channel.pachca;

/** Shortens labels to the limits of dialogs and buttons, visibly and without cutting a character in half. */
final class Trim {

    private Trim() {}

    /** @param most characters, at least 1 */
    static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
