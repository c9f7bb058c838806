package deskbridge.connector;

import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.RichText.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's words as the hub writes them into a desk: his name, where he wrote, then what he wrote. Every desk uses this form, so
 * that it can be read again when the database was lost.
 *
 * @param author what people call him
 * @param link the address of his message; null when it had none
 * @param words what he wrote
 */
public record Quoted(String author, @Nullable String link, RichText words) {

    private static final String BETWEEN = "·";

    /** Empty for a text of another form. */
    public static Optional<Quoted> read(RichText text) {
        if (text.blocks().isEmpty()
                || !(text.blocks().getFirst() instanceof Paragraph head)
                || head.content().size() < 2
                || !(head.content().getFirst() instanceof Bold name)
                || !isBetween(head.content().get(1))) {
            return Optional.empty();
        }
        String author = words(name.content());
        int end = end(head.content());
        if (author.isBlank() || end < 0) {
            return Optional.empty();
        }
        String link = head.content().subList(0, end + 1).stream()
                .filter(Link.class::isInstance)
                .map(inline -> ((Link) inline).url())
                .findFirst()
                .orElse(null);
        return Optional.of(new Quoted(author, link, rest(text, head, end)));
    }

    private static boolean isBetween(Inline inline) {
        return inline instanceof Plain plain && plain.text().strip().startsWith(BETWEEN);
    }

    /** Where the head ends: at the colon; -1 when it does not. */
    private static int end(List<Inline> content) {
        for (int i = 1; i < content.size(); i++) {
            if (content.get(i) instanceof Plain plain && plain.text().strip().endsWith(":")) {
                return i;
            }
        }
        return -1;
    }

    private static RichText rest(RichText text, Paragraph head, int end) {
        List<Block> blocks = new ArrayList<>(text.blocks());
        blocks.removeFirst();
        List<Inline> behind =
                new ArrayList<>(head.content().subList(end + 1, head.content().size()));
        if (!behind.isEmpty()) {
            blocks.addFirst(new Paragraph(behind));
        }
        return new RichText(blocks);
    }

    private static String words(List<Inline> content) {
        return new RichText(List.of(new Paragraph(content))).words().strip();
    }
}
