package deskbridge.emulator.pachca;

import deskbridge.emulator.Body;

/** A file on a person's computer. */
public record PersonFile(String name, Body content) {
    /** A text file. */
    public static PersonFile text(String name, String content) {
        return new PersonFile(name, Body.of(content));
    }

    String fileType() {
        return switch (Drafts.extension(name)) {
            case "png", "jpg", "jpeg", "gif", "webp" -> "image";
            case "mp3", "ogg", "wav", "m4a" -> "audio";
            default -> "file";
        };
    }
}
