package deskbridge.emulator;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with one call. */
public sealed interface Fault {
    /** Nothing goes wrong; lets a script say "the first call passes, the second fails". */
    record None() implements Fault {}

    /** Answered with this status instead of being processed. */
    record Status(int code, String contentType, String body, Map<String, String> headers) implements Fault {
        /** Copies the headers. */
        public Status {
            headers = Map.copyOf(headers);
        }
    }

    /** Answered 429 instead of being processed. */
    record RateLimited(@Nullable Duration retryAfter) implements Fault {}

    /** Answered with an HTML page instead of being processed, as a gateway or a login page would. */
    record Html(int code) implements Fault {}

    /** Processed and answered as usual, but only after this long. */
    record Slow(Duration delay) implements Fault {}

    /** Processed fully, state changes included; then the connection is dropped without an answer. */
    record AnswerLost() implements Fault {}

    /** Processed fully, state changes included; then the caller waits for ever. */
    record Silent() implements Fault {}

    /** The connection is dropped; nothing is processed. */
    record Dropped() implements Fault {}

    /** Processed; the answer announces its full length and breaks off after half of it. */
    record Truncated() implements Fault {}

    /** Redirected instead of being processed. */
    record Redirect(int code, String location) implements Fault {}

    /** Answered 200 with this many bytes of blanks instead of being processed. */
    record Huge(long bytes) implements Fault {}

    /** A server error with a small JSON body. */
    static Fault status(int code) {
        return new Status(code, "application/json; charset=utf-8", "{\"error\":\"status " + code + "\"}", Map.of());
    }

    /** The name for journals, for example {@code AnswerLost}. */
    default String label() {
        return getClass().getSimpleName();
    }
}
