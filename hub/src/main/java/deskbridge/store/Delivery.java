package deskbridge.store;

import deskbridge.domain.ConnectionId;
import java.time.Instant;

/**
 * A delivery as stored.
 *
 * @param id the hub's number of it
 * @param connection where it came from
 * @param kind what it seems to be
 * @param body as the connector wants it
 * @param receivedAt when it was stored
 * @param attempts how often working it has failed
 */
public record Delivery(long id, ConnectionId connection, String kind, String body, Instant receivedAt, int attempts) {

    @Override
    public String toString() {
        return "Delivery@" + connection + "#in-" + id;
    }
}
