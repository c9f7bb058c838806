package deskbridge.emulator.telegram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code parse_mode=MarkdownV2}; what is not escaped is refused. Source: Telegram facts §5. */
final class MarkdownText {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<TelegramEntity> found = new ArrayList<>();
    private int at;
    private boolean expandable;

    /**
     * A piece that is not closed yet.
     *
     * @param name how the service calls it in errors
     * @param end what closes it
     * @param offset in the plain text
     * @param start in the source
     */
    private record Open(String type, String name, String end, String argument, int offset, int start) {
        boolean verbatim() {
            return type.equals("code") || type.equals("pre");
        }
    }

    private MarkdownText(String text) {
        this.text = text;
    }

    static Formatted parse(String text) {
        return new MarkdownText(text).read();
    }

    private Formatted read() {
        boolean lineStart = true;
        while (at < text.length()) {
            char next = text.charAt(at);
            Open current = open.peek();
            boolean verbatim = current != null && current.verbatim();
            if (next == '\\' && at + 1 < text.length() && text.charAt(at + 1) <= 126) {
                plain.append(text.charAt(at + 1));
                at += 2;
            } else if (current != null && closes(current)) {
                close(current);
            } else if (next == '\n' && !verbatim && quoted() && !text.startsWith("\n>", at)) {
                endQuote();
                lineStart = true;
                continue;
            } else if (next == '\n' && !verbatim) {
                plain.append(next);
                at += quoted() ? 2 : 1;
                lineStart = true;
                continue;
            } else if (endsExpandably(current)) {
                expandable = true;
                at += 2;
            } else if (lineStart && !quoted() && text.startsWith("**>", at)) {
                open.push(new Open("blockquote", "BlockQuote", "", "", plain.length(), at));
                at += 3;
            } else if (next == '>' && lineStart && !quoted()) {
                open.push(new Open("blockquote", "BlockQuote", "", "", plain.length(), at++));
            } else if (verbatim ? next == '`' : RESERVED.indexOf(next) >= 0) {
                open(next);
            } else {
                plain.append(next);
                at++;
            }
            lineStart = false;
        }
        if (quoted()) {
            endQuote();
        }
        if (!open.isEmpty()) {
            throw unclosed(open.peek());
        }
        return new Formatted(plain.toString(), Entities.sorted(found));
    }

    private boolean quoted() {
        return open.stream().anyMatch(piece -> piece.type().equals("blockquote"));
    }

    /** Two bars that end a quote make it expandable. */
    private boolean endsExpandably(@Nullable Open current) {
        if (current == null || !current.type().equals("blockquote") || !text.startsWith("||", at)) {
            return false;
        }
        int after = at + 2;
        return after == text.length() || (text.charAt(after) == '\n' && !text.startsWith("\n>", after));
    }

    private boolean closes(Open current) {
        String end = current.end();
        if (end.isEmpty() || !text.startsWith(end, at)) {
            return false;
        }
        // "__" inside an italic piece begins or ends an underlined one.
        return !end.equals("_") || !text.startsWith("__", at);
    }

    private void open(char next) {
        int start = at;
        switch (next) {
            case '_' -> {
                boolean underline = text.startsWith("__", at);
                push(
                        underline ? "underline" : "italic",
                        underline ? "Underline" : "Italic",
                        underline ? "__" : "_",
                        start);
            }
            case '*' -> push("bold", "Bold", "*", start);
            case '~' -> push("strikethrough", "Strikethrough", "~", start);
            case '[' -> push("text_link", "TextUrl", "]", start);
            case '`' -> {
                if (text.startsWith("```", at)) {
                    openPre(start);
                } else {
                    push("code", "Code", "`", start);
                }
            }
            case '|' -> {
                if (!text.startsWith("||", at)) {
                    throw reserved(next);
                }
                push("spoiler", "Spoiler", "||", start);
            }
            case '!' -> {
                if (!text.startsWith("![", at)) {
                    throw reserved(next);
                }
                at++;
                push("custom_emoji", "CustomEmoji", "]", start);
            }
            default -> throw reserved(next);
        }
    }

    private void push(String type, String name, String end, int start) {
        open.push(new Open(type, name, end, "", plain.length(), start));
        at += end.length();
    }

    private void openPre(int start) {
        at += 3;
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '`') {
            end++;
        }
        boolean language = end > at && end < text.length() && text.charAt(end) != '`';
        String argument = language ? text.substring(at, end) : "";
        at = language ? end : at;
        if (text.startsWith("\r\n", at) || text.startsWith("\n\r", at)) {
            at += 2;
        } else if (text.startsWith("\n", at) || text.startsWith("\r", at)) {
            at++;
        }
        open.push(new Open("pre", language ? "PreCode" : "Pre", "```", argument, plain.length(), start));
    }

    private void close(Open piece) {
        open.pop();
        at += piece.end().length();
        int length = plain.length() - piece.offset();
        String argument = piece.argument().isEmpty() ? null : piece.argument();
        if (piece.type().equals("text_link")) {
            String url = text.startsWith("(", at) ? address("a URL") : plain.substring(piece.offset());
            if (length > 0) {
                Entities.link(url, piece.offset(), length).ifPresent(found::add);
            }
            return;
        }
        if (piece.type().equals("custom_emoji")) {
            if (!text.startsWith("(", at)) {
                throw ParseFailure.of("Custom emoji entity must contain a tg://emoji URL");
            }
            argument = emoji(address("a custom emoji URL"));
        }
        if (length > 0) {
            found.add(new TelegramEntity(piece.type(), piece.offset(), length, argument));
        }
    }

    private String address(String what) {
        int start = ++at;
        StringBuilder url = new StringBuilder();
        while (at < text.length() && text.charAt(at) != ')') {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) <= 126) {
                at++;
            }
            url.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw ParseFailure.at("Can't find end of " + what, text, start);
        }
        at++;
        return url.toString();
    }

    private static String emoji(String url) {
        String id = url.startsWith("tg://emoji?id=") ? url.substring("tg://emoji?id=".length()) : "";
        if (!id.matches("[1-9]\\d{0,18}")) {
            throw ParseFailure.of("Invalid custom emoji identifier specified");
        }
        return id;
    }

    private void endQuote() {
        Open piece = open.peek();
        if (piece == null || !piece.type().equals("blockquote")) {
            throw unclosed(piece);
        }
        open.pop();
        int length = plain.length() - piece.offset();
        if (length > 0) {
            found.add(new TelegramEntity(expandable ? "expandable_blockquote" : "blockquote", piece.offset(), length));
        }
        expandable = false;
        if (at < text.length()) {
            plain.append(text.charAt(at++));
        }
    }

    private Refusal unclosed(@Nullable Open piece) {
        if (piece == null) {
            throw new IllegalStateException("nothing is open");
        }
        return ParseFailure.at("Can't find end of " + piece.name() + " entity", text, piece.start());
    }

    private static Refusal reserved(char character) {
        return ParseFailure.of("Character '" + character + "' is reserved and must be escaped with the preceding '\\'");
    }
}
