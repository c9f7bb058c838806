package deskbridge.emulator.telegram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code parse_mode=HTML}; every mistake is refused with its place. Source: Telegram facts §5. */
final class HtmlText {
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("span", "spoiler"),
            Map.entry("a", "text_link"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("blockquote", "blockquote"),
            Map.entry("tg-emoji", "custom_emoji"),
            Map.entry("tg-time", "date_time"));

    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<TelegramEntity> found = new ArrayList<>();
    private int at;

    /** A tag that is not closed yet. */
    private record Open(String tag, String argument, int offset) {}

    private HtmlText(String text) {
        this.text = text;
    }

    static Formatted parse(String text) {
        return new HtmlText(text).read();
    }

    private Formatted read() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '&') {
                plain.append(reference());
            } else if (next != '<') {
                plain.append(next);
                at++;
            } else if (peek(at + 1) == '/') {
                close();
            } else {
                open();
            }
        }
        if (!open.isEmpty()) {
            throw ParseFailure.of("Can't find end tag corresponding to start tag \""
                    + open.peek().tag() + "\"");
        }
        // A language belongs to the pre around the code; alone it says nothing.
        found.replaceAll(entity ->
                entity.type().equals("code") ? new TelegramEntity("code", entity.offset(), entity.length()) : entity);
        return new Formatted(plain.toString(), Entities.sorted(found));
    }

    private void open() {
        int start = at++;
        String tag = name(start, "Unclosed start tag");
        if (!TAGS.containsKey(tag)) {
            throw ParseFailure.at("Unsupported start tag \"" + tag + "\"", text, start);
        }
        String argument = "";
        while (true) {
            blanks();
            if (peek(at) == '>') {
                break;
            }
            String attribute = attribute(tag, start);
            blanks();
            if (peek(at) != '=' && tag.equals("blockquote") && attribute.equals("expandable")) {
                argument = "expandable";
                continue;
            }
            if (peek(at) != '=') {
                throw ParseFailure.at(
                        "Expected equal sign in declaration of an attribute of the tag \"" + tag + "\"", text, start);
            }
            at++;
            blanks();
            String value = value(tag, start);
            argument = meaning(tag, attribute, value, argument);
        }
        at++;
        if (tag.equals("span") && !argument.equals("spoiler")) {
            throw ParseFailure.at("Tag \"span\" must have class \"tg-spoiler\"", text, start);
        }
        open.push(new Open(tag, argument, plain.length()));
    }

    private String name(int start, String otherwise) {
        int from = at;
        while (peek(at) != 0 && !Character.isWhitespace(peek(at)) && peek(at) != '>') {
            at++;
        }
        if (peek(at) == 0) {
            throw ParseFailure.at(otherwise, text, start);
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private String attribute(String tag, int start) {
        int from = at;
        while (peek(at) != 0 && !Character.isWhitespace(peek(at)) && peek(at) != '=' && peek(at) != '>') {
            at++;
        }
        if (peek(at) == 0) {
            throw ParseFailure.at("Unclosed start tag", text, start);
        }
        if (at == from) {
            throw ParseFailure.at("Empty attribute name in the tag \"" + tag + "\"", text, start);
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private String value(String tag, int start) {
        char quote = peek(at);
        if (quote == 0) {
            throw ParseFailure.at("Unclosed start tag \"" + tag + "\"", text, start);
        }
        if (quote != '"' && quote != '\'') {
            int from = at;
            while (Character.isLetterOrDigit(peek(at)) || peek(at) == '.' || peek(at) == '-') {
                at++;
            }
            if (!Character.isWhitespace(peek(at)) && peek(at) != '>') {
                throw ParseFailure.at("Unexpected end of name token", text, from);
            }
            return text.substring(from, at).toLowerCase(Locale.ROOT);
        }
        at++;
        StringBuilder value = new StringBuilder();
        while (peek(at) != quote) {
            if (peek(at) == 0) {
                throw ParseFailure.at("Unclosed start tag", text, start);
            }
            value.append(peek(at) == '&' ? reference() : String.valueOf(text.charAt(at++)));
        }
        at++;
        return value.toString();
    }

    private static String meaning(String tag, String attribute, String value, String before) {
        return switch (tag + " " + attribute) {
            case "a href", "tg-emoji emoji-id" -> value;
            case "code class" -> value.startsWith("language-") ? value.substring("language-".length()) : before;
            case "span class" -> value.startsWith("tg-") ? value.substring("tg-".length()) : before;
            case "blockquote expandable" -> "expandable";
            default -> before;
        };
    }

    private void close() {
        int start = at;
        if (open.isEmpty()) {
            throw ParseFailure.at("Unexpected end tag", text, start);
        }
        at += 2;
        String tag = name(start, "Unclosed end tag");
        blanks();
        if (peek(at) != '>') {
            throw ParseFailure.at("Unclosed end tag", text, start);
        }
        at++;
        Open matching = open.pop();
        if (!tag.isEmpty() && !tag.equals(matching.tag())) {
            throw ParseFailure.of("Unmatched end tag at byte offset " + ParseFailure.bytes(text, start)
                    + ", expected \"</" + matching.tag() + ">\", found \"</" + tag + ">\"");
        }
        if (plain.length() > matching.offset()) {
            mark(matching, plain.length() - matching.offset());
        }
    }

    private void mark(Open tag, int length) {
        String type = TAGS.getOrDefault(tag.tag(), "");
        switch (type) {
            case "text_link" -> {
                String url = tag.argument().isEmpty() ? plain.substring(tag.offset()) : tag.argument();
                Entities.link(url, tag.offset(), length).ifPresent(found::add);
            }
            case "pre" -> {
                TelegramEntity inner = found.isEmpty() ? null : found.getLast();
                if (inner != null && inner.equals(new TelegramEntity("code", tag.offset(), length, inner.argument()))) {
                    found.removeLast();
                    found.add(new TelegramEntity("pre", tag.offset(), length, inner.argument()));
                } else {
                    found.add(new TelegramEntity("pre", tag.offset(), length));
                }
            }
            case "code" -> {
                boolean inPre = !open.isEmpty() && open.peek().tag().equals("pre");
                String language = tag.argument().isEmpty() || !inPre ? null : tag.argument();
                found.add(new TelegramEntity("code", tag.offset(), length, language));
            }
            case "blockquote" ->
                found.add(new TelegramEntity(
                        tag.argument().isEmpty() ? "blockquote" : "expandable_blockquote", tag.offset(), length));
            case "custom_emoji" -> {
                if (!tag.argument().matches("[1-9]\\d{0,18}")) {
                    throw ParseFailure.of("Invalid custom emoji identifier specified");
                }
                found.add(new TelegramEntity("custom_emoji", tag.offset(), length, tag.argument()));
            }
            case "date_time" -> {}
            default -> found.add(new TelegramEntity(type, tag.offset(), length));
        }
    }

    /** Decodes a character reference, or takes the ampersand as it is. */
    private String reference() {
        int end = at + 1;
        while (end < text.length()
                && end - at < 10
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '#')) {
            end++;
        }
        String name = text.substring(at + 1, end);
        String decoded = switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            default -> numeric(name);
        };
        if (decoded.isEmpty()) {
            at++;
            return "&";
        }
        at = peek(end) == ';' ? end + 1 : end;
        return decoded;
    }

    private static String numeric(String name) {
        boolean hex = name.matches("#[xX][0-9a-fA-F]{1,6}");
        if (!hex && !name.matches("#\\d{1,7}")) {
            return "";
        }
        int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return code == 0 || code >= 0x10ffff ? "" : Character.toString(code);
    }

    private void blanks() {
        while (Character.isWhitespace(peek(at))) {
            at++;
        }
    }

    /** The character there; 0 at the end. */
    private char peek(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }
}
