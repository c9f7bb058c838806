package deskbridge.desk.yandextracker.yfm;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** What Tracker reads within a line besides Markdown: mentions, bare addresses, wiki links, colours. */
final class InlineForms {
    private static final Pattern MENTION = Pattern.compile("@([A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?)");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"\\\\\\]\\[`|]+");
    private static final Pattern WIKI_LINK = Pattern.compile("\\(\\((https?://[^\\s()]+)(?:\\s+([^()\\n]+))?\\)\\)");
    private static final Pattern COLOUR = Pattern.compile("\\{#?[A-Za-z0-9]{2,20}\\}\\(([^()\\n]*)\\)");
    private static final String TRAILING = ".,:;!?'*_~)»";

    private InlineForms() {}

    static List<InlineContentParserFactory> all() {
        return List.of(
                new Form("@", MENTION, 102, true, InlineForms::mention),
                new Form("http", ADDRESS, 2_000, true, InlineForms::address),
                new Form("((http", WIKI_LINK, 2_000, false, InlineForms::wikiLink),
                new Form("{", COLOUR, 500, false, InlineForms::colour));
    }

    /** What a match stands for. */
    private interface Reading {
        Found found(Matcher match);
    }

    /** @param length characters of the source that the node stands for; 0 for nothing found */
    private record Found(Node node, int length) {}

    private static Found mention(Matcher match) {
        return new Found(new Marks.Mentioned(match.group(1)), match.end());
    }

    private static Found address(Matcher match) {
        String address = match.group();
        int end = address.length();
        while (end > 0 && TRAILING.indexOf(address.charAt(end - 1)) >= 0 && !closesItsOwn(address, end)) {
            end--;
        }
        String url = address.substring(0, end);
        return url.endsWith("//") ? new Found(new Text(""), 0) : new Found(link(url, url), end);
    }

    /** A bracket at the end belongs to an address that opened it. */
    private static boolean closesItsOwn(String address, int end) {
        String kept = address.substring(0, end);
        return kept.endsWith(")")
                && kept.chars().filter(c -> c == '(').count()
                        >= kept.chars().filter(c -> c == ')').count();
    }

    private static Found wikiLink(Matcher match) {
        String words = match.group(2);
        return new Found(link(match.group(1), words == null ? match.group(1) : words.strip()), match.end());
    }

    private static Found colour(Matcher match) {
        return new Found(new Text(match.group(1)), match.end());
    }

    private static Node link(String url, String words) {
        var link = new Link(url, null);
        link.appendChild(new Text(words));
        return link;
    }

    /**
     * Tries one pattern where a text begins that it always begins with.
     *
     * @param longest how far to look, so that hostile texts cost no more than long ones
     */
    private record Form(String prefix, Pattern pattern, int longest, boolean startsWord, Reading reading)
            implements InlineContentParserFactory, InlineContentParser {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(prefix.charAt(0));
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            if (startsWord && continuesWord(scanner.peekPreviousCodePoint())) {
                return ParsedInline.none();
            }
            Position start = scanner.position();
            boolean begins = scanner.next(prefix);
            scanner.setPosition(start);
            return begins ? tryPattern(scanner, start) : ParsedInline.none();
        }

        private ParsedInline tryPattern(Scanner scanner, Position start) {
            Matcher match = pattern.matcher(ahead(scanner, start));
            int length = 0;
            Node node = new Text("");
            if (match.lookingAt()) {
                Found found = reading.found(match);
                length = found.length();
                node = found.node();
            }
            scanner.setPosition(start);
            for (int i = 0; i < length; i++) {
                scanner.next();
            }
            return length == 0 ? ParsedInline.none() : ParsedInline.of(node, scanner.position());
        }

        private static boolean continuesWord(int before) {
            return Character.isLetterOrDigit(before)
                    || before == '.'
                    || before == '_'
                    || before == '-'
                    || before == '/';
        }

        private String ahead(Scanner scanner, Position start) {
            int length = 0;
            while (scanner.hasNext() && scanner.peek() != '\n' && length < longest) {
                scanner.next();
                length++;
            }
            return scanner.getSource(start, scanner.position()).getContent();
        }
    }
}
