package deskbridge.dialect;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Yandex Flavored Markdown as a reader of Tracker sees it: Markdown by a library, without what the hub adds to it, and then
 * Tracker's own signs by looking for them. A sign that is escaped, or in code, stands aside meanwhile as a character of private use.
 */
final class YfmSight {

    private static final int ASIDE = 0xE000;

    private static final char NO_WIDTH = '\u200B';

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .enabledBlockTypes(Set.of(
                    Heading.class,
                    FencedCodeBlock.class,
                    IndentedCodeBlock.class,
                    ThematicBreak.class,
                    BlockQuote.class,
                    ListBlock.class))
            .customInlineContentParserFactory(new Backslash())
            .build();

    private static final Pattern TAG = Pattern.compile("\\{%.*?%}");
    private static final Pattern TITLE = Pattern.compile("(?m)^={2,6}\\s*(\\S.*?)\\s*=*\\s*$");
    private static final Pattern WIKI_LINK = Pattern.compile("\\(\\(\\s*\\S+\\s+([^()]+)\\)\\)");
    private static final Pattern COLOUR = Pattern.compile("\\{#?[A-Za-z0-9]{1,20}}\\(([^()]*)\\)");
    private static final Pattern DOUBLED = Pattern.compile("(\\+\\+|##|!!|%%)(?=\\S)((?:(?!\\1).)+?)(?<=\\S)\\1");
    private static final Pattern RAISED = Pattern.compile("\\^(\\S+?)\\^");
    private static final Pattern TABLE = Pattern.compile("(?m)^(?:\\|\\||#\\|)");

    private final StringBuilder shown = new StringBuilder();

    private YfmSight() {}

    static String of(String yfm) {
        if (yfm.strip().startsWith("<#")) {
            throw new IllegalArgumentException("Tracker would take this for HTML");
        }
        var sight = new YfmSight();
        sight.blocks(PARSER.parse(yfm));
        return back(sight.shown.toString());
    }

    private void blocks(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Paragraph paragraph -> words(paragraph);
                case Heading heading -> words(heading);
                case FencedCodeBlock code -> shown.append(aside(code.getLiteral()));
                case IndentedCodeBlock code -> shown.append(aside(code.getLiteral()));
                case ThematicBreak rule -> shown.append("———");
                case BulletList list -> items(list, -1);
                case OrderedList list ->
                    items(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
                default -> blocks(node);
            }
            shown.append('\n');
        }
    }

    private void items(ListBlock list, int first) {
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            shown.append(number < 0 ? "•" : number++ + ".");
            blocks(item);
        }
    }

    private void words(Node parent) {
        var words = new StringBuilder();
        inlines(parent, words);
        String plain = TAG.matcher(words).replaceAll("");
        plain = TITLE.matcher(plain).replaceAll("$1");
        plain = WIKI_LINK.matcher(plain).replaceAll("$1");
        plain = COLOUR.matcher(plain).replaceAll("$1");
        plain = DOUBLED.matcher(plain).replaceAll("$2");
        plain = RAISED.matcher(plain).replaceAll("$1");
        shown.append(TABLE.matcher(plain).replaceAll(""));
    }

    private static void inlines(Node parent, StringBuilder words) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> words.append(text.getLiteral());
                case Code code -> words.append(aside(code.getLiteral()));
                case HtmlInline html -> words.append(html.getLiteral());
                case SoftLineBreak end -> words.append('\n');
                case HardLineBreak end -> words.append('\n');
                default -> {
                    // A line that begins with emphasis does not begin with what is emphasised.
                    words.append(NO_WIDTH);
                    inlines(node, words);
                }
            }
        }
    }

    private static boolean isSign(char c) {
        return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }

    private static String aside(String words) {
        return words.chars()
                .map(c -> isSign((char) c) ? ASIDE + c : c)
                .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append)
                .toString();
    }

    private static String back(String words) {
        return words.chars()
                .map(c -> c > ASIDE && c < ASIDE + 127 ? c - ASIDE : c)
                .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append)
                .toString();
    }

    /** What follows a backslash, if it is a sign, is a word. */
    private static final class Backslash implements InlineContentParserFactory, InlineContentParser {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('\\');
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            scanner.next();
            char c = scanner.peek();
            if (c == '\n') {
                scanner.next();
                return ParsedInline.of(new HardLineBreak(), scanner.position());
            }
            if (!isSign(c)) {
                return ParsedInline.of(new Text(aside("\\")), scanner.position());
            }
            scanner.next();
            return ParsedInline.of(new Text(aside(String.valueOf(c))), scanner.position());
        }
    }
}
