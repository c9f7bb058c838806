package deskbridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RemoteFileTest {

    private static final long SEED = 1;

    private static String named(String name) {
        return new RemoteFile(new ConnectionId("tracker"), "1", name, null).name();
    }

    @ParameterizedTest
    @CsvSource({
        "отчёт.pdf, отчёт.pdf",
        "../../etc/passwd, .._.._etc_passwd",
        "..\\x, .._x",
        "'a\nb', a_b",
        "' ', file",
        "'', file"
    })
    void aNameHoldsNoPathAndNothingThatCannotBeSeen(String written, String name) {
        assertThat(named(written)).isEqualTo(name);
    }

    @Test
    void aLongNameLosesItsMiddleAndKeepsItsEnding() {
        assertThat(named("ж".repeat(40_000) + ".tar.gz")).isEqualTo("ж".repeat(124) + "….gz");
        assertThat(named("a." + "b".repeat(40_000))).isEqualTo("a." + "b".repeat(250) + "…");
        assertThat(named("🎫".repeat(200) + "x.txt")).isEqualTo("🎫".repeat(62) + "….txt");
    }

    @Test
    void whateverItIsCalledAnySystemCanKeepIt() {
        var random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            var written = new StringBuilder();
            for (int length = random.nextInt(400); length > 0; length--) {
                boolean odd = random.nextInt(3) == 0;
                int symbol = random.nextInt(Character.MIN_SURROGATE, Character.MAX_CODE_POINT);
                written.appendCodePoint(odd ? "./\\\"… ж".charAt(random.nextInt(7)) : Math.max(symbol, 0xE000));
            }
            String name = named(written.toString());
            assertThat(name).as("seed %d, case %d", SEED, i).isNotBlank().doesNotContain("/", "\\", "\0");
            assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
            assertThat(named(name)).isEqualTo(name);
        }
    }
}
