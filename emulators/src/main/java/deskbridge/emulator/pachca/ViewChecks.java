package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates a form (Pachca docs, forms: block types and their limits). */
final class ViewChecks {
    private static final int LABEL = 150;
    private static final int HINT = 2000;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private ViewChecks() {}

    static void check(Fields body) {
        if (!body.text("type").equals("modal")) {
            throw Refusal.invalid("type", "only modal");
        }
        body.text("trigger_id");
        body.textOrNull("callback_id", 255);
        body.textOrNull("private_metadata", 3000);
        Fields view = body.object("view");
        view.text("title", 24);
        view.textOrNull("close_text", 24);
        view.textOrNull("submit_text", 24);
        if (!view.has("blocks")) {
            throw Refusal.blank("view.blocks");
        }
        List<JsonNode> blocks = view.array("blocks");
        if (blocks.size() > 100) {
            throw Refusal.rule("view.blocks", "too_long", "at most 100 blocks");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            block(new Fields("view.blocks[" + i + "].", blocks.get(i)), names);
        }
    }

    private static void block(Fields block, Set<String> names) {
        String type = block.text("type");
        switch (type) {
            case "header" -> block.text("text", 150);
            case "plain_text", "markdown" -> block.text("text", 12_000);
            case "divider" -> {}
            case "input" -> {
                field(block, names);
                block.textOrNull("placeholder", 150);
                block.textOrNull("initial_value", 3000);
                block.flag("multiline");
                range(block, "min_length", 0, 3000);
                range(block, "max_length", 1, 3000);
            }
            case "select" -> options(block, names, 100, "selected", false);
            case "radio" -> options(block, names, 10, "selected", true);
            case "checkbox" -> options(block, names, 10, "checked", true);
            case "date" -> initial(block, names, "initial_date", DATE);
            case "time" -> initial(block, names, "initial_time", TIME);
            case "file_input" -> {
                field(block, names);
                block.array("filetypes");
                range(block, "max_files", 1, 10);
            }
            default -> throw Refusal.api(400, block.key("type"), type, "inclusion", "unknown block type");
        }
    }

    private static void field(Fields block, Set<String> names) {
        String name = block.text("name", 255);
        block.text("label", LABEL);
        block.textOrNull("hint", HINT);
        block.flag("required");
        if (!names.add(name)) {
            throw Refusal.rule(block.key("name"), "taken", "two blocks have this name");
        }
    }

    private static void options(Fields block, Set<String> names, int most, String chosen, boolean described) {
        field(block, names);
        List<JsonNode> options = block.array("options");
        if (options.size() > most) {
            throw Refusal.rule(block.key("options"), "too_long", "at most " + most + " options");
        }
        for (JsonNode node : options) {
            Fields option = new Fields(block.key("options."), node);
            option.text("text", 75);
            option.text("value", 150);
            option.flag(chosen);
            if (described) {
                option.textOrNull("description", 75);
            }
        }
    }

    private static void initial(Fields block, Set<String> names, String field, Pattern format) {
        field(block, names);
        block.optionalText(field)
                .filter(text -> !format.matcher(text).matches())
                .ifPresent(text -> {
                    throw Refusal.invalid(block.key(field), "wrong format");
                });
    }

    private static void range(Fields block, String field, long least, long most) {
        block.optionalNumber(field)
                .filter(number -> number < least || number > most)
                .ifPresent(number -> {
                    throw Refusal.rule(block.key(field), "invalid", "from " + least + " to " + most);
                });
    }
}
