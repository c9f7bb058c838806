package deskbridge.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.demo.chaos.Deed.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChaosPlanTest {

    private static final Duration PAUSE = Duration.ofMillis(15);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static ChaosPlan plan(long seed) {
        return new ChaosPlan(
                ChaosPair.TELEGRAM_OKDESK, 3_000, 90, 7, 20, 3, ChaosPlan.POSTGRESQL, seed, false, PAUSE, PATIENCE);
    }

    @Test
    void aRunIsRepeatedByOneArgument() {
        assertThat(plan(42).written()).isEqualTo("telegram-okdesk,3000,90,7,20,3,postgresql,42");
        assertThat(ChaosPlan.read(plan(42).written(), PAUSE, PATIENCE)).isEqualTo(plan(42));
    }

    @Test
    void whatIsNoRunIsRefusedWithWhatOneLooksLike() {
        assertThatThrownBy(() -> ChaosPlan.read("42", PAUSE, PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pachca-tracker,2000");
        assertThatThrownBy(() -> ChaosPlan.read("pachca-jira,3000,90,7,20,3,sqlite,42", PAUSE, PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("telegram-okdesk");
    }

    @Test
    void theSameSeedMakesTheSameDeeds() {
        assertThat(Script.of(plan(42))).isEqualTo(Script.of(plan(42))).isNotEqualTo(Script.of(plan(43)));
    }

    @Test
    void everyConversationBeginsWithItsRequestAndEverythingHappensInSomeOfThem() {
        List<Deed> deeds = Script.of(plan(42));

        assertThat(deeds).hasSize(3_000).extracting(Deed::kind).contains(Kind.values());
        int conversations =
                (int) deeds.stream().mapToInt(Deed::conversation).distinct().count();
        for (int each : IntStream.range(0, conversations).toArray()) {
            List<Kind> kinds = deeds.stream()
                    .filter(deed -> deed.conversation() == each)
                    .map(Deed::kind)
                    .toList();
            assertThat(kinds).startsWith(Kind.ASK).containsOnlyOnce(Kind.ASK);
        }
    }
}
