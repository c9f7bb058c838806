package deskbridge.demo.hub;

import java.util.Locale;

/** What makes a request in a chat. */
public enum Intake {
    /** A new message. */
    MESSAGE,
    /** A form, reached from a menu. */
    MENU,
    /** The command {@code /new}. */
    COMMAND;

    /** As the hub's settings spell it. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a top-level message with this text must become a ticket. */
    public boolean takes(String text) {
        return switch (this) {
            case MESSAGE -> !text.strip().startsWith("/");
            case MENU -> false;
            case COMMAND -> text.strip().toLowerCase(Locale.ROOT).matches("(?s)/new\\s+\\S.*");
        };
    }
}
