package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code reply_markup}. Source: Telegram facts §6. */
final class Keyboards {
    private static final int CALLBACK_BYTES = 64;
    private static final int MOST_BUTTONS = 100;
    private static final int WIDEST_ROW = 8;
    private static final List<String> OTHER_ACTIONS = List.of(
            "callback_game",
            "pay",
            "switch_inline_query",
            "switch_inline_query_chosen_chat",
            "switch_inline_query_current_chat",
            "login_url",
            "web_app",
            "copy_text");

    private Keyboards() {}

    /** Null when the argument is absent or says nothing; an empty inline keyboard is no keyboard. */
    static @Nullable Markup parse(String argument) {
        if (argument.isEmpty()) {
            return null;
        }
        JsonNode node;
        try {
            node = Json.parse(argument);
        } catch (MalformedBody e) {
            throw Refusal.badRequest("can't parse reply keyboard markup JSON object");
        }
        if (!node.isObject()) {
            throw Refusal.badRequest("object expected as reply markup");
        }
        List<List<TelegramButton>> keyboard = rows(node, "keyboard", Keyboards::key);
        ArrayNode wire = Json.array();
        List<List<TelegramButton>> inline = rows(node, "inline_keyboard", Keyboards::inlineButton);
        node.path("inline_keyboard").forEach(row -> {
            ArrayNode buttons = Json.array();
            row.forEach(button -> buttons.add(shown(button)));
            if (!buttons.isEmpty()) {
                wire.add(buttons);
            }
        });
        ObjectNode shown = Json.object().set("inline_keyboard", wire);
        if (!keyboard.isEmpty()) {
            return new Markup(Markup.Kind.KEYBOARD, keyboard, Json.object(), truth(node, "one_time_keyboard"));
        }
        if (!inline.isEmpty()) {
            return new Markup(Markup.Kind.INLINE, inline, shown, false);
        }
        if (truth(node, "remove_keyboard")) {
            return new Markup(Markup.Kind.REMOVE, List.of(), Json.object(), false);
        }
        return truth(node, "force_reply") ? new Markup(Markup.Kind.FORCE_REPLY, List.of(), Json.object(), false) : null;
    }

    /** What only the servers behind the Bot API check: who may be asked, every action, the number of buttons. */
    static void check(@Nullable Markup markup, Room room) {
        if (markup == null) {
            return;
        }
        boolean asksForPhone = markup.rows().stream().flatMap(List::stream).anyMatch(TelegramButton::requestsContact);
        if (asksForPhone && !room.personal()) {
            throw Refusal.badRequest("phone number can be requested in private chats only");
        }
        if (!markup.inline()) {
            return;
        }
        int count = 0;
        for (List<TelegramButton> row : markup.rows()) {
            if (row.size() > WIDEST_ROW) {
                throw Refusal.badRequest("reply markup is too long");
            }
            for (TelegramButton button : row) {
                count++;
                String data = button.callbackData();
                if (data != null && data.getBytes(StandardCharsets.UTF_8).length > CALLBACK_BYTES) {
                    throw Refusal.badRequest("BUTTON_DATA_INVALID");
                }
            }
        }
        if (count > MOST_BUTTONS) {
            throw Refusal.badRequest("reply markup is too long");
        }
    }

    @FunctionalInterface
    private interface ButtonReader {
        TelegramButton read(JsonNode node);
    }

    private static List<List<TelegramButton>> rows(JsonNode markup, String field, ButtonReader reader) {
        JsonNode rows = markup.path(field);
        if (rows.isMissingNode() || rows.isNull()) {
            return List.of();
        }
        String place = field.equals("keyboard") ? "" : " of the InlineKeyboardMarkup";
        if (!rows.isArray()) {
            throw Refusal.badRequest("field \"" + field + "\" must be of type Array");
        }
        List<List<TelegramButton>> read = new ArrayList<>();
        for (JsonNode row : rows) {
            if (!row.isArray()) {
                throw Refusal.badRequest("field \"" + field + "\"" + place + " must be an Array of Arrays");
            }
            List<TelegramButton> buttons = new ArrayList<>();
            row.forEach(button -> buttons.add(reader.read(button)));
            if (!buttons.isEmpty()) {
                read.add(List.copyOf(buttons));
            }
        }
        return List.copyOf(read);
    }

    private static TelegramButton key(JsonNode node) {
        if (node.isTextual()) {
            return new TelegramButton(node.asText(), null, null, false);
        }
        if (!node.isObject()) {
            throw Refusal.badRequest("can't parse keyboard button: KeyboardButton must be a String or an Object");
        }
        String text = label(node, "can't parse keyboard button: ");
        if (text.isEmpty()) {
            throw Refusal.badRequest("keyboard button text must be non-empty");
        }
        return new TelegramButton(text, null, null, truth(node, "request_contact"));
    }

    private static TelegramButton inlineButton(JsonNode node) {
        String prefix = "can't parse inline keyboard button: ";
        if (!node.isObject()) {
            throw Refusal.badRequest(prefix + "InlineKeyboardButton must be an Object");
        }
        String text = label(node, prefix);
        String url = string(node, "url", prefix);
        String data = string(node, "callback_data", prefix);
        if (url.isEmpty() && data.isEmpty() && OTHER_ACTIONS.stream().noneMatch(node::has)) {
            throw Refusal.badRequest(prefix + "Text buttons are unallowed in the inline keyboard");
        }
        if (text.isEmpty()) {
            throw Refusal.badRequest("inline keyboard button text must be non-empty");
        }
        if (url.isEmpty()) {
            return new TelegramButton(text, data.isEmpty() ? null : data, null, false);
        }
        Optional<String> address = Links.checked(url);
        if (address.isEmpty()) {
            throw Refusal.badRequest("BUTTON_URL_INVALID");
        }
        return new TelegramButton(text, null, address.get(), false);
    }

    private static ObjectNode shown(JsonNode button) {
        ObjectNode shown = button.deepCopy();
        String url = button.path("url").asText("");
        if (!url.isEmpty()) {
            // An address beats callback data: a button has one action.
            shown.remove("callback_data");
            Links.checked(url).ifPresent(address -> shown.put("url", address));
        }
        return shown;
    }

    private static String label(JsonNode node, String prefix) {
        if (!node.has("text")) {
            throw Refusal.badRequest(prefix + "Can't find field \"text\"");
        }
        return string(node, "text", prefix);
    }

    private static String string(JsonNode node, String field, String prefix) {
        JsonNode value = node.path(field);
        if (value.isContainerNode() || value.isBoolean()) {
            throw Refusal.badRequest(prefix + "Field \"" + field + "\" must be of type String");
        }
        return value.asText("");
    }

    private static boolean truth(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }
}
