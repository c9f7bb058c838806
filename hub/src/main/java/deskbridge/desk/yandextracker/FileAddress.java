package deskbridge.desk.yandextracker;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.RemoteFile;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is downloaded: Tracker wants its name as well as its id (facts: yandex-tracker §7).
 *
 * @param issue inner id of the issue
 * @param file id of the file
 * @param name as Tracker knows it
 */
record FileAddress(String issue, String file, String name) {
    static FileAddress of(RemoteFile file) {
        String[] parts = file.id().split("/", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a file of this connector: " + file.id());
        }
        return new FileAddress(parts[0], parts[1], parts[2]);
    }

    RemoteFile remote(ConnectionId connection, @Nullable Long size) {
        return new RemoteFile(connection, issue + "/" + file + "/" + name, name, size);
    }
}
