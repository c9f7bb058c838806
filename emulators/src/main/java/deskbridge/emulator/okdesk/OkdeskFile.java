package deskbridge.emulator.okdesk;

import deskbridge.emulator.Body;
import java.util.Objects;

/** A file to be attached to an issue or a comment. */
public record OkdeskFile(String name, String mimeType, Body content) {
    public OkdeskFile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a file needs a name");
        }
        Objects.requireNonNull(content, "content");
    }
}
