package deskbridge.channel.telegram;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.ThreadRef;

/**
 * A message and its chat; ids count from 1 in each chat (facts: telegram §1).
 *
 * @param chat id of the chat
 * @param id of the message
 */
record MessageKey(long chat, long id) {

    static MessageKey of(MessageRef message) {
        return read(message.id());
    }

    /** The message that a talk hangs off. */
    static MessageKey of(ThreadRef thread) {
        return read(thread.id());
    }

    MessageRef ref(ConnectionId connection) {
        return new MessageRef(connection, chat + ":" + id);
    }

    private static MessageKey read(String text) {
        int colon = text.lastIndexOf(':');
        var chat = ChatKey.read(text.substring(0, Math.max(colon, 0)))
                .orElseThrow(() -> new IllegalArgumentException("no message of Telegram: " + text));
        return new MessageKey(chat.id(), Long.parseLong(text.substring(colon + 1)));
    }
}
