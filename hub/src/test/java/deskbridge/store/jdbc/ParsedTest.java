package deskbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

    @Test
    void aThousandConversationsAreKnownAsTheyWereAndAsTheyAre() {
        IntStream.range(0, 2_000).forEach(text -> lengths.of("text " + text));
        IntStream.range(0, 2_000).forEach(text -> lengths.of("text " + text));
        assertThat(parsings).hasValue(2_000);
    }

    @Test
    void theMemoryForLongTextsIsBounded() {
        IntStream.range(1_000, 1_501).forEach(text -> lengths.of(text + "x".repeat(Parsed.LONGEST - 4)));
        lengths.of("1500" + "x".repeat(Parsed.LONGEST - 4));
        assertThat(parsings).hasValue(501);
        lengths.of("1000" + "x".repeat(Parsed.LONGEST - 4));
        assertThat(parsings).hasValue(502);
    }
}
