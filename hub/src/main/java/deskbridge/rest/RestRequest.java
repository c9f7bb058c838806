package deskbridge.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call to make: immutable, every method answers a new request. Paths are templates below the client's base URL,
 * {@code RestRequest.get("issues/{key}/comments", key)}; each value is percent-encoded into exactly one segment.
 */
public final class RestRequest {
    /** A name with its value, repeated names allowed. */
    record Pair(String name, String value) {}

    /** Who gets our proof. */
    enum Proof {
        SAME_ORIGIN,
        NEVER
    }

    private final String method;
    private final Target target;
    private final List<Pair> query;
    private final List<Pair> headers;
    private final Content content;
    private final Proof proof;
    private final @Nullable Duration callTimeout;

    private RestRequest(
            String method,
            Target target,
            List<Pair> query,
            List<Pair> headers,
            Content content,
            Proof proof,
            @Nullable Duration callTimeout) {
        this.method = method;
        this.target = target;
        this.query = query;
        this.headers = headers;
        this.content = content;
        this.proof = proof;
        this.callTimeout = callTimeout;
    }

    /**
     * Any method on a path below the base URL.
     *
     * @param template segments separated by {@code /}, each a literal or a {@code {placeholder}}
     * @param values one text or whole number for each placeholder; {@code .}, {@code ..}, empty and control characters are refused
     * @throws IllegalArgumentException when template and values do not fit or a value is refused
     */
    public static RestRequest of(String method, String template, Object... values) {
        return start(method, Target.fill(template, values));
    }

    /**
     * Any method on a whole URL that a remote gave us, such as a pre-signed download or upload. The authorization headers go
     * along only when the origin is that of the base URL.
     */
    public static RestRequest absolute(String method, String url) {
        return start(method, new Target.Absolute(url));
    }

    /** Whether a text can be a segment of a path: one that is empty or only dots would lead somewhere else. */
    public static boolean isSegment(String text) {
        return !text.isEmpty() && !text.equals(".") && !text.equals("..");
    }

    public static RestRequest get(String template, Object... values) {
        return of("GET", template, values);
    }

    public static RestRequest post(String template, Object... values) {
        return of("POST", template, values);
    }

    public static RestRequest put(String template, Object... values) {
        return of("PUT", template, values);
    }

    public static RestRequest patch(String template, Object... values) {
        return of("PATCH", template, values);
    }

    public static RestRequest delete(String template, Object... values) {
        return of("DELETE", template, values);
    }

    /** Adds a query parameter; both sides are percent-encoded. Text, numbers and flags are written as they print. */
    public RestRequest query(String name, Object value) {
        return new RestRequest(
                method, target, plus(query, name, value.toString()), headers, content, proof, callTimeout);
    }

    public RestRequest header(String name, String value) {
        return new RestRequest(method, target, query, plus(headers, name, value), content, proof, callTimeout);
    }

    public RestRequest json(String json) {
        return json(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A JSON body, already encoded as UTF-8; the array is not copied. */
    public RestRequest json(byte[] json) {
        return body("application/json", json);
    }

    public RestRequest body(String contentType, byte[] bytes) {
        return with(new Content.Raw(contentType, bytes));
    }

    /** A multipart form in exactly this order; files may only be the last parts. */
    public RestRequest multipart(List<Part> parts) {
        return with(new Content.Form(parts));
    }

    public RestRequest multipart(Part... parts) {
        return multipart(List.of(parts));
    }

    /** Sends no authorization headers, wherever it goes. */
    public RestRequest withoutAuthorization() {
        return new RestRequest(method, target, query, headers, content, Proof.NEVER, callTimeout);
    }

    /** Another whole-call limit than the client's, for long polls and big files. The read timeout grows with it. */
    public RestRequest callTimeout(Duration timeout) {
        return new RestRequest(method, target, query, headers, content, proof, timeout);
    }

    /** Method and path template: what logs may say about this request. */
    @Override
    public String toString() {
        return method + " " + target.template();
    }

    String method() {
        return method;
    }

    Target target() {
        return target;
    }

    List<Pair> query() {
        return query;
    }

    List<Pair> headers() {
        return headers;
    }

    Content content() {
        return content;
    }

    Proof proof() {
        return proof;
    }

    @Nullable
    Duration callTimeout() {
        return callTimeout;
    }

    private static RestRequest start(String method, Target target) {
        return new RestRequest(method, target, List.of(), List.of(), new Content.None(), Proof.SAME_ORIGIN, null);
    }

    private RestRequest with(Content newContent) {
        return new RestRequest(method, target, query, headers, newContent, proof, callTimeout);
    }

    private static List<Pair> plus(List<Pair> pairs, String name, String value) {
        List<Pair> more = new ArrayList<>(pairs);
        more.add(new Pair(name, value));
        return List.copyOf(more);
    }
}
