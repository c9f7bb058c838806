package deskbridge.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RememberedTest {

    private static final Duration GOOD = Duration.ofMinutes(10);
    private static final Duration MISSING = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2025-03-03T09:00:00Z"));
    private final Remembered<String, String> answers = new Remembered<>(clock, GOOD, MISSING);
    private final List<String> asked = new ArrayList<>();

    private Optional<String> ask(String key, Optional<String> answer) {
        return answers.get(key, it -> {
            asked.add(it);
            return answer;
        });
    }

    @Test
    void anAnswerIsGoodForAWhile() {
        ask("key", Optional.of("old"));
        clock.pass(GOOD.minusMillis(1));
        assertThat(ask("key", Optional.of("new"))).contains("old");

        clock.pass(Duration.ofMillis(1));

        assertThat(ask("key", Optional.of("new"))).contains("new");
        assertThat(asked).containsExactly("key", "key");
    }

    @Test
    void thatThereIsNoneIsBelievedForAShorterWhile() {
        ask("key", Optional.empty());
        clock.pass(MISSING.minusMillis(1));
        assertThat(ask("key", Optional.of("there"))).isEmpty();

        clock.pass(Duration.ofMillis(1));

        assertThat(ask("key", Optional.of("there"))).contains("there");
    }

    @Test
    void aFaultIsNotRemembered() {
        assertThatThrownBy(() -> answers.get("key", it -> {
                    throw new IOException("away");
                }))
                .isInstanceOf(IOException.class);

        assertThat(ask("key", Optional.of("there"))).contains("there");
    }

    @Test
    void whatIsLearntElsewhereNeedNotBeAskedFor() {
        ask("key", Optional.of("old"));
        answers.put("key", Optional.of("new"));

        assertThat(ask("key", Optional.of("newest"))).contains("new");
    }
}
