package deskbridge.rest;

import java.io.IOException;
import java.util.Map;

/** The headers that prove who we are to one remote; asked for before every call, so that a token may change. */
@FunctionalInterface
public interface Authorization {
    /** No proof at all. */
    Authorization NONE = Map::of;

    /**
     * Called on the caller's thread before each authorized call; may block, for example to exchange a key for a token.
     *
     * @return header names to values
     * @throws IOException when no proof can be had now; the call is then reported as {@link NotSentException}
     */
    Map<String, String> headers() throws IOException;

    /** The usual {@code Authorization: Bearer …}. */
    static Authorization bearer(String token) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
        return () -> headers;
    }
}
