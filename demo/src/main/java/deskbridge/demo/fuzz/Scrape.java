package deskbridge.demo.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the hub's metrics. */
final class Scrape {

    private Scrape() {}

    /** The sum of a counter's samples that hold a word. */
    static long sum(int adminPort, String name, String word) throws IOException {
        return samples(adminPort).stream()
                .filter(line -> line.startsWith(name) && line.contains(word))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** How many samples there are. */
    static long lines(int adminPort) throws IOException {
        return samples(adminPort).size();
    }

    private static List<String> samples(int adminPort) throws IOException {
        URI metrics = URI.create("http://127.0.0.1:" + adminPort + "/metrics");
        try (InputStream in = metrics.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
