package deskbridge.demo.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on, as far as it matters. */
final class Machine {

    private static final double GIBIBYTE = 1L << 30;

    private Machine() {}

    /** Cores, memory, kind of disk, Java. */
    static String describe(Path place) throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GiB, %s, Java %s",
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / GIBIBYTE,
                Files.getFileStore(place).type(),
                Runtime.version().feature());
    }
}
