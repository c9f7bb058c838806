package deskbridge.store;

import deskbridge.domain.CommentRef;
import deskbridge.domain.ConversationId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketRef;
import java.util.List;

/**
 * Which conversation a unit of work is about, and what of its ledger it is going to ask for: read beforehand, together with what other
 * units want. A unit may ask for other things as well.
 *
 * @param whose conversation
 * @param messages whose entries are wanted
 * @param comments whose entries are wanted
 */
public record About(Whose whose, List<MessageRef> messages, List<CommentRef> comments) {

    public About {
        messages = List.copyOf(messages);
        comments = List.copyOf(comments);
    }

    /** How a conversation is found. */
    public sealed interface Whose {

        /** @param thread in which it is held */
        record OfThread(ThreadRef thread) implements Whose {}

        /** @param ticket that was made of it */
        record OfTicket(TicketRef ticket) implements Whose {}

        /** @param conversation itself */
        record Named(ConversationId conversation) implements Whose {}
    }
}
