package deskbridge.desk.okdesk.html;

import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.CodeBlock;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Item;
import deskbridge.domain.RichText.Listing;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Turns elements into blocks. What a person would not see (scripts, styles) is left out, the rest keeps its words. */
final class BlockReader {
    /** Deeper markup than any person writes is read as bare words: the stack is finite. */
    static final int DEEPEST = 60;

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "caption",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "address",
            "figure",
            "figcaption",
            "hr",
            "center",
            "form",
            "fieldset",
            "details",
            "summary",
            "body",
            "html");
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "textarea");

    private final List<Block> blocks = new ArrayList<>();
    private final List<Inline> line = new ArrayList<>();
    private final int depth;

    BlockReader() {
        this(0);
    }

    private BlockReader(int depth) {
        this.depth = depth;
    }

    RichText read(Element root) {
        children(root, depth);
        endParagraph();
        return new RichText(blocks);
    }

    static boolean isUnseen(Node node) {
        return node instanceof Element element && UNSEEN.contains(element.normalName());
    }

    private void children(Element parent, int level) {
        for (Node child : parent.childNodes()) {
            node(child, level + 1);
        }
    }

    private void node(Node node, int level) {
        if (isUnseen(node)) {
            return;
        }
        if (node instanceof Element element && level >= DEEPEST) {
            new InlineReader(line).words(element.text());
        } else if (node instanceof Element element && isBlock(element)) {
            endParagraph();
            block(element, level);
            endParagraph();
        } else if (node instanceof Element element && holdsBlocks(element)) {
            // A bold or a link around whole paragraphs: the words matter more than the mark.
            children(element, level);
        } else if (node instanceof Element || node instanceof TextNode) {
            new InlineReader(line).read(node, level);
        }
    }

    private void block(Element element, int level) {
        switch (element.normalName()) {
            case "ul", "ol" -> listing(element, level);
            case "blockquote" -> {
                List<Block> quoted = inner(element, level);
                if (!quoted.isEmpty()) {
                    blocks.add(new Quote(quoted));
                }
            }
            case "pre" -> code(element);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, level);
            case "tr" -> row(element, level);
            default -> children(element, level);
        }
    }

    private void listing(Element list, int level) {
        List<Item> items = new ArrayList<>();
        for (Node child : list.childNodes()) {
            boolean blank = child instanceof TextNode text && text.isBlank();
            if (!blank && (child instanceof Element || child instanceof TextNode) && !isUnseen(child)) {
                List<Block> content = inner(child, level);
                boolean item = child instanceof Element element && element.nameIs("li");
                if (item || !content.isEmpty()) {
                    items.add(new Item(content));
                }
            }
        }
        if (!items.isEmpty()) {
            blocks.add(new Listing(list.nameIs("ol"), items));
        }
    }

    private static List<Block> inner(Node node, int level) {
        var reader = new BlockReader(level);
        if (node instanceof Element element && (element.nameIs("li") || element.nameIs("blockquote"))) {
            return reader.read(element).blocks();
        }
        reader.node(node, level + 1);
        reader.endParagraph();
        return reader.blocks;
    }

    private void code(Element pre) {
        String text = pre.wholeText().replace("\r\n", "\n");
        String without = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (!without.isBlank()) {
            blocks.add(new CodeBlock("", without));
        }
    }

    private void heading(Element heading, int level) {
        int before = blocks.size();
        children(heading, level);
        endParagraph();
        for (int i = before; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Paragraph paragraph) {
                blocks.set(i, new Paragraph(List.of(new Bold(paragraph.content()))));
            }
        }
    }

    /** Cells stand beside each other as long as each is a line; whatever else they hold stands below. */
    private void row(Element row, int level) {
        List<Inline> cells = new ArrayList<>();
        List<Block> below = new ArrayList<>();
        for (Element cell : row.children()) {
            List<Block> content = inner(cell, level);
            if (content.size() == 1 && content.getFirst() instanceof Paragraph paragraph) {
                if (!cells.isEmpty()) {
                    cells.add(new RichText.Plain(" | "));
                }
                cells.addAll(paragraph.content());
            } else {
                below.addAll(content);
            }
        }
        if (!cells.isEmpty()) {
            blocks.add(new Paragraph(cells));
        }
        blocks.addAll(below);
    }

    private void endParagraph() {
        List<Inline> content = InlineReader.trimmed(line);
        line.clear();
        if (!content.isEmpty()) {
            blocks.add(new Paragraph(content));
        }
    }

    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    private static boolean holdsBlocks(Element element) {
        return element.stream().anyMatch(BlockReader::isBlock);
    }
}
