package deskbridge.channel.telegram;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes a refused message so that it may pass: its words matter more than how they look. */
final class Mending {

    private static final Logger log = LoggerFactory.getLogger(Mending.class);

    private final Moves moves;

    Mending(Moves moves) {
        this.moves = moves;
    }

    /** Empty when nothing can be done about it. */
    Optional<SendJson> mended(SendJson message, CallFailed refused) {
        var movedTo = refused.movedTo();
        if (refused.is(Refusal.MOVED) && movedTo != null && movedTo != message.chatId()) {
            moves.moved(message.chatId(), movedTo);
            return Optional.of(moved(message));
        }
        var keyboard = message.replyMarkup();
        if (refused.is(Refusal.BAD_BUTTONS) && keyboard != null) {
            log.warn("A message is sent without some of its buttons: {}", refused.getMessage());
            return Optional.of(withoutLinks(message, keyboard));
        }
        boolean marked = message.entities() != null || message.captionEntities() != null;
        if (refused.is(Refusal.BAD_MARKS) && marked) {
            log.warn("A message is sent as plain text: {}", refused.getMessage());
            return Optional.of(plain(message));
        }
        if (refused.is(Refusal.TOPIC_GONE) && message.messageThreadId() != null) {
            return Optional.of(withoutTopic(message));
        }
        return Optional.empty();
    }

    /** The message for where its chat is now: message ids began anew there, so it can answer none. */
    SendJson moved(SendJson message) {
        long now = moves.now(message.chatId());
        if (now == message.chatId()) {
            return message;
        }
        return new SendJson(
                now,
                message.messageThreadId(),
                message.messageId(),
                message.text(),
                message.entities(),
                message.caption(),
                message.captionEntities(),
                null,
                message.replyMarkup(),
                message.linkPreviewOptions());
    }

    private static SendJson withoutTopic(SendJson message) {
        return new SendJson(
                message.chatId(),
                null,
                message.messageId(),
                message.text(),
                message.entities(),
                message.caption(),
                message.captionEntities(),
                message.replyParameters(),
                message.replyMarkup(),
                message.linkPreviewOptions());
    }

    /** What a link button said stands below the words then, as long as there is room. */
    private static SendJson withoutLinks(SendJson message, KeyboardJson keyboard) {
        return new SendJson(
                message.chatId(),
                message.messageThreadId(),
                message.messageId(),
                below(message.text(), Keyboards.links(keyboard), Writing.LONGEST_TEXT),
                message.entities(),
                below(message.caption(), Keyboards.links(keyboard), Writing.LONGEST_CAPTION),
                message.captionEntities(),
                message.replyParameters(),
                Keyboards.withoutLinks(keyboard),
                message.linkPreviewOptions());
    }

    private static @Nullable String below(@Nullable String words, String links, int most) {
        boolean fits = words != null && !links.isEmpty() && words.length() + links.length() + 2 <= most;
        return fits ? words + "\n\n" + links : words;
    }

    private static SendJson plain(SendJson message) {
        var text = message.text();
        var marks = message.entities();
        return new SendJson(
                message.chatId(),
                message.messageThreadId(),
                message.messageId(),
                text == null || marks == null
                        ? text
                        : new Marked(text, marks).bare(Writing.LONGEST_TEXT).text(),
                null,
                message.caption(),
                null,
                message.replyParameters(),
                message.replyMarkup(),
                message.linkPreviewOptions());
    }
}
