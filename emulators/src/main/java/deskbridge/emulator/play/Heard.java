package deskbridge.emulator.play;

import java.time.Instant;
import java.util.List;

/**
 * A message of the hub as it stands in the messenger now.
 *
 * @param id in the messenger's own words
 * @param text as it was sent, markup and all
 * @param buttons what its buttons say, row by row; those that open a page too
 * @param files its files
 * @param at when it was written, by the messenger's clock
 */
public record Heard(String id, String text, List<String> buttons, List<PlayFile> files, Instant at) {

    public Heard {
        buttons = List.copyOf(buttons);
        files = List.copyOf(files);
    }
}
