package deskbridge.app.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last line of defence: replaces every registered secret in every log line, whichever library wrote it. One for the whole
 * process, because a log is.
 */
public final class SecretMask {
    /** Shorter values are words of the language, and masking them would make the log unreadable. */
    private static final int SHORTEST = 6;

    private static final String MASK = "***";

    private static volatile List<String> hidden = List.of();

    private SecretMask() {}

    /** Masks a value from now on, also as it looks inside JSON and inside a URL. Called once for each secret of the settings. */
    public static synchronized void hide(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        hidden = Stream.concat(hidden.stream(), Stream.of(secret, json, url))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static String masked(String line) {
        String masked = line;
        for (String secret : hidden) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
