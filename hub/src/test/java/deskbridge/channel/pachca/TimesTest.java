package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Instant OTHERWISE = Instant.parse("2001-02-03T04:05:06Z");
    private static final long SEED = 20_261_122;

    @Test
    void readsTheUsualFormAndOthers() {
        assertThat(Times.orElse("2026-11-02T09:00:00.125Z", OTHERWISE)).isEqualTo("2026-11-02T09:00:00.125Z");
        assertThat(Times.orElse("2026-11-02T12:00:00.125+03:00", OTHERWISE)).isEqualTo("2026-11-02T09:00:00.125Z");
        assertThat(Times.orElse("2026-11-02T09:00:00Z", OTHERWISE)).isEqualTo("2026-11-02T09:00:00Z");
    }

    @Test
    void takesTheOtherForWhatMakesNoSense() {
        for (String text : List.of(
                "",
                "yesterday",
                "2026-13-02T09:00:00.125Z",
                "2026-02-30T09:00:00.125Z",
                "2026-11-02T24:00:00.125Z",
                "0000-00-00T00:00:00.000Z",
                "1969-12-31T23:59:59.999Z",
                "2026-11-02T09:00:00.1²5Z")) {
            assertThat(Times.orElse(text, OTHERWISE)).as(text).isEqualTo(OTHERWISE);
        }
        assertThat(Times.orElse(null, OTHERWISE)).isEqualTo(OTHERWISE);
    }

    @Test
    void readsAsTheLibraryDoesWhateverADigitBecomes() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder("2026-11-02T09:00:00.125Z");
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                text.setCharAt(random.nextInt(text.length()), "0123456789-:.TZ+".charAt(random.nextInt(16)));
            }
            assertThat(Times.orElse(text.toString(), OTHERWISE))
                    .as("seed %d, case %d: %s", SEED, i, text)
                    .isEqualTo(library(text.toString()));
        }
    }

    private static Instant library(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            return at.isBefore(Instant.EPOCH) ? OTHERWISE : at;
        } catch (DateTimeException e) {
            return OTHERWISE;
        }
    }
}
