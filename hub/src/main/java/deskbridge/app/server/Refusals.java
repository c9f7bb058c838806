package deskbridge.app.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/**
 * What is answered to requests that are no HTTP and reach no handler. The server below takes some of them for faults of its own; but
 * a handler's fault never gets there, so whatever does is the sender's. Nothing is told about it.
 */
final class Refusals {

    private static final int FIRST_SERVER_ERROR = 500;

    private Refusals() {}

    static DirectHandlers all() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType event : EventType.values()) {
            handlers.addHandler(event, refusing());
        }
        return handlers.build();
    }

    private static DirectHandler refusing() {
        return (request, event, status, headers, message) -> TransportResponse.builder()
                .status(status.code() >= FIRST_SERVER_ERROR ? Status.BAD_REQUEST_400 : status)
                .keepAlive(false)
                .build();
    }
}
