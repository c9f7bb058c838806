package deskbridge.emulator.tracker;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** Tracker's way to write moments: milliseconds and an offset without a colon (facts: yandex-tracker §2). */
final class TrackerTime {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][xx]")
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter();

    private TrackerTime() {}

    static String write(Instant moment, ZoneOffset offset) {
        return WRITTEN.format(moment.atOffset(offset));
    }

    static String write(Instant moment) {
        return write(moment, ZoneOffset.UTC);
    }

    /** A moment, or the first moment of a plain date, UTC where no offset is given. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text, READ).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
