package deskbridge.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in the messenger when it was read.
 *
 * @param ref which message
 * @param author who wrote it
 * @param own true when it was written with the account the hub itself uses
 * @param text the text; empty for a message of files only, and for a deleted one
 * @param files its files, in order
 * @param createdAt when it was written
 * @param editedAt when it was last edited; null when never, or unknown
 * @param deleted true when its author removed it
 * @param url where a person can open it; null when the messenger has no links
 * @param replyTo the message that it answers; null when it answers none, or the messenger has threads for that
 */
public record ChatMessage(
        MessageRef ref,
        Person author,
        boolean own,
        RichText text,
        List<RemoteFile> files,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean deleted,
        @Nullable String url,
        @Nullable MessageRef replyTo) {

    public ChatMessage {
        files = List.copyOf(files);
    }
}
