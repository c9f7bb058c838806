package deskbridge.desk.yandextracker;

import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;

/**
 * The address of a comment. References that are remembered name the issue by its inner id, which survives a move to another
 * queue; hints from webhooks name it by key.
 *
 * @param issue inner id or key of the issue
 * @param comment number of the comment, or its long id in a hint
 */
record CommentId(String issue, String comment) {
    static CommentId of(CommentRef ref) {
        int slash = ref.id().indexOf('/');
        if (slash < 1 || slash == ref.id().length() - 1) {
            throw new IllegalArgumentException("not a reference of this connector: " + ref);
        }
        return new CommentId(ref.id().substring(0, slash), ref.id().substring(slash + 1));
    }

    CommentRef ref(ConnectionId connection) {
        return new CommentRef(connection, issue + "/" + comment);
    }
}
