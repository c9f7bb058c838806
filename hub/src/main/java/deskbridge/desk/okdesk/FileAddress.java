package deskbridge.desk.okdesk;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.RemoteFile;

/**
 * Where a link to a file can be had.
 *
 * @param issue id of the issue
 * @param file id of the attachment
 */
record FileAddress(String issue, String file) {
    static FileAddress of(RemoteFile file) {
        String[] parts = file.id().split("/", 2);
        if (parts.length != 2 || !Node.isId(parts[0]) || !Node.isId(parts[1])) {
            throw new IllegalArgumentException("not a file of this connector: " + file.id());
        }
        return new FileAddress(parts[0], parts[1]);
    }

    /** @param attachment as Okdesk tells it */
    static RemoteFile remote(ConnectionId connection, String issue, Node attachment) {
        String id = attachment.id("id");
        String name = attachment.text("attachment_file_name");
        long size = attachment.number("attachment_file_size");
        return new RemoteFile(
                connection,
                issue + "/" + id,
                name.isBlank() ? "file-" + id : name,
                size == 0 ? null : Long.valueOf(size));
    }
}
