package deskbridge.domain;

import java.util.List;
import java.util.stream.Collectors;

/** What a remote made of a command. */
public sealed interface Receipt {

    /** One short line for operators: what there is now, by its names in the remote, and nothing that people said. */
    String told();

    /** Nothing to remember. */
    record Done() implements Receipt {
        @Override
        public String told() {
            return "done";
        }
    }

    /** @param ticket the ticket as it stands after the command */
    record TicketNow(Ticket ticket) implements Receipt {
        @Override
        public String told() {
            return ticket.ref() + " is " + ticket.status().code();
        }
    }

    /** @param comment the comment that was written */
    record Commented(CommentRef comment) implements Receipt {
        @Override
        public String told() {
            return comment.toString();
        }
    }

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

        @Override
        public String told() {
            return messages.stream().map(MessageRef::toString).collect(Collectors.joining(", "));
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

        @Override
        public String told() {
            return tickets.size() + " of " + total + " tickets";
        }
    }

    /**
     * The desk's contact of a person.
     *
     * @param contact who he is there
     * @param created true when the contact was made for him
     */
    record Identified(Contact contact, boolean created) implements Receipt {
        @Override
        public String told() {
            return "contact " + contact.id() + (created ? ", made" : "");
        }
    }

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

        @Override
        public String told() {
            return "nobody: " + why;
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

        @Override
        public String told() {
            return "asks for more: " + fields.stream().map(FormField::name).collect(Collectors.joining(", "));
        }
    }
}
