package deskbridge.emulator.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a query, read from left to right. */
final class SearchTokens {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"((?:\\\\.|[^\"\\\\])*)\"|(>=|<=|[:,()<>!])|([^\\s:,()<>!\"]+(?:\\(\\))?))");

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** A value or a name, in quotes or not, or a sign. */
    record Token(String text, boolean quoted, boolean sign) {}

    SearchTokens(String query) {
        Matcher matcher = TOKEN.matcher(query);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group(1) != null) {
                tokens.add(new Token(matcher.group(1).replaceAll("\\\\(.)", "$1"), true, false));
            } else if (matcher.group(2) != null) {
                tokens.add(new Token(matcher.group(2), false, true));
            } else {
                tokens.add(new Token(matcher.group(3), false, false));
            }
        }
        if (!query.substring(end).isBlank()) {
            throw Refusal.badRequest("error.query", query.substring(end).trim());
        }
    }

    boolean atEnd() {
        return at == tokens.size();
    }

    boolean isNext(String sign) {
        return !atEnd() && tokens.get(at).sign() && tokens.get(at).text().equals(sign);
    }

    boolean isWord(String word) {
        return !atEnd()
                && !tokens.get(at).sign()
                && !tokens.get(at).quoted()
                && tokens.get(at).text().equalsIgnoreCase(word);
    }

    boolean take(String sign) {
        boolean taken = isNext(sign);
        at += taken ? 1 : 0;
        return taken;
    }

    boolean takeWord(String word) {
        boolean taken = isWord(word);
        at += taken ? 1 : 0;
        return taken;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw unexpected();
        }
    }

    /** The next token, which must be no sign. */
    Token value() {
        if (atEnd() || tokens.get(at).sign()) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    Refusal unexpected() {
        return Refusal.badRequest("error.query", atEnd() ? "…" : tokens.get(at).text());
    }
}
