package deskbridge.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Formatted text that belongs to no product: each dialect parses into it and renders from it, so that n dialects need n
 * parsers and n renderers and not n² converters.
 *
 * @param blocks top to bottom; empty for empty text
 */
public record RichText(List<Block> blocks) {

    public static final RichText EMPTY = new RichText(List.of());

    public RichText {
        blocks = List.copyOf(blocks);
    }

    /** Something that stands on lines of its own. */
    public sealed interface Block {}

    /** @param content the words of one paragraph */
    public record Paragraph(List<Inline> content) implements Block {
        public Paragraph {
            content = List.copyOf(content);
        }
    }

    /** @param blocks what is quoted */
    public record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Lines to be shown as they are.
     *
     * @param language a hint for colours; empty for none
     * @param text without a trailing line break
     */
    public record CodeBlock(String language, String text) implements Block {}

    /**
     * A list.
     *
     * @param ordered true for 1, 2, 3
     * @param items each item's blocks
     */
    public record Listing(boolean ordered, List<Item> items) implements Block {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** @param blocks one item of a {@link Listing} */
    public record Item(List<Block> blocks) {
        public Item {
            blocks = List.copyOf(blocks);
        }
    }

    /** Something within a line. */
    public sealed interface Inline {}

    /** @param text plain words, no line breaks */
    public record Plain(String text) implements Inline {}

    /** A line break within a paragraph. */
    public record Break() implements Inline {}

    /** @param content what is bold */
    public record Bold(List<Inline> content) implements Inline {
        public Bold {
            content = List.copyOf(content);
        }
    }

    /** @param content what is italic */
    public record Italic(List<Inline> content) implements Inline {
        public Italic {
            content = List.copyOf(content);
        }
    }

    /** @param content what is struck through */
    public record Strike(List<Inline> content) implements Inline {
        public Strike {
            content = List.copyOf(content);
        }
    }

    /** @param text verbatim words within a line */
    public record Code(String text) implements Inline {}

    /**
     * A link.
     *
     * @param url where it leads
     * @param content what people read; the address itself when they wrote nothing else
     */
    public record Link(String url, List<Inline> content) implements Inline {
        public Link {
            content = List.copyOf(content);
        }
    }

    /**
     * Somebody is named so that he notices.
     *
     * @param written how the text names him, without the {@code @}; shown when nobody on the other side matches
     * @param person who it is in the system the text comes from; null when unknown there: then it is plain text
     */
    public record Mention(String written, @Nullable Person person) implements Inline {}

    /** Plain words: blank lines separate paragraphs, single line breaks are kept. */
    public static RichText plain(String text) {
        var blocks = new ArrayList<Block>();
        var content = new ArrayList<Inline>();
        for (String line : text.strip().lines().toList()) {
            if (!line.isBlank()) {
                if (!content.isEmpty()) {
                    content.add(new Break());
                }
                content.add(new Plain(line));
            } else if (!content.isEmpty()) {
                blocks.add(new Paragraph(content));
                content.clear();
            }
        }
        if (!content.isEmpty()) {
            blocks.add(new Paragraph(content));
        }
        return new RichText(blocks);
    }

    /** One paragraph of these parts. */
    public static RichText line(Inline... content) {
        return new RichText(List.of(new Paragraph(List.of(content))));
    }

    /** This text, then the other below it. */
    public RichText then(RichText below) {
        var all = new ArrayList<>(blocks);
        all.addAll(below.blocks);
        return new RichText(all);
    }

    /** True when a person would see nothing. */
    public boolean isBlank() {
        return PlainText.of(this).isBlank();
    }

    /** The words alone, without any markup. */
    public String words() {
        return PlainText.of(this);
    }

    /** Everybody who is named in this text and known, in order. */
    public List<Person> mentioned() {
        return PlainText.mentions(this);
    }
}
