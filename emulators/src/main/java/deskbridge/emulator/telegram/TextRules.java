package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns the texts that bots send into what is shown, or refuses them. Source: Telegram facts §5. */
final class TextRules {
    private static final int MOST_BYTES = 32_768;
    private static final int MESSAGE = 4096;
    private static final int CAPTION = 1024;
    private static final Set<String> PLAIN_TYPES = Set.of(
            "bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote");
    /** Found by the service itself; accepted and ignored when a bot names them. */
    private static final Set<String> IGNORED_TYPES = Set.of(
            "mention",
            "hashtag",
            "cashtag",
            "bot_command",
            "url",
            "email",
            "phone_number",
            "bank_card_number",
            "date_time");

    private TextRules() {}

    /** The text of a message. */
    static Formatted message(String text, String parseMode, JsonNode entities) {
        if (text.isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        Formatted shown = shown(text, parseMode, entities);
        if (shown.text().isEmpty()) {
            throw Refusal.badRequest("text must be non-empty");
        }
        if (length(shown) > MESSAGE) {
            throw Refusal.badRequest("message is too long");
        }
        return shown;
    }

    /** A caption; may be empty. */
    static Formatted caption(String text, String parseMode, JsonNode entities) {
        Formatted shown = shown(text, parseMode, entities);
        if (length(shown) > CAPTION) {
            throw Refusal.badRequest("message caption is too long");
        }
        return shown;
    }

    /** What a person typed; people's apps cut nothing either, they send several messages. */
    static Formatted typed(String text, int limit) {
        return typed(Formatted.plain(text), limit);
    }

    /** What a person typed, with pieces that were marked in the app's menu. */
    static Formatted typed(Formatted text, int limit) {
        Formatted shown = Detection.in(trimmed(new Formatted(
                text.text(), Entities.normal(text.entities(), text.text().length()))));
        if (shown.text().isEmpty() || length(shown) > limit) {
            throw new IllegalArgumentException("the app sends texts of 1 to " + limit + " characters");
        }
        return shown;
    }

    private static Formatted shown(String text, String parseMode, JsonNode entities) {
        if (ParseFailure.bytes(text, text.length()) > MOST_BYTES) {
            throw Refusal.badRequest("text is too long");
        }
        String mode = parseMode.toLowerCase(Locale.ROOT);
        Formatted parsed = switch (text.isEmpty() ? "" : mode) {
            case "", "none" -> new Formatted(text, given(text, entities));
            case "html" -> HtmlText.parse(text);
            case "markdownv2" -> MarkdownText.parse(text);
            case "markdown" -> OldMarkdown.parse(text);
            default -> throw Refusal.badRequest("unsupported parse_mode");
        };
        return Detection.in(trimmed(parsed));
    }

    /** Code points, not UTF-16 units. */
    private static int length(Formatted formatted) {
        return formatted.text().codePointCount(0, formatted.text().length());
    }

    private static List<TelegramEntity> given(String text, JsonNode nodes) {
        List<TelegramEntity> entities = new ArrayList<>();
        if (!nodes.isArray()) {
            return entities;
        }
        for (JsonNode node : nodes) {
            if (!node.isObject()) {
                throw unreadable("expected an Object");
            }
            int offset = number(node, "offset");
            int length = number(node, "length");
            String type = node.path("type").asText();
            if (type.isEmpty()) {
                throw unreadable(node.has("type") ? "Type is not specified" : "Can't find field \"type\"");
            }
            if (IGNORED_TYPES.contains(type)) {
                continue;
            }
            TelegramEntity entity = entity(node, type, offset, length);
            bounds(text, entity);
            if (length > 0) {
                entities.add(entity);
            }
        }
        return Entities.sorted(entities);
    }

    private static TelegramEntity entity(JsonNode node, String type, int offset, int length) {
        if (PLAIN_TYPES.contains(type)) {
            return new TelegramEntity(type, offset, length);
        }
        return switch (type) {
            case "pre" -> {
                String language = node.path("language").asText("");
                yield new TelegramEntity(type, offset, length, language.isEmpty() ? null : language);
            }
            case "text_link" -> {
                String url = node.path("url").asText("");
                yield Entities.link(url, offset, length)
                        .orElseThrow(() -> Refusal.badRequest("Entity URL '" + url + "' is invalid: Wrong HTTP URL"));
            }
            case "text_mention" ->
                new TelegramEntity(
                        type, offset, length, node.path("user").path("id").asText());
            case "custom_emoji" ->
                new TelegramEntity(
                        type, offset, length, node.path("custom_emoji_id").asText());
            default -> throw unreadable("Unsupported type specified");
        };
    }

    private static void bounds(String text, TelegramEntity entity) {
        if (entity.offset() < 0 || entity.offset() > text.length()) {
            throw Refusal.badRequest("entity begins after the end of the text at UTF-16 offset " + entity.offset());
        }
        if (entity.end() > text.length()) {
            throw Refusal.badRequest("entity beginning at UTF-16 offset " + entity.offset()
                    + " ends after the end of the text at UTF-16 offset " + entity.end());
        }
        if (insideOfPair(text, entity.offset())) {
            throw Refusal.badRequest("entity begins in a middle of a UTF-16 symbol at byte offset "
                    + ParseFailure.bytes(text, entity.offset() - 1));
        }
        if (entity.length() > 0 && insideOfPair(text, entity.end())) {
            throw Refusal.badRequest("entity beginning at UTF-16 offset " + entity.offset()
                    + " ends in a middle of a UTF-16 symbol at byte offset "
                    + ParseFailure.bytes(text, entity.end() - 1));
        }
    }

    private static boolean insideOfPair(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isHighSurrogate(text.charAt(index - 1))
                && Character.isLowSurrogate(text.charAt(index));
    }

    private static int number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            throw unreadable("Can't find field \"" + field + "\"");
        }
        if (!value.canConvertToInt() && !value.asText().matches("-?\\d{1,9}")) {
            throw unreadable("Field \"" + field + "\" must be of type Number");
        }
        return value.asInt();
    }

    private static Refusal unreadable(String reason) {
        return Refusal.badRequest("can't parse MessageEntity: " + reason);
    }

    /** Without carriage returns and without blanks at both ends; marked pieces move along. */
    private static Formatted trimmed(Formatted formatted) {
        String text = formatted.text();
        int[] moved = new int[text.length() + 1];
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            moved[i] = kept.length();
            char next = text.charAt(i);
            if (next != '\r') {
                kept.append(next < ' ' && next != '\n' ? ' ' : next);
            }
        }
        moved[text.length()] = kept.length();
        int from = 0;
        int to = kept.length();
        while (from < to && Character.isWhitespace(kept.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(kept.charAt(to - 1))) {
            to--;
        }
        List<TelegramEntity> entities = new ArrayList<>();
        for (TelegramEntity entity : formatted.entities()) {
            int start = Math.clamp(moved[entity.offset()], from, to) - from;
            int end = Math.clamp(moved[entity.end()], from, to) - from;
            if (end > start) {
                entities.add(entity.at(start, end - start));
            }
        }
        return new Formatted(kept.substring(from, to), Entities.normal(entities, to - from));
    }
}
