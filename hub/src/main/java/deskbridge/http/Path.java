package deskbridge.http;

import java.util.List;
import java.util.stream.Stream;

/**
 * A path as segments. Empty segments do not count, so a doubled or a trailing slash, which people paste into webhook settings all
 * the time, makes no difference.
 */
record Path(List<String> segments) {
    Path {
        segments = List.copyOf(segments);
    }

    static Path parse(String decoded) {
        return new Path(Stream.of(decoded.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList());
    }

    String last() {
        return segments.getLast();
    }

    Path withoutLast() {
        return new Path(segments.subList(0, segments.size() - 1));
    }
}
