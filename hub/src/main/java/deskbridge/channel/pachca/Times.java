package deskbridge.channel.pachca;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pachca's points in time: ISO 8601, in UTC with milliseconds or, rarely, with another offset. */
final class Times {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** Reads one; the other when there is none or it makes no sense. */
    static Instant orElse(@Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            // Milliseconds and microseconds since 1970 must fit into 64 bits.
            return at.isAfter(LATEST) || at.isBefore(Instant.EPOCH) ? otherwise : at;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    static String write(Instant at) {
        return WRITTEN.format(at);
    }
}
