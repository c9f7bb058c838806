package deskbridge.domain;

/**
 * One message in a messenger.
 *
 * @param connection the connection it lives in
 * @param id id of the message; opaque: made and parsed only by the connector of that connection, everyone else compares
 */
public record MessageRef(ConnectionId connection, String id) {

    public MessageRef {
        Refs.requireText(id, "MessageRef.id");
    }

    @Override
    public String toString() {
        return "message@" + connection + "#" + id;
    }
}
