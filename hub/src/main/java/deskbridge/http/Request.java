package deskbridge.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An HTTP request as received: nothing is interpreted but the request line. Immutable by convention: do not write into the body. */
public final class Request {

    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final String remoteAddress;
    private final Optional<String> tail;

    /**
     * @param method upper case
     * @param path decoded, begins with a slash, without the query
     * @param query decoded values by name
     * @param headers values by name, in any case
     * @param body the raw bytes; a signature is computed over these
     * @param remoteAddress the peer's address without the port; behind a reverse proxy it is the proxy's, see
     *     {@link TrustedProxies}
     */
    public Request(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            byte[] body,
            String remoteAddress) {
        this(
                method.toUpperCase(Locale.ROOT),
                path,
                Map.copyOf(query),
                sorted(headers),
                body,
                remoteAddress,
                Optional.empty());
    }

    private Request(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            byte[] body,
            String remoteAddress,
            Optional<String> tail) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.remoteAddress = remoteAddress;
        this.tail = tail;
    }

    /**
     * From the request line as it was sent.
     *
     * @param path still percent-encoded; a broken escape stays as it is
     * @param query still percent-encoded, without the question mark, empty when there is none
     */
    public static Request encoded(
            String method,
            String path,
            String query,
            Map<String, List<String>> headers,
            byte[] body,
            String remoteAddress) {
        return new Request(
                method,
                Parameters.decoded(path.replace("+", "%2B")),
                Parameters.parse(query).values(),
                headers,
                body,
                remoteAddress);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** The last path segment, decoded, when the {@link Router} took it for a variable. It may be a secret. */
    public Optional<String> tail() {
        return tail;
    }

    public byte[] body() {
        return body;
    }

    /** The body read as UTF-8; broken sequences become replacement characters. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public String remoteAddress() {
        return remoteAddress;
    }

    /** The first value of a header, whatever its case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** All headers; the names ignore case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /** All values of a query parameter, in order. */
    public List<String> queries(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** Without the path, which may end in a secret. */
    @Override
    public String toString() {
        return method + " " + body.length + " bytes from " + remoteAddress;
    }

    /** The same, asked by somebody else. */
    Request from(String address) {
        return new Request(method, path, query, headers, body, address, tail);
    }

    Request withTail(String value) {
        return new Request(method, path, query, headers, body, remoteAddress, Optional.of(value));
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> headers) {
        var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                byName.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(values));
        return byName;
    }
}
