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
    CommentRef ref(ConnectionId connection) {
        return new CommentRef(connection, issue + "/" + comment);
    }
}
