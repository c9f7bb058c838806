package deskbridge.desk.yandextracker.yfm;

import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.CodeBlock;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Item;
import deskbridge.domain.RichText.Listing;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes rich text as Yandex Flavored Markdown. Escapes only what Tracker would take for markup. What is written is read again;
 * if the words come back changed, it is written once more, plainly and with every sign escaped.
 */
public final class YfmWriter {
    private final Map<PersonRef, String> logins;
    private final Style style;
    private final StringBuilder seen = new StringBuilder();

    private YfmWriter(Map<PersonRef, String> logins, Style style) {
        this.logins = logins;
        this.style = style;
    }

    /** How much is dared. */
    enum Style {
        /** With emphasis, escaping what seems to need it. */
        NATURAL,
        /** Without emphasis, escaping every sign. */
        CAREFUL
    }

    /**
     * The text as Tracker stores it.
     *
     * @param logins the Tracker logins of people who are mentioned; who is missing stays a plain name
     */
    public static String write(RichText text, Map<PersonRef, String> logins) {
        var writer = new YfmWriter(logins, Style.NATURAL);
        String natural = writer.blocks(text.blocks());
        String readAgain = YfmDocument.parse(natural, "").text(Map.of()).words();
        if (bare(readAgain).equals(bare(writer.seen.toString()))) {
            return natural;
        }
        return new YfmWriter(logins, Style.CAREFUL).blocks(text.blocks());
    }

    private static String bare(String words) {
        return words.replaceAll("[\\s\\p{Z}]+", "");
    }

    private String blocks(List<Block> blocks) {
        List<String> parts = new ArrayList<>();
        for (Block block : blocks) {
            String part = block(block);
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        return String.join("\n\n", parts);
    }

    private String block(Block block) {
        return switch (block) {
            case Paragraph paragraph -> line(paragraph.content());
            case Quote quote -> quote(blocks(quote.blocks()));
            case CodeBlock code -> code(code);
            case Listing list -> list(list);
        };
    }

    /** Nothing blank at either end: an item or a quote that begins with a blank line would not hold what follows. */
    private String line(List<Inline> content) {
        var line = new Line();
        new LineWriter(line, logins, style, seen).write(content);
        return line.text(style).strip();
    }

    private String code(CodeBlock code) {
        seen.append(code.text());
        String fence = "`".repeat(Math.max(3, Line.longestRun(code.text(), '`') + 1));
        String language = code.language().replaceAll("[`\\s]", "");
        return fence + language + "\n" + code.text() + "\n" + fence;
    }

    private static String quote(String quoted) {
        return quoted.isEmpty() ? "" : prefixed(quoted, "> ", "> ");
    }

    /** Without empty items: a mark with nothing behind it ends its item, and three such marks on a line are a rule. */
    private String list(Listing list) {
        List<String> items = new ArrayList<>();
        int number = 1;
        for (Item item : list.items()) {
            String content = blocks(item.blocks());
            if (!content.isEmpty()) {
                String mark = list.ordered() ? number++ + ". " : "- ";
                items.add(prefixed(content, mark, " ".repeat(mark.length())));
            }
        }
        return String.join("\n", items);
    }

    private static String prefixed(String text, String first, String others) {
        var lines = new StringJoiner("\n");
        String prefix = first;
        for (String line : text.split("\n", -1)) {
            lines.add(line.isEmpty() ? prefix.stripTrailing() : prefix + line);
            prefix = others;
        }
        return lines.toString();
    }
}
