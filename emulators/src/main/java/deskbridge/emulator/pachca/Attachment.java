package deskbridge.emulator.pachca;

import org.jspecify.annotations.Nullable;

/**
 * A file of a message.
 *
 * @param key in the storage, see {@link PachcaEmulator#fileContent}
 * @param fileType {@code file}, {@code image}, {@code audio} or {@code voice}
 */
public record Attachment(
        long id,
        String key,
        String name,
        String fileType,
        @Nullable Integer width,
        @Nullable Integer height) {}
