package deskbridge.emulator.telegram;

import deskbridge.emulator.Body;

/**
 * A file on a person's phone or computer.
 *
 * @param kind what the app sends it as
 */
public record PhoneFile(MediaKind kind, String name, Body content) {
    /** Refuses empty files, which no app sends. */
    public PhoneFile {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("an empty file cannot be sent: " + name);
        }
    }

    /** A file sent as it is. */
    public static PhoneFile document(String name, Body content) {
        return new PhoneFile(MediaKind.DOCUMENT, name, content);
    }

    /** A text file sent as it is. */
    public static PhoneFile text(String name, String content) {
        return document(name, Body.of(content));
    }

    /** A picture sent as a photo; any bytes will do. */
    public static PhoneFile photo(Body content) {
        return new PhoneFile(MediaKind.PHOTO, "photo.jpg", content);
    }

    /** A video. */
    public static PhoneFile video(String name, Body content) {
        return new PhoneFile(MediaKind.VIDEO, name, content);
    }

    /** A voice message. */
    public static PhoneFile voice(Body content) {
        return new PhoneFile(MediaKind.VOICE, "voice.ogg", content);
    }
}
