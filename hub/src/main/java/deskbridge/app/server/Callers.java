package deskbridge.app.server;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections: whose they are, and how patient the server still is with each. The server below waits for ever for the rest
 * of a request that has begun, so whoever uses up our patience is hung up on from here. Thread-safe.
 */
final class Callers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final int LOOKS = 4;

    private final Limits limits;
    private final Map<InetAddress, Integer> held = new ConcurrentHashMap<>();
    private final Map<String, Counted> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("connections").daemon().factory());

    private final ScheduledFuture<?> looking;

    Callers(Limits limits) {
        this.limits = limits;
        long period = limits.shortest().toMillis() / LOOKS + 1;
        this.looking = watch.scheduleWithFixedDelay(this::hangUp, period, period, TimeUnit.MILLISECONDS);
    }

    /** What is known of a connection under way, by the name that the server gave it. */
    Optional<Patience> patienceWith(String socketId) {
        return Optional.ofNullable(open.get(socketId)).map(counted -> counted.patience);
    }

    /** Counts a connection as long as it is handled. */
    ServerConnection counted(ConnectionContext context, Patience patience, ServerConnection inner) {
        return new Counted(context, patience, inner);
    }

    private void hangUp() {
        for (Counted each : open.values()) {
            if (each.patience.isUsedUp()) {
                hangUp(each);
            }
        }
    }

    /** Whatever one connection does to its closing, the others are looked at all the same. */
    private static void hangUp(Counted one) {
        try {
            one.context.serverSocket().close();
        } catch (RuntimeException e) {
            LOG.debug("a connection could not be closed: {}", e.toString());
        }
    }

    @Override
    public void close() {
        looking.cancel(false);
        watch.shutdownNow();
    }

    private final class Counted implements ServerConnection {

        private final ConnectionContext context;
        private final Patience patience;
        private final ServerConnection inner;

        Counted(ConnectionContext context, Patience patience, ServerConnection inner) {
            this.context = context;
            this.patience = patience;
            this.inner = inner;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            InetAddress address = address();
            int ofThisAddress = held.merge(address, 1, Integer::sum);
            open.put(context.childSocketId(), this);
            try {
                if (ofThisAddress > limits.connections()) {
                    throw new CloseConnectionException("too many connections of one address");
                }
                inner.handle(limit);
            } finally {
                open.remove(context.childSocketId());
                held.computeIfPresent(address, (any, count) -> count == 1 ? null : count - 1);
            }
        }

        private InetAddress address() {
            return context.remotePeer().address() instanceof InetSocketAddress inet && inet.getAddress() != null
                    ? inet.getAddress()
                    : InetAddress.getLoopbackAddress();
        }

        @Override
        public Duration idleTime() {
            return inner.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            inner.close(interrupt);
        }
    }
}
