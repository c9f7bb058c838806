package deskbridge.demo.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A small disk of its own, which can be filled to the last byte. Only root can have one. */
final class Disk implements AutoCloseable {

    private static final int MEBIBYTE = 1024 * 1024;

    private final Path mount;
    private final Path ballast;

    private Disk(Path mount) {
        this.mount = mount;
        this.ballast = mount.resolve("ballast");
    }

    /**
     * A disk in memory, mounted on an empty folder.
     *
     * @param mebibytes how much it holds
     * @return empty when this user may not mount, or the system has no such disks
     */
    static Optional<Disk> mounted(Path folder, int mebibytes) {
        try {
            Files.createDirectories(folder);
            boolean mounted = Commands.succeeds(
                    "mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "deskbridge-chaos", folder.toString());
            return mounted ? Optional.of(new Disk(folder)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + folder, e);
        }
    }

    /** Leaves no byte free. */
    void fill() {
        byte[] block = new byte[MEBIBYTE];
        try (var out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int size = block.length; size > 0; size /= 2) {
                writeUntilFull(out, block, size);
            }
        } catch (IOException e) {
            // Closing a file on a full disk may complain once more.
            if (Files.notExists(ballast)) {
                throw new UncheckedIOException("Disk " + mount, e);
            }
        }
    }

    private static void writeUntilFull(OutputStream out, byte[] block, int size) {
        try {
            while (true) {
                out.write(block, 0, size);
            }
        } catch (IOException full) {
            // That is what was wanted; a smaller piece may still fit.
            return;
        }
    }

    /** Makes room again. */
    void free() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException("Disk " + mount, e);
        }
    }

    @Override
    public void close() {
        if (!Commands.succeeds("umount", mount.toString())) {
            Commands.succeeds("umount", "-l", mount.toString());
        }
    }
}
