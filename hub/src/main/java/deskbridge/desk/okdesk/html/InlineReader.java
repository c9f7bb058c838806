package deskbridge.desk.okdesk.html;

import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Break;
import deskbridge.domain.RichText.Code;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Italic;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Plain;
import deskbridge.domain.RichText.Strike;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads what stands within a line, the way a browser joins its spaces. */
final class InlineReader {
    private final List<Inline> line;

    /** @param line where the words are added */
    InlineReader(List<Inline> line) {
        this.line = line;
    }

    void read(Node node, int level) {
        if (node instanceof TextNode text) {
            words(text.getWholeText());
        } else if (node instanceof Element element && !BlockReader.isUnseen(element)) {
            if (level >= BlockReader.DEEPEST) {
                words(element.text());
            } else {
                element(element, level);
            }
        }
    }

    /** Adds words; a space at a seam is kept once. */
    void words(String text) {
        String joined = text.replaceAll("[ \\t\\n\\r\\f]+", " ").replace('\u00a0', ' ');
        if (joined.startsWith(" ") && !text.startsWith("\u00a0") && endsWithSpace(line)) {
            joined = joined.substring(1);
        }
        if (!joined.isEmpty()) {
            line.add(new Plain(joined));
        }
    }

    private void element(Element element, int level) {
        switch (element.normalName()) {
            case "br" -> line.add(new Break());
            case "b", "strong" -> marked(element, level, Bold::new);
            case "i", "em" -> marked(element, level, Italic::new);
            case "s", "strike", "del" -> marked(element, level, Strike::new);
            case "code", "tt", "kbd", "samp" -> code(element);
            case "a" -> link(element, level);
            case "img" -> picture(element);
            case "input" -> words(element.attr("value"));
            default -> children(element, level);
        }
    }

    private interface Mark {
        Inline around(List<Inline> content);
    }

    private void marked(Element element, int level, Mark mark) {
        List<Inline> inner = content(element, level);
        if (inner.stream().allMatch(InlineReader::isSpace)) {
            line.addAll(inner);
        } else {
            line.add(mark.around(inner));
        }
    }

    private void code(Element element) {
        String text = element.wholeText().replaceAll("[\\s\\u00a0]", " ");
        if (text.isBlank()) {
            words(text);
        } else {
            line.add(new Code(text));
        }
    }

    private void link(Element element, int level) {
        String url = element.attr("href").strip();
        List<Inline> inner = content(element, level);
        if (!Addresses.isSafe(url)) {
            line.addAll(inner);
        } else if (inner.stream().allMatch(InlineReader::isSpace)) {
            line.add(new Link(url, List.of(new Plain(url))));
        } else {
            line.add(new Link(url, inner));
        }
    }

    /** Pictures from elsewhere are told by their description or address; those of the ticket come along as files. */
    private void picture(Element picture) {
        String source = picture.attr("src").strip();
        String description = picture.attr("alt").strip();
        if (Addresses.isSafe(source) && !source.contains("/attachments/")) {
            line.add(new Link(source, List.of(new Plain(description.isEmpty() ? source : description))));
        } else {
            words(description);
        }
    }

    private static List<Inline> content(Element element, int level) {
        List<Inline> inner = new ArrayList<>();
        new InlineReader(inner).children(element, level);
        return inner;
    }

    private void children(Element element, int level) {
        for (Node child : element.childNodes()) {
            read(child, level + 1);
        }
    }

    /** The line without spaces and breaks at its ends, and without spaces around its breaks. */
    static List<Inline> trimmed(List<Inline> line) {
        List<Inline> clean = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            Inline inline = line.get(i);
            if (inline instanceof Plain plain) {
                boolean first = clean.isEmpty() || clean.getLast() instanceof Break;
                boolean last = i + 1 == line.size() || line.get(i + 1) instanceof Break;
                String text = first ? plain.text().stripLeading() : plain.text();
                text = last ? text.stripTrailing() : text;
                if (!text.isEmpty()) {
                    clean.add(new Plain(text));
                }
            } else if (!(inline instanceof Break && clean.isEmpty())) {
                clean.add(inline);
            }
        }
        while (!clean.isEmpty() && (clean.getLast() instanceof Break || isSpace(clean.getLast()))) {
            clean.removeLast();
        }
        return clean;
    }

    private static boolean endsWithSpace(List<Inline> line) {
        return line.isEmpty()
                || line.getLast() instanceof Break
                || (line.getLast() instanceof Plain plain && plain.text().endsWith(" "));
    }

    private static boolean isSpace(Inline inline) {
        return inline instanceof Plain plain && plain.text().isBlank();
    }
}
