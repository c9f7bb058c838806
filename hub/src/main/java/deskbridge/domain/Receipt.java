package deskbridge.domain;

import java.util.List;

/** What a remote made of a command. */
public sealed interface Receipt {

    /** Nothing to remember. */
    record Done() implements Receipt {}

    /** @param ticket the ticket as it stands after the command */
    record TicketNow(Ticket ticket) implements Receipt {}

    /** @param comment the comment that was written */
    record Commented(CommentRef comment) implements Receipt {}

    /**
     * Messages that were written or rewritten.
     *
     * @param messages in order; several when the text was split
     * @param thread the thread that the first of them is in or would start
     */
    record Posted(List<MessageRef> messages, ThreadRef thread) implements Receipt {
        public Posted {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Tickets that were found.
     *
     * @param tickets one page, newest first
     * @param total all that match
     */
    record Found(List<Ticket> tickets, int total) implements Receipt {
        public Found {
            tickets = List.copyOf(tickets);
        }
    }

    /**
     * The desk's contact of a person.
     *
     * @param contact who he is there
     * @param created true when the contact was made for him
     */
    record Identified(Contact contact, boolean created) implements Receipt {}

    /**
     * The desk cannot say who a person is.
     *
     * @param why in words for agents
     * @param absent true when it is certain that nobody there has his number, so that a contact may be made
     */
    record Unidentified(String why, boolean absent) implements Receipt {

        /** Somebody may have the number, yet nobody knows who. */
        public Unidentified(String why) {
            this(why, false);
        }
    }

    /**
     * The step asks for more than was given.
     *
     * @param fields what is missing
     * @param why in the desk's words
     */
    record MoreNeeded(List<FormField> fields, String why) implements Receipt {
        public MoreNeeded {
            fields = List.copyOf(fields);
        }
    }
}
