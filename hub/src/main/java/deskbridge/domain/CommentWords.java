package deskbridge.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comment says on behalf of somebody who wrote in a chat.
 *
 * @param source the chat message
 * @param author who wrote it
 * @param text his words; empty for files only, and when {@code removed}
 * @param files his files
 * @param at when he wrote it
 * @param url link to the message; null when there is none
 * @param removed true when he deleted it: only a note remains
 */
public record CommentWords(
        MessageRef source,
        Person author,
        RichText text,
        List<RemoteFile> files,
        Instant at,
        @Nullable String url,
        boolean removed) {

    public CommentWords {
        files = List.copyOf(files);
    }
}
