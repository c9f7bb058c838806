package deskbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ParsedTest {

    private final AtomicInteger parsings = new AtomicInteger();
    private final Parsed<Integer> lengths = new Parsed<>(text -> {
        parsings.incrementAndGet();
        return text.length();
    });

    @Test
    void aTextIsParsedOnce() {
        assertThat(lengths.of("abc")).isEqualTo(3);
        assertThat(lengths.of("abc")).isEqualTo(3);
        assertThat(parsings).hasValue(1);
    }

    @Test
    void ofManyLongTextsNothingIsKept() {
        String longest = "x".repeat(Parsed.LONGEST);
        lengths.of(longest);
        lengths.of(longest);
        assertThat(parsings).hasValue(1);

        lengths.of(longest + "x");
        lengths.of(longest + "x");
        assertThat(parsings).hasValue(3);
    }
}
