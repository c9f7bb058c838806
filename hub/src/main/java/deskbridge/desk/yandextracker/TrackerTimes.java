package deskbridge.desk.yandextracker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tracker's moments: {@code 2017-06-11T05:16:01.421+0000}, at times with another offset or spelling (facts: yandex-tracker §2). */
final class TrackerTimes {
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][xx][x]")
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter();
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    private TrackerTimes() {}

    /** Empty for nothing and for what is no moment. */
    static Optional<Instant> read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.strip(), READ).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static String write(Instant moment) {
        return WRITTEN.format(moment.atOffset(ZoneOffset.UTC));
    }
}
