package deskbridge.domain;

/**
 * A ticket of a desk.
 *
 * @param connection the connection it lives in
 * @param key key of the ticket as people write it; opaque: made and parsed only by the connector of that connection, everyone else compares
 */
public record TicketRef(ConnectionId connection, String key) {

    public TicketRef {
        Refs.requireText(key, "TicketRef.key");
    }

    @Override
    public String toString() {
        return "ticket@" + connection + "#" + key;
    }
}
