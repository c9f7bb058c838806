package deskbridge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deskbridge.connector.RemoteTrouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts of every kind go through every conversion, over HTTP, between strict emulators: none is refused, none is cut, and readers
 * see the same. {@code -Ddeskbridge.conversions=100000} tries more of them, {@code -Ddeskbridge.conversion=TRACKER_TO_.*} only some ways.
 */
final class ConversionTest {

    private static final int COUNT = Integer.getInteger("deskbridge.conversions", 1_000);
    private static final String ONLY = System.getProperty("deskbridge.conversion", "");
    private static final long SEED = Long.getLong("deskbridge.seed", 20_261_121L);

    @ParameterizedTest
    @EnumSource
    void readersOfBothSidesSeeTheSame(Conversion conversion) throws RemoteTrouble {
        assumeTrue(ONLY.isEmpty() || conversion.name().matches(ONLY), "another conversion is tried");
        Verdict verdict = conversion.convert(SEED, COUNT);
        System.out.println(verdict.row());

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.texts()).isEqualTo(COUNT);
    }
}
