package deskbridge.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What shall be done in a remote system. Which ticket, thread, comment or message it means is looked up when it is sent:
 * a comment may be decided before its ticket exists.
 */
public sealed interface Command {

    /** A command that a desk carries out. */
    sealed interface ToDesk extends Command {}

    /** A command that a channel carries out. */
    sealed interface ToChannel extends Command {}

    /**
     * Make the conversation's ticket.
     *
     * @param unique the same for every attempt and every hub that sees the same message; at most 200 characters
     * @param draft what to make
     */
    record CreateTicket(String unique, TicketDraft draft) implements ToDesk {}

    /**
     * Bring the ticket's description up to date, unless somebody in the desk has changed it meanwhile.
     *
     * @param before the description as the hub last wrote it
     * @param draft the ticket as it would be made now
     * @param source the message that was edited
     */
    record EditTicket(RichText before, TicketDraft draft, MessageRef source) implements ToDesk {}

    /**
     * Write a comment for a chat message.
     *
     * @param words what to write
     */
    record AddComment(CommentWords words) implements ToDesk {}

    /**
     * Rewrite the comment that was made for {@code words.source()}.
     *
     * @param words what it shall say now
     */
    record EditComment(CommentWords words) implements ToDesk {}

    /**
     * Tell the agents something in the ticket, so that the requester never sees it.
     *
     * @param text what to tell
     */
    record AddNote(RichText text) implements ToDesk {}

    /**
     * Move the ticket on.
     *
     * @param transition the desk's id of the step
     * @param fields what the step asks for, by the desk's names
     * @param actor who pressed
     */
    record MoveTicket(String transition, Map<String, String> fields, Person actor) implements ToDesk {
        public MoveTicket {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Give the ticket to an agent.
     *
     * @param agent who, as the desk knows him
     */
    record AssignTicket(Person agent) implements ToDesk {}

    /**
     * Let people see the ticket.
     *
     * @param people who, as the messenger knows them
     */
    record GrantAccess(List<Person> people) implements ToDesk {
        public GrantAccess {
            people = List.copyOf(people);
        }
    }

    /**
     * Find a person's tickets.
     *
     * @param person whose, as the messenger knows him
     * @param page from 1
     * @param size tickets a page
     * @param answerTo where the list shall be shown
     * @param named the desk, when the list shall say whose it is; null where there is only one
     * @param replace the list message to be replaced; null for a new one
     */
    record FindTickets(
            Person person,
            int page,
            int size,
            Destination answerTo,
            @Nullable ConnectionId named,
            @Nullable MessageRef replace)
            implements ToDesk {}

    /**
     * Keep a rating where the desk has a place of its own for it.
     *
     * @param stars 1 to 5
     * @param requester whose rating it is
     */
    record RateTicket(int stars, Person requester) implements ToDesk {}

    /**
     * Find a person of the messenger among the desk's contacts by his proven phone number.
     *
     * @param person who
     * @param phone his number, proven by the messenger
     * @param firstName for a new contact; may be empty
     * @param lastName for a new contact; null when unknown
     * @param taxNumber of the company he says he is from; null when nobody asked
     * @param create true to make the contact when there is none
     * @param answerTo where he is answered
     */
    record IdentifyRequester(
            Person person,
            String phone,
            String firstName,
            @Nullable String lastName,
            @Nullable String taxNumber,
            boolean create,
            Destination answerTo)
            implements ToDesk {}

    /**
     * Write a message.
     *
     * @param to where
     * @param message what
     * @param purpose why; decides what is remembered about it
     */
    record PostMessage(Destination to, OutgoingMessage message, Purpose purpose) implements ToChannel {}

    /**
     * Rewrite messages of ours, in place.
     *
     * @param target which
     * @param message what they shall say now
     */
    record EditMessage(Target target, OutgoingMessage message) implements ToChannel {}

    /**
     * Open a dialog for the person who just pressed a button.
     *
     * @param trigger from the press
     * @param form the dialog
     * @param person who pressed
     * @param expires when the trigger is worthless
     * @param place where the button stands
     */
    record OpenForm(String trigger, Form form, Person person, Instant expires, Place place) implements ToChannel {}

    /** Where a message goes. */
    sealed interface Destination {

        /** The thread of the conversation, whatever it is when the message is sent. */
        record OwnThread() implements Destination {}

        /** @param place a thread, named */
        record InThread(Place place) implements Destination {}

        /** @param chat top level of a chat */
        record InChat(ChatRef chat) implements Destination {}

        /** @param person the direct chat with him */
        record ToPerson(PersonRef person) implements Destination {}
    }

    /** Which messages of ours. */
    sealed interface Target {

        /** The conversation's card. */
        record Card() implements Target {}

        /** @param comment the messages made for this comment */
        record MirrorOf(CommentRef comment) implements Target {}

        /** @param message this one */
        record One(MessageRef message) implements Target {}
    }

    /** Why a message is written. */
    sealed interface Purpose {

        /** The card of the conversation's ticket. */
        record Card() implements Purpose {}

        /**
         * The first message of a conversation that was begun in a form: the thread will hang off it, and it becomes the
         * card when the ticket exists.
         *
         * @param unique see {@link CreateTicket#unique()} of the ticket that follows
         */
        record Opening(String unique) implements Purpose {}

        /** @param comment the comment that this message brings */
        record MirrorOf(CommentRef comment) implements Purpose {}

        /** @param pending id of the {@link Pending} whose author is asked where it belongs */
        record Question(String pending) implements Purpose {}

        /** @param person who is asked for what his step needs; see {@link Stepping} */
        record StepQuestion(PersonRef person) implements Purpose {}

        /**
         * Something about a rating.
         *
         * @param episode which of the conversation's ratings
         * @param piece which of its messages
         */
        record Survey(int episode, Rating.Piece piece) implements Purpose {}

        /**
         * Something said to one person for what he did somewhere; said there when he cannot be reached by himself.
         *
         * @param place where he did it
         * @param name what people call him
         */
        record Answer(Place place, String name) implements Purpose {}

        /** Something said by the hub itself. */
        record Notice() implements Purpose {}
    }
}
