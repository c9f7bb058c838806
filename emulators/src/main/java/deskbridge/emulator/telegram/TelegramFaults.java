package deskbridge.emulator.telegram;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Faults as the Bot API's server writes them; those of the way there are in {@link Fault}. */
public final class TelegramFaults {
    private TelegramFaults() {}

    /** Answered 429 with {@code retry_after}; not executed. */
    public static Fault tooManyRequests(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.toSeconds());
        var body = Json.object()
                .put("ok", false)
                .put("error_code", 429)
                .put("description", "Too Many Requests: retry after " + seconds);
        body.putObject("parameters").put("retry_after", seconds);
        return new Fault.Status(
                429, "application/json", body.toString(), Map.of("Retry-After", Long.toString(seconds)));
    }

    /** Refused with this code and description, for example 500 {@code Internal Server Error}; not executed. */
    public static Fault refused(int code, String description) {
        var body = Json.object().put("ok", false).put("error_code", code).put("description", description);
        return new Fault.Status(code, "application/json", body.toString(), Map.of());
    }

    /** The calls of one method by any bot, whatever its case. */
    public static CallMatch method(String name) {
        String ending = "/" + name.toLowerCase(Locale.ROOT);
        return (verb, path) ->
                path.startsWith("/bot") && path.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
