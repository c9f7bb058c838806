package deskbridge.emulator.telegram;

import java.util.Locale;

/** What a file is sent as. */
public enum MediaKind {
    /** A picture, recompressed by the app. */
    PHOTO("photos", "AgACAgIAAxkB"),
    /** Any file as it is. */
    DOCUMENT("documents", "BQACAgIAAxkB"),
    /** A video. */
    VIDEO("videos", "BAACAgIAAxkB"),
    /** A voice message. */
    VOICE("voice", "AwACAgIAAxkB"),
    /** A piece of music. */
    AUDIO("music", "CQACAgIAAxkB"),
    /** A silent video or GIF; carries a document too. */
    ANIMATION("animations", "CgACAgIAAxkB"),
    /** A round video; has no caption. */
    VIDEO_NOTE("video_notes", "DQACAgIAAxkB"),
    /** A sticker; has no caption. */
    STICKER("stickers", "CAACAgIAAxkB");

    final String folder;
    final String idPrefix;

    MediaKind(String folder, String idPrefix) {
        this.folder = folder;
        this.idPrefix = idPrefix;
    }

    /** The name of the field in a message and of the parameter of its method. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean captioned() {
        return this != VIDEO_NOTE && this != STICKER;
    }
}
