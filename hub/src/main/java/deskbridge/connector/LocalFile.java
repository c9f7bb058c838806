package deskbridge.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file brought to local disk for a moment; removed on close.
 *
 * @param path where it lies
 * @param name what people call it
 * @param mediaType as the remote said, or {@code application/octet-stream}
 */
public record LocalFile(Path path, String name, String mediaType) implements AutoCloseable {

    /** Bytes. */
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the temporary file for " + name, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It lies in the temporary folder; the system cleans up after us.
            path.toFile().deleteOnExit();
        }
    }
}
