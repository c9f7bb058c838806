package deskbridge.demo.world;

import java.util.List;

/** An emulated ticket system, as the figures look into it. */
public interface Desk extends RemoteSystem {

    /** Login of the account the hub works under, where people see it. */
    String ROBOT = "deskbridge-robot";

    /** All tickets, oldest first. */
    List<Ticket> tickets();

    /**
     * A ticket.
     *
     * @param origin where it came from
     * @param done whether nobody has to do anything about it now
     * @param hub comments that the hub wrote
     * @param open comments of agents for the requester
     * @param internal comments of agents for each other
     */
    record Ticket(String key, Origin origin, boolean done, List<Words> hub, List<Words> open, List<Words> internal) {
        public Ticket {
            hub = List.copyOf(hub);
            open = List.copyOf(open);
            internal = List.copyOf(internal);
        }
    }
}
