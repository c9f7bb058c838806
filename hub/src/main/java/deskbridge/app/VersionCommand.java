package deskbridge.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code deskbridge version}. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Objects.requireNonNull(spec).commandLine().getOut().println(line());
        return 0;
    }

    /** Answers {@code --version} with the same line. */
    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            return new String[] {line()};
        }
    }

    private static String line() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(VersionCommand.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        }
        return "Deskbridge " + properties.getProperty("version") + " on Java " + Runtime.version();
    }
}
