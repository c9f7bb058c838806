package deskbridge.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An HTTP answer of any status, whole and in memory. */
public final class RestAnswer {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * Public so that tests of connectors can make answers.
     *
     * @param headers names in any case, each with its values in order
     * @param body not copied
     */
    public RestAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                sorted.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(values));
        this.headers = sorted;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** A status from 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header; the name's case does not matter. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** All values of a header, in order. */
    public List<String> headers(String name) {
        return List.copyOf(headers.getOrDefault(name, List.of()));
    }

    /** The body itself, not a copy. */
    public byte[] body() {
        return body;
    }

    /** The body read as UTF-8; broken sequences become replacement characters. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Whether a JSON reader should be tried: false for the empty bodies and HTML pages that gateways answer, whatever their
     * content type claims.
     */
    public boolean looksLikeJson() {
        int first = firstByte();
        if (first == '{' || first == '[') {
            return true;
        }
        boolean claimed = header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).contains("json"))
                .orElse(false);
        return claimed && first != -1 && first != '<';
    }

    /** Whether it is a web page, as something between us and the remote answers it: with any status, also with 200. */
    public boolean looksLikePage() {
        String text = text().stripLeading();
        return Stream.of("<!doctype html", "<html").anyMatch(it -> text.regionMatches(true, 0, it, 0, it.length()));
    }

    /** The wait that the remote asks for in {@code Retry-After}, at most {@link RetryAfter#LONGEST}. */
    public Optional<Duration> retryAfter(InstantSource clock) {
        return header("Retry-After").flatMap(value -> RetryAfter.parse(value, header("Date"), clock));
    }

    /** The status and size only: a body may hold what a log must not. */
    @Override
    public String toString() {
        return "status " + status + ", " + body.length + " bytes";
    }

    private int firstByte() {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
        }
        return -1;
    }
}
