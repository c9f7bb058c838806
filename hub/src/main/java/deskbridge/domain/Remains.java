package deskbridge.domain;

import deskbridge.domain.Event.TicketSeen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a talk in the remote systems after the database that joined its two sides was lost.
 *
 * @param place its thread
 * @param requester who asked
 * @param root the message that the thread hangs off
 * @param readable false when the messenger gives nothing twice: then nothing is known of what stands there
 * @param messages all that stands in the thread, the root included; oldest first
 * @param actions what the buttons of a message of ours mean, where it has some
 * @param seen the ticket with all of its comments
 * @param quotes comments of the hub's own account that bring somebody's words
 */
public record Remains(
        Place place,
        Person requester,
        MessageRef root,
        boolean readable,
        List<ChatMessage> messages,
        Map<MessageRef, List<String>> actions,
        TicketSeen seen,
        Map<CommentRef, Quote> quotes) {

    public Remains {
        messages = List.copyOf(messages);
        actions = Map.copyOf(actions);
        quotes = Map.copyOf(quotes);
    }

    /**
     * Somebody's words as a comment brings them.
     *
     * @param author what people call him
     * @param message where he wrote them; null when the comment does not say
     * @param words what he wrote
     */
    public record Quote(String author, @Nullable MessageRef message, RichText words) {}
}
