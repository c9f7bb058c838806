package deskbridge.domain;

import java.time.Instant;
import java.util.List;

/**
 * A comment as it stands in the desk when it was read.
 *
 * @param ref which comment
 * @param author who wrote it
 * @param own true when it was written with the account the hub itself uses: by the hub, or by the person who lent the token
 * @param internal true when the requester must never see it or its files
 * @param text the text
 * @param files its files; of a public comment only those that are public themselves
 * @param createdAt when it was written
 * @param version changes whenever the text does; only compared
 */
public record Comment(
        CommentRef ref,
        Person author,
        boolean own,
        boolean internal,
        RichText text,
        List<RemoteFile> files,
        Instant createdAt,
        String version) {

    public Comment {
        files = List.copyOf(files);
    }
}
