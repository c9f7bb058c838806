package deskbridge.channel.telegram;

import deskbridge.domain.TicketOrigin;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of messages. Members of a supergroup can open theirs; anywhere else they lead to the bot. Each says in its query which
 * message it is and whose: nothing can be read twice in Telegram, so that what was written into a desk is all that is left of a
 * talk when the database is lost.
 */
final class MessageLink {

    private static final String SITE = "https://t.me/";
    private static final Pattern FORM = Pattern.compile(
            "https://t\\.me/[A-Za-z0-9_/]*\\?m=(-?[1-9][0-9]{0,17}(?:/[1-9][0-9]{0,17})?):([1-9][0-9]{0,17}):(-?[0-9]*)");

    private MessageLink() {}

    /** The chat side of what hangs off a message: its chat, its own id, its author. */
    static Optional<TicketOrigin> read(String url) {
        // Markup may have written what stands between the parts otherwise.
        var form = FORM.matcher(url.replace("%3A", ":").replace("%2F", "/"));
        return form.matches()
                ? Optional.of(new TicketOrigin(form.group(1), form.group(2), form.group(3)))
                : Optional.empty();
    }

    /**
     * Where a person opens the message, or at least its talk.
     *
     * @param bot the bot's name
     * @param author id of who wrote it
     */
    static String of(MessageJson message, String bot, String author) {
        var key = message.key();
        var chat = key.topic() == null ? Long.toString(key.id()) : key.id() + "/" + key.topic();
        return SITE + page(message, bot) + "?m=" + chat + ":" + message.messageId() + ":" + author;
    }

    private static String page(MessageJson message, String bot) {
        var chat = message.chat();
        var number = Long.toString(chat.id());
        if (!number.startsWith("-100")) {
            return bot;
        }
        var where = chat.username() == null ? "c/" + number.substring("-100".length()) : chat.username();
        var topic = message.key().topic();
        return where + (topic == null ? "" : "/" + topic) + "/" + message.messageId();
    }
}
