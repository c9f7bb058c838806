package deskbridge.flow;

import deskbridge.domain.RichText;
import java.util.ArrayList;
import java.util.Locale;

/** A word at the beginning of a message that speaks to the hub. */
enum SpokenCommand {
    /** The rest of the message is a request. */
    NEW("/new"),
    /** Asks for the menu. */
    MENU("/menu");

    private final String word;

    SpokenCommand(String word) {
        this.word = word;
    }

    boolean begins(RichText text) {
        return begins(text.words());
    }

    private boolean begins(String words) {
        String spoken = words.strip().toLowerCase(Locale.ROOT);
        return spoken.startsWith(word)
                && (spoken.length() == word.length() || Character.isWhitespace(spoken.charAt(word.length())));
    }

    /** The text without this word, with which it begins. */
    RichText cutFrom(RichText text) {
        if (text.blocks().getFirst() instanceof RichText.Paragraph first
                && !first.content().isEmpty()
                && first.content().getFirst() instanceof RichText.Plain plain
                && begins(plain.text())) {
            var content = new ArrayList<>(first.content());
            String rest = plain.text().stripLeading().substring(word.length()).stripLeading();
            content.set(0, new RichText.Plain(rest));
            while (!content.isEmpty() && isNothing(content.getFirst())) {
                content.removeFirst();
            }
            var blocks = new ArrayList<>(text.blocks());
            blocks.removeFirst();
            if (!content.isEmpty()) {
                blocks.addFirst(new RichText.Paragraph(content));
            }
            return new RichText(blocks);
        }
        // The word is dressed up, bold for example: what follows loses its dress with it.
        return RichText.plain(text.words().strip().substring(word.length()));
    }

    private static boolean isNothing(RichText.Inline inline) {
        return inline instanceof RichText.Break
                || (inline instanceof RichText.Plain plain && plain.text().isEmpty());
    }
}
