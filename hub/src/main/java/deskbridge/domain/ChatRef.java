package deskbridge.domain;

/**
 * A chat of a messenger, group or direct.
 *
 * @param connection the connection it lives in
 * @param id id of the chat; opaque: made and parsed only by the connector of that connection, everyone else compares
 */
public record ChatRef(ConnectionId connection, String id) {

    public ChatRef {
        Refs.requireText(id, "ChatRef.id");
    }

    @Override
    public String toString() {
        return "chat@" + connection + "#" + id;
    }
}
