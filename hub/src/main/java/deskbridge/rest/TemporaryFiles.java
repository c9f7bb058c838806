package deskbridge.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Owns temporary files: what it created is deleted when it is closed, whatever happened in between. */
public final class TemporaryFiles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TemporaryFiles.class);

    private final Path folder;
    private final Set<Path> files = ConcurrentHashMap.newKeySet();

    /** Files in the machine's own temporary folder. */
    public TemporaryFiles() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    public TemporaryFiles(Path folder) {
        this.folder = folder;
    }

    /** A new empty file, readable by this account only. */
    Path create() throws IOException {
        Path file = Files.createTempFile(folder, "deskbridge-", ".tmp");
        files.add(file);
        return file;
    }

    /** Deletes one file early; one that is already gone is fine. */
    public void delete(Path file) {
        files.remove(file);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("could not delete the temporary file {}: {}", file, e.toString());
        }
    }

    @Override
    public void close() {
        for (Path file : Set.copyOf(files)) {
            delete(file);
        }
    }
}
