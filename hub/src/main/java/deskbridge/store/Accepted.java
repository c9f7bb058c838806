package deskbridge.store;

import java.util.List;

/**
 * What became of deliveries that are on disk now.
 *
 * @param fresh how many were new; the others had been stored before and change nothing
 * @param handed the first new one of each lane in which nothing waited, claimed for the caller if he wanted that
 */
public record Accepted(int fresh, List<Handed<Delivery>> handed) {

    public Accepted {
        handed = List.copyOf(handed);
    }
}
