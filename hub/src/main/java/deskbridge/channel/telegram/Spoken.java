package deskbridge.channel.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of a message, with commands cleared of the bot's name: in a group people write {@code /new@our_bot}, and
 * {@code /new@other_bot} to others (facts: telegram §9).
 *
 * @param text the words
 * @param marks over them
 */
record Spoken(String text, List<EntityJson> marks) {

    private static final Pattern ADDRESSED = Pattern.compile("^(/[A-Za-z0-9_]{1,64})@([A-Za-z0-9_]{1,64})(?=\\s|$)");

    /** Asks for the bot's name, only when somebody is addressed. */
    interface Name {
        String ask() throws CallFailed;
    }

    /** Empty when another bot is meant. */
    static Optional<Spoken> of(MessageJson message, Name own) throws CallFailed {
        var spoken = new Spoken(message.words(), message.marks());
        var addressed = ADDRESSED.matcher(spoken.text);
        if (message.forwardOrigin() != null || !addressed.find()) {
            return Optional.of(spoken);
        }
        return addressed.group(2).equalsIgnoreCase(own.ask())
                ? Optional.of(spoken.without(addressed.end(1), addressed.end(2)))
                : Optional.empty();
    }

    private Spoken without(int from, int to) {
        var moved = new ArrayList<EntityJson>();
        for (EntityJson mark : marks) {
            int start = moved(mark.offset(), from, to);
            int end = moved(mark.end(), from, to);
            if (start < end) {
                moved.add(mark.over(start, end));
            }
        }
        return new Spoken(text.substring(0, from) + text.substring(to), List.copyOf(moved));
    }

    private static int moved(int at, int from, int to) {
        return at <= from ? at : Math.max(from, at - (to - from));
    }
}
