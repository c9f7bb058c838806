package deskbridge.domain;

/**
 * The chat side of a ticket as written into the ticket itself, so that a link survives a lost database and tickets of an
 * older bot can be adopted.
 *
 * @param chatId id of the chat in the messenger's own form
 * @param messageId id of the message that the thread hangs off, in the messenger's own form
 * @param personId id of the requester in the messenger's own form; may be empty
 */
public record TicketOrigin(String chatId, String messageId, String personId) {}
