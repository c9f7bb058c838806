package deskbridge.emulator.telegram;

import deskbridge.emulator.Body;
import org.jspecify.annotations.Nullable;

/**
 * A file on Telegram's servers.
 *
 * @param number 1, 2, 3… in the order of uploads
 * @param name as uploaded; photos have none
 * @param width in pixels; 0 for what has none
 * @param height in pixels; 0 for what has none
 */
record StoredFile(
        long number,
        MediaKind kind,
        @Nullable String name,
        @Nullable String mimeType,
        int width,
        int height,
        Body content) {}
