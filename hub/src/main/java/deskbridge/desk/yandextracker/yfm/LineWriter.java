package deskbridge.desk.yandextracker.yfm;

import deskbridge.desk.yandextracker.yfm.YfmWriter.Style;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Strike;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the inside of one paragraph. */
final class LineWriter {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"\\\\]+");
    private static final Pattern HARMLESS_ADDRESS = Pattern.compile("https?://[A-Za-z0-9./:?=%@,-]*[A-Za-z0-9/]");
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]*-\\d");

    private final Line line;
    private final Map<PersonRef, String> logins;
    private final Style style;
    private final StringBuilder seen;
    private boolean insideLink;

    LineWriter(Line line, Map<PersonRef, String> logins, Style style, StringBuilder seen) {
        this.line = line;
        this.logins = logins;
        this.style = style;
        this.seen = seen;
    }

    void write(List<Inline> content) {
        for (int i = 0; i < content.size(); i++) {
            int next = i + 1 < content.size() ? firstOf(content.get(i + 1)) : '\n';
            switch (content.get(i)) {
                case Plain plain -> plain(plain.text(), next);
                case Break end -> line.mark("\n");
                case Bold bold -> emphasis("**", bold.content(), next);
                case Italic italic -> emphasis(isWord(line.last()) || isWord(next) ? "*" : "_", italic.content(), next);
                case Strike strike -> emphasis("~~", strike.content(), next);
                case Code code -> code(code.text());
                case Link link -> link(link, next);
                case Mention mention -> mention(mention);
            }
        }
    }

    private void say(String words) {
        seen.append(words);
        line.say(words);
    }

    private void plain(String text, int next) {
        Matcher address = ADDRESS.matcher(text);
        int from = 0;
        while (!insideLink && address.find()) {
            words(text.substring(from, address.start()));
            address(address.group(), address.end() < text.length() ? text.codePointAt(address.end()) : next);
            from = address.end();
        }
        words(text.substring(from));
    }

    private void words(String text) {
        String[] lines = text.split("\r?\n|\r", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                line.mark("\n");
            }
            say(lines[i]);
        }
    }

    /** Only where Markdown will see it: words inside, and no letter pressing against a sign from outside. */
    private void emphasis(String mark, List<Inline> content, int next) {
        boolean clear = style == Style.NATURAL
                && !content.isEmpty()
                && canOpen(line.last(), firstOf(content.getFirst()))
                && canOpen(next, lastOf(content.getLast()));
        if (clear) {
            line.mark(mark);
        }
        write(content);
        if (clear) {
            line.mark(mark);
        }
    }

    private static boolean canOpen(int outside, int inside) {
        return isWord(inside) || (!isSpace(inside) && !isWord(outside));
    }

    private void code(String text) {
        String words = text.replaceAll("\\s+", " ");
        if (words.isBlank()) {
            say(words);
            return;
        }
        seen.append(words);
        String fence = "`".repeat(Line.longestRun(words, '`') + 1);
        if (line.last() == '`') {
            line.mark(" ");
        }
        boolean touches = words.startsWith("`") || words.endsWith("`");
        line.mark(touches ? fence + " " + words + " " + fence : fence + words + fence);
    }

    private void link(Link link, int next) {
        String words = words(link.content());
        if (insideLink) {
            write(link.content());
        } else if (words.isBlank() || words.equals(link.url())) {
            address(link.url(), next);
        } else {
            line.mark("[");
            insideLink = true;
            write(link.content());
            insideLink = false;
            line.mark("](" + encoded(link.url()) + ")");
        }
    }

    /** An address as it is where nothing in it could be misread, else in angle brackets. */
    private void address(String url, int next) {
        seen.append(url);
        boolean harmless = HARMLESS_ADDRESS.matcher(url).matches()
                && !KEY.matcher(url).find()
                && isSpace(next)
                && !isWord(line.last());
        if (harmless) {
            line.mark(url);
        } else if (url.matches("[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]*")) {
            line.mark("<" + url + ">");
        } else {
            line.say(url);
        }
    }

    private void mention(Mention mention) {
        Person person = mention.person();
        String login = person == null ? null : logins.get(person.ref());
        if (login == null) {
            say("@" + mention.written());
        } else {
            seen.append('@').append(login);
            line.mark((isWord(line.last()) ? " @" : "@") + login);
        }
    }

    private static String encoded(String url) {
        return url.replace(" ", "%20")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\\", "%5C")
                .replaceAll("\\p{Cntrl}", "");
    }

    private static String words(List<Inline> content) {
        return new RichText(List.of(new Paragraph(content))).words();
    }

    private static int firstOf(Inline inline) {
        return switch (inline) {
            case Plain plain -> plain.text().isEmpty() ? '\n' : plain.text().codePointAt(0);
            case Break end -> '\n';
            case Bold bold ->
                bold.content().isEmpty() ? '\n' : firstOf(bold.content().getFirst());
            case Italic italic ->
                italic.content().isEmpty() ? '\n' : firstOf(italic.content().getFirst());
            case Strike strike ->
                strike.content().isEmpty() ? '\n' : firstOf(strike.content().getFirst());
            case Code code -> '`';
            case Link link -> '[';
            case Mention mention -> '@';
        };
    }

    private static int lastOf(Inline inline) {
        return switch (inline) {
            case Plain plain ->
                plain.text().isEmpty()
                        ? '\n'
                        : plain.text().codePointBefore(plain.text().length());
            case Break end -> '\n';
            case Bold bold ->
                bold.content().isEmpty() ? '\n' : lastOf(bold.content().getLast());
            case Italic italic ->
                italic.content().isEmpty() ? '\n' : lastOf(italic.content().getLast());
            case Strike strike ->
                strike.content().isEmpty() ? '\n' : lastOf(strike.content().getLast());
            case Code code -> '`';
            case Link link -> ')';
            case Mention mention -> '.';
        };
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
