package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A keyboard as a bot sent it, checked.
 *
 * @param wire an inline keyboard as bots are shown it
 * @param oneTime whether a reply keyboard goes away when used
 */
record Markup(Kind kind, List<List<TelegramButton>> rows, ObjectNode wire, boolean oneTime) {
    enum Kind {
        INLINE,
        KEYBOARD,
        REMOVE,
        FORCE_REPLY
    }

    boolean inline() {
        return kind == Kind.INLINE;
    }
}
