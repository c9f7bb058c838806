package deskbridge.engine;

import deskbridge.connector.Channel;
import deskbridge.connector.Connector;
import deskbridge.connector.Desk;
import deskbridge.domain.ConnectionId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All configured connections, by name. */
public final class Connections {

    private final Map<ConnectionId, Connector> connectors = new LinkedHashMap<>();

    public Connections(List<? extends Connector> connectors) {
        connectors.forEach(connector -> this.connectors.put(connector.id(), connector));
    }

    /** All of them, in the order of the configuration. */
    public Collection<Connector> all() {
        return connectors.values();
    }

    Optional<Connector> find(ConnectionId id) {
        return Optional.ofNullable(connectors.get(id));
    }

    /** @throws UnknownConnectionException when it is not configured (any more) */
    Connector get(ConnectionId id) {
        return find(id).orElseThrow(() -> new UnknownConnectionException(id));
    }

    Optional<Channel> channel(ConnectionId id) {
        return find(id).filter(Channel.class::isInstance).map(Channel.class::cast);
    }

    Optional<Desk> desk(ConnectionId id) {
        return find(id).filter(Desk.class::isInstance).map(Desk.class::cast);
    }

    List<Desk> desks() {
        return connectors.values().stream()
                .filter(Desk.class::isInstance)
                .map(Desk.class::cast)
                .toList();
    }

    List<Channel> channels() {
        return connectors.values().stream()
                .filter(Channel.class::isInstance)
                .map(Channel.class::cast)
                .toList();
    }

    /** Something is stored for a connection that is no longer configured. */
    static final class UnknownConnectionException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownConnectionException(ConnectionId id) {
            super("The connection '" + id + "' is not configured; add it again or discard what is stored for it");
        }
    }
}
