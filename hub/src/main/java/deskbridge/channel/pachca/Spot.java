package deskbridge.channel.pachca;

import org.jspecify.annotations.Nullable;

/**
 * Where a message is written, in the API's terms.
 *
 * @param entityType {@code discussion}, {@code thread} or {@code user}
 * @param entityId of that kind: a user's id with {@code discussion} would reach a stranger's chat (Pachca docs, messages)
 * @param chatId the chat that lists what was written there; null for a direct chat that is not known
 * @param inside the thread; null at top level
 */
record Spot(
        String entityType,
        long entityId,
        @Nullable Long chatId,
        @Nullable ThreadKey inside) {

    static Spot thread(ThreadJson thread, ThreadKey key) {
        return new Spot("thread", thread.id(), thread.chatId(), key);
    }

    static Spot chat(long chatId) {
        return new Spot("discussion", chatId, chatId, null);
    }

    static Spot person(long userId) {
        return new Spot("user", userId, null, null);
    }

    /** Where an existing message stands. */
    static Spot beside(MessageJson message, ThreadKey inside) {
        return message.inThread()
                ? new Spot("thread", message.entityId(), message.chatId(), inside)
                : chat(message.chatId());
    }

    /** People in a direct chat are limited one by one, whatever number the chat has. */
    Budget budget() {
        return new Budget.Chat(chatId == null ? -entityId : chatId);
    }
}
