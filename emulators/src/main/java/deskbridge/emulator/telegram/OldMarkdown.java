package deskbridge.emulator.telegram;

import java.util.ArrayList;
import java.util.List;

/** Reads the old {@code parse_mode=Markdown}: bold, italic, code and links, not nested. Source: Telegram facts §5. */
final class OldMarkdown {
    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private final List<TelegramEntity> found = new ArrayList<>();
    private int at;

    private OldMarkdown(String text) {
        this.text = text;
    }

    static Formatted parse(String text) {
        return new OldMarkdown(text).read();
    }

    private Formatted read() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\\' && at + 1 < text.length() && "_*`[".indexOf(text.charAt(at + 1)) >= 0) {
                plain.append(text.charAt(at + 1));
                at += 2;
            } else if ("_*`[".indexOf(next) >= 0) {
                piece(next);
            } else {
                plain.append(next);
                at++;
            }
        }
        return new Formatted(plain.toString(), Entities.sorted(found));
    }

    private void piece(char mark) {
        int start = at;
        boolean pre = text.startsWith("```", at);
        String end = pre ? "```" : mark == '[' ? "]" : String.valueOf(mark);
        int from = at + end.length();
        int to = text.indexOf(end, from);
        if (to < 0) {
            throw ParseFailure.of(
                    "Can't find end of the entity starting at byte offset " + ParseFailure.bytes(text, start));
        }
        String inner = text.substring(from, to);
        at = to + end.length();
        String language = null;
        if (pre) {
            int line = inner.indexOf('\n');
            if (line > 0 && inner.substring(0, line).chars().noneMatch(Character::isWhitespace)) {
                language = inner.substring(0, line);
            }
            inner = line >= 0 && (line == 0 || language != null) ? inner.substring(line + 1) : inner;
        }
        int offset = plain.length();
        plain.append(inner);
        String url = inner;
        if (mark == '[' && text.startsWith("(", at)) {
            int close = text.indexOf(')', at);
            if (close < 0) {
                throw ParseFailure.of(
                        "Can't find end of the entity starting at byte offset " + ParseFailure.bytes(text, start));
            }
            url = text.substring(at + 1, close);
            at = close + 1;
        }
        if (inner.isEmpty()) {
            return;
        }
        switch (mark) {
            case '_' -> found.add(new TelegramEntity("italic", offset, inner.length()));
            case '*' -> found.add(new TelegramEntity("bold", offset, inner.length()));
            case '[' -> Entities.link(url, offset, inner.length()).ifPresent(found::add);
            default -> found.add(new TelegramEntity(pre ? "pre" : "code", offset, inner.length(), language));
        }
    }
}
