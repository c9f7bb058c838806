package deskbridge.http;

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

    /**
     * @param method upper case
     * @param path decoded, begins with a slash, without the query
     * @param query decoded values by name
     * @param headers values by name, in any case
     * @param body the raw bytes; a signature is computed over these
     * @param remoteAddress the peer's address without the port
     */
    public Request(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            byte[] body,
            String remoteAddress) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
        this.query = Map.copyOf(query);
        var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        this.headers = byName;
        this.body = body;
        this.remoteAddress = remoteAddress;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public byte[] body() {
        return body;
    }

    public String remoteAddress() {
        return remoteAddress;
    }

    /** The first value of a header, whatever its case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    @Override
    public String toString() {
        return method + " " + body.length + " bytes from " + remoteAddress;
    }
}
