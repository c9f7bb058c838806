package deskbridge.domain;

import org.jspecify.annotations.Nullable;

/**
 * A file that lives in a remote system. Carries no bytes and no expiring link: the connector of {@code connection} opens
 * it afresh when it is needed.
 *
 * @param connection the connection that can open it
 * @param id how that connector finds it again; opaque
 * @param name file name as people see it; any characters, no path
 * @param size bytes, or null when the remote does not say
 */
public record RemoteFile(
        ConnectionId connection,
        String id,
        String name,
        @Nullable Long size) {

    public RemoteFile {
        name = name.isBlank() ? "file" : name.replaceAll("[\\\\/\\p{Cntrl}]", "_");
    }
}
