package deskbridge.flow;

import deskbridge.domain.Person;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to change a ticket.
 *
 * @param person as the messenger knows him
 * @param agent as the desk knows him; null when he is no user of it
 * @param requester true when the ticket is his own request
 */
record Actor(Person person, @Nullable Person agent, boolean requester) {

    /** Agents may do what the desk allows; a requester may close his ticket and bring it back. */
    boolean mayMove(Ticket ticket, Transition step) {
        return agent != null
                || (requester && (step.to().done() || ticket.status().done()));
    }
}
