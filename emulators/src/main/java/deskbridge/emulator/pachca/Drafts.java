package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates what the API is asked to write (Pachca docs: limits, buttons, files). */
final class Drafts {
    private static final int TEXT_BYTES = 40_000;
    private static final int BUTTON_ROWS = 32;
    private static final int BUTTONS_IN_ROW = 8;
    private static final int BUTTONS = 100;
    private static final int NAME = 255;
    private static final Set<String> FILE_TYPES = Set.of("file", "image", "audio", "voice");

    private final Workspace workspace;
    private final Storage storage;

    Drafts(Workspace workspace, Storage storage) {
        this.workspace = workspace;
        this.storage = storage;
    }

    Draft create(Fields message, User author) {
        String content = content(message);
        List<Attachment> files = files(message, true);
        if (content.isBlank() && files.isEmpty()) {
            throw Refusal.rule(message.key("content"), "blank", "must not be blank");
        }
        for (String field : List.of("display_name", "display_avatar_url")) {
            if (message.has(field) && !author.bot()) {
                throw Refusal.api(403, message.key(field), "forbidden", "only for bots");
            }
        }
        return new Draft(
                content,
                files,
                buttons(message),
                message.optionalNumber("parent_message_id").orElse(null),
                message.textOrNull("display_name", NAME),
                message.textOrNull("display_avatar_url", NAME),
                message.flag("skip_invite_mentions"));
    }

    String content(Fields message) {
        String content = message.text("content");
        if (content.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES) {
            throw Refusal.rule(message.key("content"), "too_long", "at most " + TEXT_BYTES + " bytes");
        }
        return content;
    }

    List<Attachment> files(Fields message, boolean creating) {
        List<Attachment> files = new ArrayList<>();
        for (JsonNode node : message.array("files")) {
            Fields file = new Fields(message.key("files."), node);
            String key = file.text("key");
            String name = file.text("name");
            Optional<String> given = file.optionalText("file_type");
            String type = creating ? file.text("file_type") : given.orElse("file");
            if (!FILE_TYPES.contains(type)) {
                throw Refusal.invalid(file.key("file_type"), "unknown file type");
            }
            if (creating) {
                file.number("size");
            }
            if (!extension(name).equals(extension(key))) {
                throw Refusal.rule(file.key("name"), "wrong_params", "the extension differs from the key's");
            }
            if (!storage.has(key)) {
                throw Refusal.rule(file.key("key"), "not_found", "nothing was uploaded under this key");
            }
            files.add(new Attachment(
                    workspace.ids.file(), key, name, type, integer(file, "width"), integer(file, "height")));
        }
        return files;
    }

    List<List<Button>> buttons(Fields message) {
        List<List<Button>> rows = new ArrayList<>();
        int count = 0;
        for (JsonNode node : message.array("buttons")) {
            if (!node.isArray()) {
                throw Refusal.invalid(message.key("buttons"), "not an array of rows");
            }
            List<Button> row = new ArrayList<>();
            for (JsonNode cell : node) {
                row.add(button(new Fields(message.key("buttons."), cell)));
            }
            count += row.size();
            if (row.isEmpty() || row.size() > BUTTONS_IN_ROW) {
                throw Refusal.rule(
                        message.key("buttons"), "wrong_params", "1 to " + BUTTONS_IN_ROW + " buttons in a row");
            }
            rows.add(List.copyOf(row));
        }
        if (rows.size() > BUTTON_ROWS || count > BUTTONS) {
            throw Refusal.rule(
                    message.key("buttons"),
                    "wrong_params",
                    "at most " + BUTTON_ROWS + " rows and " + BUTTONS + " buttons");
        }
        return List.copyOf(rows);
    }

    private static Button button(Fields cell) {
        String text = cell.text("text", NAME);
        String url = cell.textOrNull("url", Integer.MAX_VALUE);
        String data = cell.textOrNull("data", NAME);
        if (text.isBlank()) {
            throw Refusal.rule(cell.key("text"), "blank", "must not be blank");
        }
        if ((url == null) == (data == null)) {
            throw Refusal.rule(cell.key("data"), "wrong_params", "a button has either url or data");
        }
        return new Button(text, url, data);
    }

    private static @Nullable Integer integer(Fields file, String name) {
        Optional<Long> value = file.optionalNumber(name);
        return value.isEmpty() ? null : (Integer) Math.toIntExact(value.get());
    }

    static String extension(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
