package deskbridge.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands in the desk when it was read.
 *
 * @param ref which ticket
 * @param url where a person opens it
 * @param summary one line
 * @param status where it stands
 * @param assignee the agent who works on it; null when nobody does
 * @param transitions the steps that are possible now for the hub's account
 * @param createdAt when it was made
 * @param updatedAt when the desk last changed it
 * @param origin the chat thread it was made from, as stored in the ticket's own fields; null when it has none
 * @param filed what the desk files it under; null when that was not read
 */
public record Ticket(
        TicketRef ref,
        String url,
        String summary,
        Status status,
        @Nullable Person assignee,
        List<Transition> transitions,
        Instant createdAt,
        Instant updatedAt,
        @Nullable TicketOrigin origin,
        @Nullable TicketDetails filed) {

    public Ticket {
        transitions = List.copyOf(transitions);
    }

    /** What the desk files it under, as far as it is known. */
    public TicketDetails details() {
        return filed == null ? TicketDetails.NONE : filed;
    }

    /** The step with this id, if it is possible now. */
    public Optional<Transition> transition(String id) {
        return transitions.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
