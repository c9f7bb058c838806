package deskbridge.connector;

import deskbridge.domain.CommentRef;
import deskbridge.domain.Contact;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketOrigin;
import deskbridge.domain.TicketRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ticket system. */
public interface Desk extends Connector {

    /**
     * Reads a ticket: how it stands, and what was said and done since last time. May block.
     *
     * @param ticket which
     * @param cursor from the last reading; null for the first: then everything
     * @param hinted comments that are wanted even if they lie before the cursor
     * @param complete true to read all comments, whatever the cursor says
     * @return empty when the ticket does not exist or may not be seen
     * @throws RemoteTrouble when the desk does not answer well
     */
    Optional<TicketSeen> observe(TicketRef ticket, @Nullable String cursor, List<CommentRef> hinted, boolean complete)
            throws RemoteTrouble;

    /** What it can do. */
    Features features();

    /** Reads a ticket alone, as it stands now. May block. */
    Optional<Ticket> ticket(TicketRef ticket) throws RemoteTrouble;

    /** A hint that this ticket should be read, as if the desk had sent it. Each is new: never taken for a duplicate. */
    Envelope hint(TicketRef ticket);

    /** As {@link #hint}, to read all its comments, whatever was read before; the same where that is how all are read. */
    default Envelope hintWhole(TicketRef ticket) {
        return hint(ticket);
    }

    /** Looks for the ticket that was made for a thread by another hub or an older bot. May block. */
    Optional<Ticket> findByThread(Place place) throws RemoteTrouble;

    /**
     * Lists the tickets that may have been made for a chat, oldest first, a page at a time; some perhaps twice. May block.
     *
     * @param cursor the last page's {@link Made#next()}; null for the first
     */
    Made made(@Nullable String cursor) throws RemoteTrouble;

    /**
     * The contact of a ticket, when the desk keeps that he proved to be this person of the messenger. Only what the hub itself wrote
     * proves it. May block.
     *
     * @return empty when nothing proves it, or the desk keeps no such thing
     */
    default Optional<Contact> provenContact(TicketRef ticket, PersonRef person) throws RemoteTrouble {
        return Optional.empty();
    }

    /**
     * Who a person of the messenger is in the desk. May block; remembered for a while.
     *
     * @return empty when he is no user of the desk, or the messenger hides his address
     */
    Optional<Person> userFor(Person person) throws RemoteTrouble;

    /**
     * Some of the tickets that may have been made for a chat.
     *
     * @param traces of those tickets
     * @param next where the list goes on; null at its end
     */
    record Made(List<Trace> traces, @Nullable String next) {
        public Made {
            traces = List.copyOf(traces);
        }
    }

    /**
     * What a ticket says about the chat it came from.
     *
     * @param ticket which
     * @param origin as its own fields say; null when they do not
     * @param unique {@link deskbridge.domain.Command.CreateTicket#unique()} of its making; null where the desk does not keep it
     * @param link the address to which the head of its description leads; null when there is none
     * @param ours true when it was certainly made by a hub or an older bot
     */
    record Trace(
            TicketRef ticket,
            @Nullable TicketOrigin origin,
            @Nullable String unique,
            @Nullable String link,
            boolean ours) {}

    /**
     * What a ticket system can do; the flow degrades openly where it cannot.
     *
     * @param rates true when a ticket has a rating of its own
     * @param contacts true when requesters are contacts, to be found by phone
     */
    record Features(boolean rates, boolean contacts) {}
}
