package deskbridge.desk.yandextracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerTimesTest {
    @ParameterizedTest
    @CsvSource({
        "2017-06-11T05:16:01.421+0000, 2017-06-11T05:16:01.421Z",
        "2026-08-27T13:00:00.000+0300, 2026-08-27T10:00:00Z",
        "2026-08-27T13:00:00+03:00, 2026-08-27T10:00:00Z",
        "2026-08-27T13:00:00Z, 2026-08-27T13:00:00Z",
        "2026-08-27T13:00:00.123456Z, 2026-08-27T13:00:00.123456Z",
        "2026-08-27T13:00:00.1-0530, 2026-08-27T18:30:00.100Z",
        "2026-08-27T13:00:00.123456789Z, 2026-08-27T13:00:00.123456789Z"
    })
    void everyKnownSpellingIsRead(String text, Instant moment) {
        assertThat(TrackerTimes.read(text)).contains(moment);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "yesterday", "2026-08-27", "2026-13-27T13:00:00Z"})
    void whatIsNoMomentIsNothing(String text) {
        assertThat(TrackerTimes.read(text)).isEmpty();
    }

    @Test
    void momentsAreWrittenTheWayTrackerWritesThem() {
        assertThat(TrackerTimes.write(Instant.parse("2026-08-27T13:00:00.5Z")))
                .isEqualTo("2026-08-27T13:00:00.500+0000");
    }
}
