package deskbridge.channel.pachca;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
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

    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** Reads one; the other when there is none or it makes no sense. */
    static Instant orElse(@Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            Instant at = hasUsualForm(text)
                    ? usual(text)
                    : OffsetDateTime.parse(text).toInstant();
            // Milliseconds and microseconds since 1970 must fit into 64 bits.
            return at.isAfter(LATEST) || at.isBefore(Instant.EPOCH) ? otherwise : at;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** In UTC with milliseconds: nearly all of them, and the library makes dozens of objects for each. */
    private static boolean hasUsualForm(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char wanted = USUAL.charAt(i);
            char found = text.charAt(i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        int nanos = number(text, 20, 23) * 1_000_000;
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    static String write(Instant at) {
        return WRITTEN.format(at);
    }
}
