package deskbridge.domain;

/**
 * A comment of a ticket.
 *
 * @param connection the connection it lives in
 * @param id id of the comment, with its ticket where the desk needs that; opaque: made and parsed only by the connector of that connection, everyone else compares
 */
public record CommentRef(ConnectionId connection, String id) {

    public CommentRef {
        Refs.requireText(id, "CommentRef.id");
    }

    @Override
    public String toString() {
        return "comment@" + connection + "#" + id;
    }
}
