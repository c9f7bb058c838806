package deskbridge.store.jdbc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people call a delivery ({@code in-7}) or a command ({@code out-7}).
 *
 * @param box {@code in} or {@code out}
 * @param item number of the row
 */
record EventId(String box, long item) {

    private static final Pattern FORM = Pattern.compile("(in|out)-([0-9]{1,18})");

    static Optional<EventId> parse(String text) {
        Matcher found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new EventId(found.group(1), Long.parseLong(found.group(2))))
                : Optional.empty();
    }

    boolean isCommand() {
        return box.equals("out");
    }

    String table() {
        return isCommand() ? "command" : "delivery";
    }

    Lanes lanes() {
        return isCommand() ? Lanes.OUT : Lanes.IN;
    }

    @Override
    public String toString() {
        return box + "-" + item;
    }
}
