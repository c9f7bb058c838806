package deskbridge.emulator.tracker;

import deskbridge.emulator.Body;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** An uploaded file; who owns it is known by the list that holds it. */
record Attachment(long id, String name, String mimeType, Body content, String createdBy, Instant createdAt) {
    private static final int PNG_WIDTH_AT = 16;
    private static final int PNG_HEADER = 24;
    private static final int PNG_MAGIC = 0x89504e47;

    boolean isImage() {
        return mimeType.startsWith("image/");
    }

    String idText() {
        return Long.toString(id);
    }

    /** {@code 460x460}, of PNG files. */
    Optional<String> pixels() {
        ByteBuffer bytes = ByteBuffer.wrap(content.bytes());
        if (bytes.remaining() < PNG_HEADER || bytes.getInt(0) != PNG_MAGIC) {
            return Optional.empty();
        }
        return Optional.of(bytes.getInt(PNG_WIDTH_AT) + "x" + bytes.getInt(PNG_WIDTH_AT + Integer.BYTES));
    }
}
