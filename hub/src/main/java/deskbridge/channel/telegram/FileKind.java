package deskbridge.channel.telegram;

import java.util.Locale;

/** How a file is shown, which is told by the ending of its name. */
enum FileKind {
    PHOTO("sendPhoto", "photo"),
    VIDEO("sendVideo", "video"),
    AUDIO("sendAudio", "audio"),
    VOICE("sendVoice", "voice"),
    DOCUMENT("sendDocument", "document");

    /** Bytes (facts: telegram §10). */
    private static final long LARGEST_PHOTO = 10L * 1024 * 1024;

    private final String method;
    private final String field;

    FileKind(String method, String field) {
        this.method = method;
        this.field = field;
    }

    String method() {
        return method;
    }

    /** The name of the file's field, and of its type in an album. */
    String field() {
        return field;
    }

    /** Albums hold pictures and films, or music, or documents (facts: telegram §10); empty when it cannot stand in one. */
    String album() {
        return switch (this) {
            case PHOTO, VIDEO -> "visual";
            case AUDIO -> "audio";
            case DOCUMENT -> "document";
            case VOICE -> "";
        };
    }

    static FileKind of(String name, long size) {
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
            case "jpg", "jpeg", "png" -> size <= LARGEST_PHOTO ? PHOTO : DOCUMENT;
            case "mp4" -> VIDEO;
            case "mp3", "m4a" -> AUDIO;
            case "ogg", "oga" -> VOICE;
            default -> DOCUMENT;
        };
    }
}
