package deskbridge.demo.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short form of {@code deskbridge fuzz}; docs/security.md tells of the long one. */
final class FuzzTest {

    private static final long SEED = 1;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"DOORS, 20000", "WIRE, 300", "HINTS, 200", "TELEGRAM, 200", "PACHCA, 200", "ADMIN, 300"})
    void nothingHostileIsAFaultOfTheHub(Target target, long inputs) throws IOException, InterruptedException {
        FuzzReport report = new FuzzRun(target, SEED, folder, line -> {}).run(0, inputs);

        assertThat(report.findings()).isEmpty();
    }
}
