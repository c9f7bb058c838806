package deskbridge.emulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the vendors' payloads and specifications, which live beside the project in a directory {@code shared} and are not
 * part of it. Tests that need them are skipped where they are absent.
 */
public final class SharedContracts {
    private SharedContracts() {}

    /** The directory {@code contracts/<product>}; skips the running test when there is none. */
    public static Path of(String product) {
        Optional<Path> found =
                shared().map(shared -> shared.resolve("contracts").resolve(product));
        assumeTrue(
                found.isPresent() && Files.isDirectory(found.get()),
                "skipped: no contracts of " + product + "; set DESKBRIDGE_SHARED to the directory that has them");
        return found.orElseThrow();
    }

    /** One JSON file. */
    public static JsonNode json(Path file) {
        return Json.parse(Body.of(bytes(file)));
    }

    /** The lines of a text file that are not blank. */
    public static List<String> lines(Path file) {
        return Body.of(bytes(file))
                .text()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The JSON files of a directory whose names end so, in order of their names. */
    public static List<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> shared() {
        String set = System.getProperty("DESKBRIDGE_SHARED", System.getenv("DESKBRIDGE_SHARED"));
        if (set != null) {
            return Optional.of(Path.of(set));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared");
            if (Files.isDirectory(candidate.resolve("contracts"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
