package deskbridge.demo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How much memory a process occupies, where the system tells (Linux). */
final class Resident {

    private static final Pattern SIZE = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Resident() {}

    /** In MiB. */
    static OptionalLong of(long process) throws IOException {
        OptionalDouble size = precisely(process);
        return size.isPresent() ? OptionalLong.of((long) size.getAsDouble()) : OptionalLong.empty();
    }

    /** In MiB, to the page. */
    static OptionalDouble precisely(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.exists(status)) {
            return OptionalDouble.empty();
        }
        var size = SIZE.matcher(Files.readString(status));
        return size.find() ? OptionalDouble.of(Long.parseLong(size.group(1)) / 1024.0) : OptionalDouble.empty();
    }
}
