package deskbridge.flow;

import deskbridge.domain.ConversationId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketRef;
import java.util.List;

/** Which conversation an event is about, so that the engine can lock it before the decision. */
public sealed interface Focus {

    /** @param thread the conversation of this thread */
    record ByThread(ThreadRef thread) implements Focus {}

    /**
     * The conversation that one of these messages belongs to.
     *
     * @param messages the first that is known decides
     */
    record ByMessages(List<MessageRef> messages) implements Focus {

        public ByMessages {
            messages = List.copyOf(messages);
        }
    }

    /** @param ticket the conversation of this ticket */
    record ByTicket(TicketRef ticket) implements Focus {}

    /**
     * The conversation of this name.
     *
     * @param conversation which
     * @param scene true when the desk must be asked how the ticket stands and who the person is
     */
    record ById(ConversationId conversation, boolean scene) implements Focus {}

    /** None. */
    record Nowhere() implements Focus {}
}
