package deskbridge.demo.world;

import java.time.Instant;
import java.util.List;

/**
 * Something written, or a copy of it.
 *
 * @param id on its side
 * @param text as people read it there
 * @param files names of its files
 * @param changedAt when it was written or last changed
 */
public record Words(long id, String text, List<String> files, Instant changedAt) {
    public Words {
        files = List.copyOf(files);
    }
}
