package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import deskbridge.emulator.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that bots and people send. Source: Telegram facts §10. */
final class Uploads {
    private static final int BIGGEST_PHOTO = 10 << 20;
    private static final int[] PHOTO_SIDES = {90, 320, 800, 1280};
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("txt", "text/plain"),
            Map.entry("log", "text/plain"),
            Map.entry("csv", "text/csv"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("zip", "application/zip"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private final Realm realm;
    private final Files files;

    Uploads(Realm realm, Files files) {
        this.realm = realm;
        this.files = files;
    }

    /**
     * The file that a parameter names: an uploaded part, a file the bot knows already, or an address.
     *
     * @param value of the parameter; empty when there is only the part
     */
    Media named(Request request, String field, String value, MediaKind kind, ObjectNode attributes) {
        boolean attached = value.startsWith("attach://");
        Optional<Part> part = request.file(attached ? value.substring("attach://".length()) : field);
        if (value.isEmpty() || attached) {
            Part file = part.orElseThrow(() -> Refusal.badRequest("there is no " + label(kind) + " in the request"));
            return uploaded(file, kind, attributes);
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            throw Refusal.badRequest("failed to get HTTP URL content");
        }
        StoredFile known = files.find(request.bot().id, value)
                .orElseThrow(() -> Refusal.badRequest("wrong file identifier/HTTP URL specified"));
        if (known.kind() != kind) {
            throw Refusal.badRequest("can't use file of type " + type(known.kind()) + " as " + type(kind));
        }
        return new Media(kind, known, kind == MediaKind.PHOTO ? List.of(known) : List.of(), attributes);
    }

    private Media uploaded(Part part, MediaKind kind, ObjectNode attributes) {
        Body content = part.body();
        if (content.isEmpty()) {
            throw Refusal.badRequest("file must be non-empty");
        }
        if (kind == MediaKind.PHOTO) {
            if (content.size() > BIGGEST_PHOTO) {
                throw Refusal.badRequest("file of size " + content.size()
                        + " bytes is too big for a photo; the maximum size is " + BIGGEST_PHOTO + " bytes");
            }
            ImageSize size = ImageSize.of(content).orElse(null);
            if (realm.settings.imageChecks() && size == null) {
                throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
            }
            if (realm.settings.imageChecks() && size != null && !size.allowed()) {
                throw Refusal.badRequest("PHOTO_INVALID_DIMENSIONS");
            }
        }
        return media(kind, part.fileName(), part.contentType(), content, attributes);
    }

    /** Stores a file as the app of a person or a bot's upload brings it. */
    Media media(MediaKind kind, @Nullable String name, @Nullable String declared, Body content, ObjectNode attributes) {
        if (kind == MediaKind.PHOTO) {
            return photo(content);
        }
        String type = declared == null || declared.startsWith("application/octet-stream") ? guess(name) : declared;
        boolean named = kind == MediaKind.DOCUMENT
                || kind == MediaKind.VIDEO
                || kind == MediaKind.AUDIO
                || kind == MediaKind.ANIMATION;
        boolean sized = kind == MediaKind.VIDEO || kind == MediaKind.ANIMATION || kind == MediaKind.STICKER;
        StoredFile file = files.put(
                kind,
                named ? name : null,
                kind == MediaKind.VOICE ? "audio/ogg" : kind == MediaKind.STICKER ? null : type,
                sized ? 512 : 0,
                sized ? 512 : 0,
                content);
        return new Media(kind, file, List.of(), attributes);
    }

    /** A photo loses its name and exists in several sizes; the largest keeps the bytes that were sent. */
    private Media photo(Body content) {
        ImageSize original =
                ImageSize.of(content).orElse(new ImageSize(1280, 960)).within(1280);
        List<StoredFile> sizes = new ArrayList<>();
        for (int side : PHOTO_SIDES) {
            ImageSize smaller = original.within(side);
            if (!smaller.equals(original)) {
                Body preview = Body.of(
                        "preview " + smaller.width() + "x" + smaller.height() + " of file " + content.hashCode());
                sizes.add(files.put(MediaKind.PHOTO, null, null, smaller.width(), smaller.height(), preview));
            }
        }
        StoredFile full = files.put(MediaKind.PHOTO, null, null, original.width(), original.height(), content);
        sizes.add(full);
        return new Media(MediaKind.PHOTO, full, sizes, Json.object());
    }

    private static @Nullable String guess(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private static String label(MediaKind kind) {
        return kind.wire().replace('_', ' ');
    }

    private static String type(MediaKind kind) {
        return switch (kind) {
            case PHOTO -> "Photo";
            case DOCUMENT -> "Document";
            case VIDEO -> "Video";
            case VOICE -> "VoiceNote";
            case AUDIO -> "Audio";
            case ANIMATION -> "Animation";
            case VIDEO_NOTE -> "VideoNote";
            case STICKER -> "Sticker";
        };
    }
}
