package deskbridge.desk.okdesk;

import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;

/**
 * The address of a comment.
 *
 * @param issue id of the issue as the hub knows it, also when it was merged into another one since
 * @param comment id of the comment
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
