package deskbridge.desk.yandextracker.yfm;

import deskbridge.domain.Person;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.CodeBlock;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Item;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Listing;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.domain.RichText.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Turns the parser's tree into rich text: what that does not know is kept as readable words. */
final class Conversion {
    private static final String RULE = "———";

    private final Map<String, Person> people;
    private final String siteUrl;

    Conversion(Map<String, Person> people, String siteUrl) {
        this.people = people;
        this.siteUrl = siteUrl;
    }

    List<Block> blocks(Node parent) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Heading heading -> blocks.add(new Paragraph(List.of(new Bold(inlines(heading)))));
                case BlockQuote quote -> blocks.add(new Quote(blocks(quote)));
                case FencedCodeBlock code -> blocks.add(code(language(code), code.getLiteral()));
                case IndentedCodeBlock code -> blocks.add(code("", code.getLiteral()));
                case ListBlock list -> blocks.add(new Listing(list instanceof OrderedList, items(list)));
                case ThematicBreak rule -> blocks.add(new Paragraph(List.of(new Plain(RULE))));
                default -> paragraph(node, blocks);
            }
        }
        return blocks;
    }

    private void paragraph(Node node, List<Block> blocks) {
        List<Inline> content = inlines(node);
        if (!content.isEmpty()) {
            blocks.add(new Paragraph(content));
        }
    }

    private List<Item> items(Node list) {
        List<Item> items = new ArrayList<>();
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            items.add(new Item(blocks(node)));
        }
        return items;
    }

    private static CodeBlock code(String language, String literal) {
        return new CodeBlock(language, literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal);
    }

    private static String language(FencedCodeBlock code) {
        String info = code.getInfo();
        return info == null ? "" : info.strip().split("\\s", 2)[0];
    }

    private List<Inline> inlines(Node parent) {
        List<Inline> content = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> plain(text.getLiteral(), content);
                case SoftLineBreak end -> content.add(new Break());
                case HardLineBreak end -> content.add(new Break());
                case StrongEmphasis bold -> content.add(new Bold(inlines(bold)));
                case Emphasis italic -> content.add(new Italic(inlines(italic)));
                case Strikethrough strike -> content.add(new Strike(inlines(strike)));
                case org.commonmark.node.Code code -> content.add(new Code(code.getLiteral()));
                case Marks.Mono mono -> content.add(new Code(Words.of(mono)));
                case Marks.Mentioned mentioned -> content.add(mention(mentioned));
                case Marks.Coloured coloured ->
                    withoutColour(inlines(coloured)).forEach(inline -> add(inline, content));
                case HtmlInline html -> plain(html.getLiteral(), content);
                case org.commonmark.node.Link link -> link(link.getDestination(), inlines(link), content);
                case Image image -> link(image.getDestination(), inlines(image), content);
                default -> inlines(node).forEach(inline -> add(inline, content));
            }
        }
        return content;
    }

    private Mention mention(Marks.Mentioned mentioned) {
        return new Mention(mentioned.login(), people.get(mentioned.login().toLowerCase(Locale.ROOT)));
    }

    private void link(String destination, List<Inline> words, List<Inline> content) {
        String url = destination.startsWith("/") && !destination.startsWith("//") ? siteUrl + destination : destination;
        List<Inline> shown = withoutLinks(words);
        if (!url.matches("(?is)(?:https?://|mailto:|tel:).+")) {
            shown.forEach(word -> add(word, content));
        } else {
            content.add(new Link(url, shown.isEmpty() ? List.of(new Plain(url)) : shown));
        }
    }

    private static List<Inline> withoutColour(List<Inline> words) {
        if (words.isEmpty() || !(words.getFirst() instanceof Plain first)) {
            return words;
        }
        List<Inline> bare = new ArrayList<>(words);
        bare.set(0, new Plain(first.text().replaceFirst("^\\([a-z]{3,10}\\)", "")));
        return bare;
    }

    /** An address inside the words of a link is not a link of its own. */
    private static List<Inline> withoutLinks(List<Inline> words) {
        return words.stream()
                .flatMap(word -> word instanceof Link inner ? inner.content().stream() : Stream.of(word))
                .toList();
    }

    private static void plain(String text, List<Inline> content) {
        add(new Plain(text), content);
    }

    /** Neighbouring words become one, so that the same text is always the same tree. */
    private static void add(Inline inline, List<Inline> content) {
        if (!(inline instanceof Plain plain)) {
            content.add(inline);
        } else if (!content.isEmpty() && content.getLast() instanceof Plain before) {
            content.set(content.size() - 1, new Plain(before.text() + plain.text()));
        } else if (!plain.text().isEmpty()) {
            content.add(plain);
        }
    }
}
