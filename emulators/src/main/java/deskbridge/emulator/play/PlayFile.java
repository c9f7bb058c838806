package deskbridge.emulator.play;

import deskbridge.emulator.Body;

/**
 * A file, on its way or arrived.
 *
 * @param name as people see it
 * @param content what is in it
 */
public record PlayFile(String name, Body content) {

    /** A text file. */
    public static PlayFile text(String name, String content) {
        return new PlayFile(name, Body.of(content));
    }
}
