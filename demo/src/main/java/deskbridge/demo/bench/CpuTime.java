package deskbridge.demo.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Processor time that processes have used so far. */
final class CpuTime {

    private static final long TICK_MILLIS = 10;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private CpuTime() {}

    /** Of one's own processes. */
    static Duration of(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Of any processes of this machine, whoever's they are; zero where the system does not tell (not Linux). */
    static Duration ofAll(List<Long> processes) throws IOException {
        long ticks = 0;
        for (long process : processes) {
            Path stat = Path.of("/proc", Long.toString(process), "stat");
            if (Files.exists(stat)) {
                ticks += ticks(Files.readString(stat));
            }
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /** Of Java's compilers in this process; zero where the system does not tell (not Linux). */
    static Duration ofCompilers() throws IOException {
        Path threads = Path.of("/proc/self/task");
        if (!Files.exists(threads)) {
            return Duration.ZERO;
        }
        long ticks = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                ticks += ofCompiler(thread.resolve("stat"));
            }
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    private static long ofCompiler(Path stat) {
        try {
            String line = Files.readString(stat);
            return line.contains("(C1 Compiler") || line.contains("(C2 Compiler") ? ticks(line) : 0;
        } catch (IOException e) {
            // The thread has ended: compilers stay.
            return 0;
        }
    }

    private static long ticks(String line) {
        // The name in brackets may hold blanks.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    }
}
