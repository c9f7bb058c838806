package deskbridge.channel.telegram;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.PersonRef;
import deskbridge.domain.ThreadRef;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A chat, or a topic of a forum: topics are kept apart like chats of their own.
 *
 * @param id of the chat: of a person when positive, of a group when negative (facts: telegram §1)
 * @param topic of the forum; null in chats without topics and in the general topic
 */
record ChatKey(long id, @Nullable Long topic) {

    private static final Pattern FORM = Pattern.compile("(-?[1-9][0-9]{0,17})(?:/([1-9][0-9]{0,17}))?");

    /** Empty for what is no name of a chat of ours. */
    static Optional<ChatKey> read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var topic = form.group(2);
        return Optional.of(new ChatKey(Long.parseLong(form.group(1)), topic == null ? null : Long.valueOf(topic)));
    }

    static ChatKey of(ChatRef chat) {
        return read(chat.id()).orElseThrow(() -> new IllegalArgumentException("no chat of Telegram: " + chat));
    }

    /** The chat of a person with the bot. */
    static ChatKey of(PersonRef person) {
        return new ChatKey(Long.parseLong(person.id()), null);
    }

    boolean isPrivate() {
        return id > 0;
    }

    ChatRef ref(ConnectionId connection) {
        return new ChatRef(connection, text());
    }

    /** The talk that begins with a message. */
    ThreadRef thread(ConnectionId connection, long message) {
        return new ThreadRef(connection, text() + ":" + message);
    }

    MessageRef message(ConnectionId connection, long message) {
        return new MessageRef(connection, id + ":" + message);
    }

    String lane() {
        return "chat:" + text();
    }

    private String text() {
        return topic == null ? Long.toString(id) : id + "/" + topic;
    }
}
