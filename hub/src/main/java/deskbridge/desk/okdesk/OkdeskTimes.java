package deskbridge.desk.okdesk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Okdesk's moments. It tells them with the account's offset, {@code 2025-03-11T10:21:26.480+05:00}, yet filters lists by the account's
 * wall clock (facts: okdesk §2.2, §9): the offset is learnt from what was read.
 */
final class OkdeskTimes {
    /** Clocks around the world differ by less. */
    private static final Duration ANY_ZONE = Duration.ofHours(15);

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[ ][XXX][xx][x]")
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter();
    private static final DateTimeFormatter FILTER = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private static final Pattern TELLS_OFFSET = Pattern.compile("(?:Z|[+-]\\d{2}(?::?\\d{2})?)$");

    private final @Nullable ZoneId zone;
    private final AtomicReference<@Nullable OffsetDateTime> newest = new AtomicReference<>();

    /** @param zone the account's, as configured; null to learn it */
    OkdeskTimes(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    /** Empty for nothing and for what is no moment. */
    Optional<Instant> read(String text) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text.strip(), READ);
            if (TELLS_OFFSET.matcher(text.strip()).find()) {
                newest.accumulateAndGet(moment, OkdeskTimes::later);
            }
            return Optional.of(moment.toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Where clocks are moved in summer, the newest moment tells the offset of now. */
    private static @Nullable OffsetDateTime later(@Nullable OffsetDateTime known, @Nullable OffsetDateTime read) {
        return known == null || (read != null && read.isAfter(known)) ? read : known;
    }

    /** For a filter that shall let everything through that is not older; early rather than late while the offset is not known. */
    String since(Instant moment) {
        ZoneOffset offset = offset(moment);
        return FILTER.format(
                offset == null ? moment.minus(ANY_ZONE).atOffset(ZoneOffset.UTC) : moment.atOffset(offset));
    }

    String write(Instant moment) {
        ZoneOffset offset = offset(moment);
        return ISO.format(moment.atOffset(offset == null ? ZoneOffset.UTC : offset));
    }

    private @Nullable ZoneOffset offset(Instant moment) {
        if (zone != null) {
            return zone.getRules().getOffset(moment);
        }
        OffsetDateTime known = newest.get();
        return known == null ? null : known.getOffset();
    }
}
