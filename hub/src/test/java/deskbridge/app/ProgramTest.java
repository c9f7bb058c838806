package deskbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

final class ProgramTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** Reads settings in which a port is wrong. */
    @Command(name = "serve", description = "Serve.")
    private final class Misconfigured implements Callable<Integer> {
        @Override
        public Integer call() {
            Settings settings = Settings.load(Map.of("PORT", "many", "LANGUAGE", "en"), folder, Optional.empty());
            settings.root().text("language");
            settings.root().section("server").port("port", 1);
            settings.finish();
            return 0;
        }
    }

    /** Cannot do its work. */
    @Command(name = "break", description = "Break.")
    private static final class Breaking implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("cannot listen on here:1");
        }
    }

    @Test
    void theVersionIsTheBuildsOwn() {
        assertThat(run("version")).isZero();
        assertThat(out.toString())
                .matches("(?s)Deskbridge \\d+\\.\\d+.* on Java .*")
                .doesNotContain("${");
        assertThat(run("--version")).isZero();
    }

    @Test
    void helpListsTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve").contains("break").contains("version");
        assertThat(run("serve", "--help")).isZero();
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(run("serv")).isEqualTo(2);
        assertThat(err.toString()).contains("serve");
        assertThat(run()).isEqualTo(2);
        assertThat(run("version", "--nonsense")).isEqualTo(2);
    }

    @Test
    void wrongSettingsAreTwoAndAreTold() {
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err.toString()).contains("PORT: must be a whole number").doesNotContain("\tat ");
    }

    @Test
    void aFaultIsOneAndOneSentence() {
        assertThat(run("break")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("deskbridge: cannot listen on here:1");
    }

    private int run(String... arguments) {
        return new Program(List.of(new Misconfigured(), new Breaking()))
                .writingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(arguments);
    }
}
