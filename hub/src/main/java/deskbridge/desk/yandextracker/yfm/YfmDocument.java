package deskbridge.desk.yandextracker.yfm;

import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** A text of Tracker's, parsed: first for the logins it mentions, then, when these are looked up, for its rich text. */
public final class YfmDocument {
    /** Deep enough for people, shallow enough for the stack. */
    private static final int DEEPEST = 40;

    private static final Parser PARSER = parser();

    private final Node document;
    private final String siteUrl;

    private YfmDocument(Node document, String siteUrl) {
        this.document = document;
        this.siteUrl = siteUrl;
    }

    /**
     * Parses; every text is valid.
     *
     * @param siteUrl what links without a host are below, without a slash at the end
     */
    public static YfmDocument parse(String text, String siteUrl) {
        String clean = text.replace("\r\n", "\n").replace('\r', '\n');
        return new YfmDocument(PARSER.parse(OlderMarkup.modernise(clean)), siteUrl);
    }

    /** Logins that may be mentioned, in lower case. */
    public Set<String> logins() {
        Set<String> logins = new LinkedHashSet<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof Marks.Mentioned mentioned) {
                    logins.add(mentioned.login().toLowerCase(Locale.ROOT));
                }
                visitChildren(node);
            }
        });
        return logins;
    }

    /**
     * The text.
     *
     * @param people those of {@link #logins()} that exist
     */
    public RichText text(Map<String, Person> people) {
        return new RichText(new Conversion(people, siteUrl).blocks(document));
    }

    private static Parser parser() {
        Parser.Builder builder = Parser.builder()
                .extensions(List.of(
                        StrikethroughExtension.builder().requireTwoTildes(true).build()))
                .enabledBlockTypes(Set.of(
                        Heading.class,
                        FencedCodeBlock.class,
                        IndentedCodeBlock.class,
                        ThematicBreak.class,
                        BlockQuote.class,
                        ListBlock.class))
                .maxOpenBlockParsers(DEEPEST)
                .maxInlineNesting(DEEPEST)
                .customDelimiterProcessor(new DoubleMarks('+', Marks.Underlined::new))
                .customDelimiterProcessor(new DoubleMarks('!', Marks.Coloured::new))
                .customDelimiterProcessor(new DoubleMarks('#', Marks.Mono::new));
        InlineForms.all().forEach(builder::customInlineContentParserFactory);
        return builder.build();
    }
}
