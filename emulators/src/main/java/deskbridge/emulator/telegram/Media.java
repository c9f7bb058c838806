package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The file of a message.
 *
 * @param file the original, for photos the largest size
 * @param sizes all sizes of a photo, or the thumbnails of anything else, the smallest first
 * @param attributes further fields of the Bot API's object, for example {@code duration}
 */
record Media(MediaKind kind, StoredFile file, List<StoredFile> sizes, ObjectNode attributes) {
    Media {
        sizes = List.copyOf(sizes);
    }
}
