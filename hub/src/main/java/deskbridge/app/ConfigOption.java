package deskbridge.app;

import deskbridge.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that all commands share. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings file; otherwise DESKBRIDGE_CONFIG, otherwise deskbridge.yaml in the working directory")
    private @Nullable Path file;

    Settings settings() {
        return Settings.load(System.getenv(), Path.of(""), Optional.ofNullable(file));
    }
}
