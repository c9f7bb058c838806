package deskbridge.desk.okdesk.html;

import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.CodeBlock;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Listing;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Quote;
import deskbridge.domain.RichText.Strike;
import java.util.List;

/**
 * Writes HTML for Okdesk. Every text is escaped, so that nothing in it can become markup; addresses that a browser would run rather
 * than open are written as words. The whole text, however long.
 */
public final class HtmlWriter {
    private final StringBuilder html = new StringBuilder();

    private HtmlWriter() {}

    /** The text as HTML; empty for an empty text. */
    public static String write(RichText text) {
        var writer = new HtmlWriter();
        writer.blocks(text.blocks());
        return writer.html.toString();
    }

    private void blocks(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Paragraph paragraph -> element("p", () -> inlines(paragraph.content()));
                case Quote quote -> element("blockquote", () -> blocks(quote.blocks()));
                case CodeBlock code -> element("pre", () -> verbatim(code.text()));
                case Listing list ->
                    element(
                            list.ordered() ? "ol" : "ul",
                            () -> list.items().forEach(item -> element("li", () -> blocks(item.blocks()))));
            }
        }
    }

    private void inlines(List<Inline> inlines) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Plain plain -> spaced(plain.text());
                case Break ignored -> html.append("<br>");
                case Bold bold -> element("b", () -> inlines(bold.content()));
                case Italic italic -> element("i", () -> inlines(italic.content()));
                case Strike strike -> element("s", () -> inlines(strike.content()));
                case Code code -> element("code", () -> spaced(code.text()));
                case Link link -> link(link);
                case Mention mention -> spaced("@" + mention.written());
            }
        }
    }

    private void link(Link link) {
        if (!Addresses.isSafe(link.url())) {
            inlines(link.content());
            return;
        }
        html.append("<a href=\"");
        verbatim(link.url().strip());
        html.append("\">");
        inlines(link.content());
        html.append("</a>");
    }

    private void element(String name, Runnable content) {
        html.append('<').append(name).append('>');
        content.run();
        html.append("</").append(name).append('>');
    }

    /** Browsers join spaces that follow each other; every second one is written so that they cannot. */
    private void spaced(String text) {
        verbatim(text.replace("\r\n", "\n").replace("  ", " \u00a0"), true);
    }

    private void verbatim(String text) {
        verbatim(text, false);
    }

    private void verbatim(String text, boolean breaks) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n' -> html.append(breaks ? "<br>" : "\n");
                default -> {
                    if (isPrintable(c)) {
                        html.appendCodePoint(c);
                    }
                }
            }
        });
    }

    /** Control characters and halves of characters are no text in HTML. */
    private static boolean isPrintable(int c) {
        boolean control = Character.isISOControl(c) && c != '\t';
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !half;
    }
}
