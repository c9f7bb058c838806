package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import deskbridge.emulator.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of one bot.
 *
 * @param method in lower case
 */
record Request(BotState bot, String method, Arguments arguments) {
    /** Empty when absent. */
    String text(String name) {
        return arguments.text(name);
    }

    boolean has(String name) {
        return arguments.has(name);
    }

    boolean flag(String name) {
        return List.of("true", "yes", "1").contains(text(name).toLowerCase(Locale.ROOT));
    }

    /** Silently clamped; what is no number counts as absent. */
    int number(String name, int otherwise, int least, int most) {
        String value = text(name).strip();
        if (!value.matches("-?\\d{1,18}")) {
            return otherwise;
        }
        return (int) Math.clamp(Long.parseLong(value), (long) least, (long) most);
    }

    /** 0 when absent or nonsense. */
    int messageId() {
        return number("message_id", 0, 0, Integer.MAX_VALUE);
    }

    /** A nested value; missing when absent or no JSON. */
    JsonNode json(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.parse(value);
        } catch (MalformedBody e) {
            return MissingNode.getInstance();
        }
    }

    Optional<Part> file(String name) {
        return Optional.ofNullable(arguments.files().get(name));
    }
}
