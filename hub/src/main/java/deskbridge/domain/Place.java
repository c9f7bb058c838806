package deskbridge.domain;

/**
 * Where in a messenger something happened.
 *
 * @param chat the chat; for a message inside a thread, the chat the thread hangs in
 * @param thread the thread the message is in, or the one that would hang off it
 * @param inThread false for a top-level message, which may begin a conversation
 * @param direct true in a chat of one person with the hub's bot
 */
public record Place(ChatRef chat, ThreadRef thread, boolean inThread, boolean direct) {}
