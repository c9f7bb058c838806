package deskbridge.flow;

import deskbridge.domain.RichText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A word at the beginning of a message that speaks to the hub; in groups the bot's name may hang at it. */
enum SpokenCommand {
    /** The rest of the message is a request. */
    NEW("/new"),
    /** Asks for the menu. */
    MENU("/menu"),
    /** Opens the talk with the bot; the rest is what the link said by which the person came. */
    START("/start"),
    /** Asks for one's own tickets. */
    MINE("/my"),
    /** Asks what can be done. */
    HELP("/help"),
    /** Asks for another language. */
    LANGUAGE("/language");

    private final Pattern form;

    SpokenCommand(String word) {
        this.form = Pattern.compile("\\s*" + word + "(?:@[a-z0-9_]+)?(?=\\s|$)\\s*", Pattern.CASE_INSENSITIVE);
    }

    /** The command with which a text begins. */
    static Optional<SpokenCommand> in(RichText text) {
        String words = text.words();
        return Arrays.stream(values()).filter(command -> command.begins(words)).findFirst();
    }

    /** True when a text begins with a word like a command, ours or not. */
    static boolean looksLikeOne(RichText text) {
        return text.words().strip().toLowerCase(Locale.ROOT).matches("(?s)/[a-z][a-z0-9_]*(?:@[a-z0-9_]+)?(?:\\s.*)?");
    }

    boolean begins(RichText text) {
        return begins(text.words());
    }

    private boolean begins(String words) {
        return form.matcher(words).lookingAt();
    }

    /** The text without this word, with which it begins. */
    RichText cutFrom(RichText text) {
        if (text.blocks().getFirst() instanceof RichText.Paragraph first
                && !first.content().isEmpty()
                && first.content().getFirst() instanceof RichText.Plain plain
                && begins(plain.text())) {
            var content = new ArrayList<>(first.content());
            content.set(0, new RichText.Plain(cutFrom(plain.text())));
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
        return RichText.plain(cutFrom(text.words()));
    }

    private String cutFrom(String words) {
        return form.matcher(words).replaceFirst("");
    }

    private static boolean isNothing(RichText.Inline inline) {
        return inline instanceof RichText.Break
                || (inline instanceof RichText.Plain plain && plain.text().isEmpty());
    }
}
