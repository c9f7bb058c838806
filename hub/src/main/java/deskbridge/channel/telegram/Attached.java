package deskbridge.channel.telegram;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.RemoteFile;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the files of a message. What has no name gets one from its kind, its time and its message. */
final class Attached {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", "jpg",
            "image/png", "png",
            "image/webp", "webp",
            "video/mp4", "mp4",
            "audio/mpeg", "mp3",
            "audio/ogg", "ogg",
            "audio/mp4", "m4a",
            "application/pdf", "pdf",
            "text/plain", "txt");

    private final ConnectionId connection;

    Attached(ConnectionId connection) {
        this.connection = connection;
    }

    /** A message has one file at most: albums are several messages (facts: telegram §10). */
    List<RemoteFile> of(MessageJson message) {
        var photo = message.photo();
        if (photo != null && !photo.isEmpty()) {
            var largest = photo.stream()
                    .max(Comparator.comparingLong(size -> (long) size.width() * size.height()))
                    .orElseThrow();
            return file(message, largest.fileId(), null, "photo", "jpg", largest.fileSize());
        }
        // An animation comes as a document, too.
        if (message.animation() != null) {
            return file(message, message.animation(), "animation", "mp4");
        }
        if (message.document() != null) {
            return file(message, message.document(), "file", "bin");
        }
        if (message.video() != null) {
            return file(message, message.video(), "video", "mp4");
        }
        if (message.audio() != null) {
            return file(message, message.audio(), "audio", "mp3");
        }
        if (message.voice() != null) {
            return file(message, message.voice(), "voice", "ogg");
        }
        if (message.videoNote() != null) {
            return file(message, message.videoNote(), "video", "mp4");
        }
        return List.of();
    }

    private List<RemoteFile> file(MessageJson message, FileJson file, String kind, String usualEnding) {
        var ending = ENDINGS.getOrDefault(file.mimeType() == null ? "" : file.mimeType(), usualEnding);
        return file(message, file.fileId(), file.fileName(), kind, ending, file.fileSize());
    }

    private List<RemoteFile> file(
            MessageJson message,
            @Nullable String id,
            @Nullable String name,
            String kind,
            String ending,
            @Nullable Long size) {
        if (id == null || id.isBlank()) {
            return List.of();
        }
        var called = name == null || name.isBlank()
                ? kind + "-" + TIME.format(message.writtenAt()) + "-" + message.messageId() + "." + ending
                : name;
        return List.of(new RemoteFile(connection, id, called, size));
    }
}
