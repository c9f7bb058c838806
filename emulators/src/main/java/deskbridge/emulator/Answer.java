package deskbridge.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an emulator answers.
 *
 * @param status HTTP status, 200 to 599
 * @param headers one value per name; content length is added by the server
 * @param body may be empty
 */
public record Answer(int status, Map<String, String> headers, Body body) {
    /** Refuses statuses that end no exchange. */
    public Answer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final HTTP status: " + status);
        }
        headers = Map.copyOf(headers);
    }

    /** A JSON answer. */
    public static Answer json(int status, JsonNode node) {
        return bytes(status, "application/json; charset=utf-8", Json.write(node));
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), Body.EMPTY);
    }

    /** An HTML page, as gateways and login pages send it. */
    public static Answer html(int status, String page) {
        return bytes(status, "text/html; charset=utf-8", Body.of(page));
    }

    /** Any other content. */
    public static Answer bytes(int status, String contentType, Body body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    /** The same answer with one more header, or another value for it. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
