package deskbridge.domain;

/**
 * A place where one talk happens: the thread that hangs off one message. Exists as soon as that message does.
 *
 * @param connection the connection it lives in
 * @param id id of the thread; opaque: made and parsed only by the connector of that connection, everyone else compares
 */
public record ThreadRef(ConnectionId connection, String id) {

    public ThreadRef {
        Refs.requireText(id, "ThreadRef.id");
    }

    @Override
    public String toString() {
        return "thread@" + connection + "#" + id;
    }
}
