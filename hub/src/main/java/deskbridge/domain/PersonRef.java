package deskbridge.domain;

/**
 * A person or a robot as a connection knows it.
 *
 * @param connection the connection it lives in
 * @param id id of the account; opaque: made and parsed only by the connector of that connection, everyone else compares
 */
public record PersonRef(ConnectionId connection, String id) {

    public PersonRef {
        Refs.requireText(id, "PersonRef.id");
    }

    @Override
    public String toString() {
        return "person@" + connection + "#" + id;
    }
}
