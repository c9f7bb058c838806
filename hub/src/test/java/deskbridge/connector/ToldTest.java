package deskbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ToldTest {

    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);

    private final Told told = new Told(2);

    @Test
    void nothingIsToldTwiceInOneState() {
        told.asked(FIRST);
        assertThat(told.add("T-1", "open")).isTrue();

        told.asked(LATER);

        assertThat(told.add("T-1", "open")).isFalse();
        assertThat(told.add("T-1", "closed")).isTrue();
        assertThat(told.add("T-2", "open")).isTrue();
    }

    @Test
    void whatTheEngineCouldNotStoreIsToldAgain() {
        told.asked(FIRST);
        told.add("T-1", "open");

        told.asked(FIRST);

        assertThat(told.add("T-1", "open")).isTrue();
    }

    @Test
    void whatIsForgottenIsToldOnceMore() {
        told.asked(FIRST);
        told.add("T-1", "open");
        told.add("T-2", "open");
        told.add("T-3", "open");

        told.asked(LATER);

        assertThat(told.add("T-3", "open")).isFalse();
        assertThat(told.add("T-1", "open") || told.add("T-2", "open")).isTrue();
    }
}
