package deskbridge.flow;

import deskbridge.domain.Event.Scene;
import deskbridge.domain.Person;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to do something with a ticket.
 *
 * @param person as the messenger knows him
 * @param agent as the desk knows him; null when he is no user of it
 * @param requester true when the ticket is his own request
 * @param ticket the ticket as it stands now
 */
record Actor(Person person, @Nullable Person agent, boolean requester, Ticket ticket) {

    /** @return empty when there is no such ticket any more */
    static Optional<Actor> of(Person person, @Nullable Scene scene, Deciding deciding) {
        if (scene == null || scene.ticket() == null) {
            return Optional.empty();
        }
        var ticket = scene.ticket();
        return deciding.conversation().map(conversation -> {
            boolean requester = person.ref().equals(conversation.requester().ref());
            return new Actor(person, scene.agent(), requester, ticket);
        });
    }

    /** Agents may do what the desk allows; a requester may close his ticket and bring it back. */
    boolean mayMove(Transition step) {
        boolean closes = step.to().done();
        boolean reopens = ticket.status().done();
        return agent != null || (requester && (closes || reopens));
    }

    boolean mayRemark() {
        return agent != null || requester;
    }
}
