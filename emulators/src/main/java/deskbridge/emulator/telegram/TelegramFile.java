package deskbridge.emulator.telegram;

import deskbridge.emulator.Body;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message.
 *
 * @param name photos and voice messages have none
 * @param content of a photo the largest size
 */
public record TelegramFile(
        MediaKind kind, @Nullable String name, @Nullable String mimeType, Body content) {
    static TelegramFile of(Media media) {
        StoredFile file = media.file();
        return new TelegramFile(media.kind(), file.name(), file.mimeType(), file.content());
    }
}
