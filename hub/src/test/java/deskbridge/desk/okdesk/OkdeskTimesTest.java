package deskbridge.desk.okdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as Okdesk writes them, and as it wants them in filters. */
class OkdeskTimesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final OkdeskTimes times = new OkdeskTimes(null);

    @ParameterizedTest
    @CsvSource({
        "2025-03-11T10:21:26.480+05:00, 2025-03-11T05:21:26.480Z",
        "2025-03-11T10:21:26+05:00, 2025-03-11T05:21:26Z",
        "2025-03-11T10:21:26+0500, 2025-03-11T05:21:26Z",
        "2025-03-11T10:21:26Z, 2025-03-11T10:21:26Z",
        "2025-03-11 10:21:26 +0500, 2025-03-11T05:21:26Z",
        "2025-03-11 10:21, 2025-03-11T10:21:00Z"
    })
    void everySpellingIsRead(String written, Instant moment) {
        assertThat(times.read(written)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "вчера", "2025-13-45T00:00:00Z", "11-03-2025 10:21"})
    void whatIsNoMomentIsNone(String written) {
        assertThat(times.read(written)).isEmpty();
    }

    @Test
    void filtersAreEarlyUntilTheOffsetIsLearnt() {
        assertThat(times.since(NOON)).isEqualTo("20-11-2026 21:00");

        times.read("2026-11-21 14:00");
        assertThat(times.since(NOON)).isEqualTo("20-11-2026 21:00");

        times.read("2026-11-21T15:00:00+05:00");
        assertThat(times.since(NOON)).isEqualTo("21-11-2026 17:00");
    }

    @Test
    void theNewestMomentTellsTheOffset() {
        times.read("2026-11-20T15:00:00+01:00");
        times.read("2026-07-20T15:00:00+02:00");

        assertThat(times.since(NOON)).isEqualTo("21-11-2026 13:00");
        assertThat(times.write(NOON)).isEqualTo("2026-11-21T13:00:00+01:00");
    }

    @Test
    void aConfiguredZoneCounts() {
        var told = new OkdeskTimes(ZoneId.of("Europe/Moscow"));
        told.read("2026-11-21T15:00:00+05:00");

        assertThat(told.since(NOON)).isEqualTo("21-11-2026 15:00");
    }
}
