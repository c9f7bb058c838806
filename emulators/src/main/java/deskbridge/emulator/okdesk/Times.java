package deskbridge.emulator.okdesk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads moments: ISO in bodies, day first in filters of issues (facts: okdesk §2.2, §9). */
final class Times {
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter();

    private static final DateTimeFormatter FILTER_DATE =
            DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter FILTER_TIME = new DateTimeFormatterBuilder()
            .appendPattern("dd-MM-uuuu HH:mm[:ss]")
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /** ISO with an offset, or local in the account's zone with {@code T} or a space. */
    static Optional<Instant> read(String text, ZoneId zone) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException withoutOffset) {
            try {
                return Optional.of(LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant());
            } catch (DateTimeParseException unreadable) {
                return Optional.empty();
            }
        }
    }

    /** {@code DD-MM-YYYY[ HH:MM[:SS]]}; a day without a time is its first moment, or its last for an upper bound. */
    static Optional<Instant> filter(String text, ZoneId zone, boolean upper) {
        try {
            if (text.length() > "DD-MM-YYYY".length()) {
                return Optional.of(LocalDateTime.parse(text, FILTER_TIME)
                        .atZone(zone)
                        .plus(upper ? 999 : 0, ChronoUnit.MILLIS)
                        .toInstant());
            }
            LocalDate day = LocalDate.parse(text, FILTER_DATE);
            Instant start = day.plusDays(upper ? 1 : 0).atStartOfDay(zone).toInstant();
            return Optional.of(upper ? start.minusMillis(1) : start);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
