package deskbridge.rest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code Retry-After}: seconds, also with a fraction, or a date by the remote's own clock. */
public final class RetryAfter {
    /** No remote may silence us for longer. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?");

    private RetryAfter() {}

    /**
     * How long to wait.
     *
     * @param value the header's value
     * @param date the value of the answer's {@code Date} header, which makes a skewed remote clock harmless
     * @param clock used when there is no readable {@code Date}
     * @return from zero to {@link #LONGEST}; empty when the value makes no sense
     */
    static Optional<Duration> parse(String value, Optional<String> date, InstantSource clock) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            BigDecimal millis = new BigDecimal(text).movePointRight(3);
            BigDecimal capped = millis.min(BigDecimal.valueOf(LONGEST.toMillis()));
            return Optional.of(Duration.ofMillis(capped.longValue()));
        }
        return httpDate(text).map(until -> {
            Instant now = date.flatMap(RetryAfter::httpDate).orElseGet(clock::instant);
            return capped(Duration.between(now, until));
        });
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
