package deskbridge.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as an emulator received it.
 *
 * @param number 1, 2, 3… in the order of arrival at this server
 * @param at when it arrived, by the emulator's clock
 * @param method upper case
 * @param path decoded, starts with a slash, without the query
 * @param segments the path's parts, each decoded on its own: an encoded slash stays inside its part
 * @param query decoded, in the order sent
 * @param headers names compared without case
 * @param body empty when the request had none
 */
public record Call(
        long number,
        Instant at,
        String method,
        String path,
        List<String> segments,
        Map<String, List<String>> query,
        HttpHeaders headers,
        Body body) {

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * The body as JSON.
     *
     * @throws MalformedBody when it is not
     */
    public JsonNode json() {
        return Json.parse(body);
    }

    /**
     * The parts of a {@code multipart/form-data} body, in the order sent.
     *
     * @throws MalformedBody when it is not one
     */
    public List<Part> parts() {
        String type = header("Content-Type").orElse("");
        if (!type.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length())) {
            throw new MalformedBody("expected multipart/form-data");
        }
        return Multipart.parse(type, body);
    }
}
