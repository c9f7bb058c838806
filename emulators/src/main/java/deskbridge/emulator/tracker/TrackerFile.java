package deskbridge.emulator.tracker;

import deskbridge.emulator.Body;
import java.util.Objects;

/**
 * A file of an issue, or one to be attached.
 *
 * @param mimeType such as {@code image/png}
 */
public record TrackerFile(String name, String mimeType, Body content) {
    public TrackerFile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a file needs a name");
        }
        Objects.requireNonNull(content, "content");
    }
}
