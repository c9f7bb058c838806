package deskbridge.rest;

import java.nio.file.Path;

/** How a download ended, when the remote answered at all. */
public sealed interface Download {
    /**
     * The file is on disk, whole.
     *
     * @param file owned by the {@link TemporaryFiles} that the caller gave
     * @param size in bytes
     * @param contentType as the remote says, or {@code application/octet-stream}
     */
    record Saved(Path file, long size, String contentType) implements Download {}

    /** The remote answered with something else than success; the body is cut to the client's limit. */
    record Refused(RestAnswer answer) implements Download {}

    /** The file is larger than allowed; nothing was kept. */
    record TooLarge(long limit) implements Download {}
}
