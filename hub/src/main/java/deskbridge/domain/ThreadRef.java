package deskbridge.domain;

/**
 * A place where one talk happens: the thread that hangs off one message. Exists as soon as that message does.
 *
 * @param connection the connection it lives in
 * @param id id of the thread; opaque: made and parsed only by the connector of that connection, everyone else compares
 */
public record ThreadRef(ConnectionId connection, String id) {

    private static final String PROVISIONAL = "opening:";

    public ThreadRef {
        Refs.requireText(id, "ThreadRef.id");
    }

    /** Stands in for a conversation's thread until the message is written that it will hang off. */
    public static ThreadRef provisional(ConnectionId connection, ConversationId conversation) {
        return new ThreadRef(connection, PROVISIONAL + conversation);
    }

    /** True when nothing in the messenger has this id. */
    public boolean isProvisional() {
        return id.startsWith(PROVISIONAL);
    }

    @Override
    public String toString() {
        return "thread@" + connection + "#" + id;
    }
}
