package deskbridge.demo.hub;

import com.sun.net.httpserver.HttpExchange;
import deskbridge.emulator.Relay;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each webhook to the next of several hubs; to another one when that one is down. */
public final class Balancer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Balancer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BAD_GATEWAY = 502;

    private final List<URI> hubs = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Relay relay;

    /** @param some where hubs listen; until there is at least one, nobody answers */
    public Balancer(List<URI> some) {
        hubs.addAll(some);
        relay = new Relay(PATIENCE, this::handOn);
    }

    /** One more hub. */
    public void add(URI hub) {
        hubs.add(hub);
    }

    /** Where it listens itself. */
    public URI uri() {
        return relay.uri();
    }

    private void handOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        int first = turn.getAndIncrement();
        for (int i = 0; i < hubs.size(); i++) {
            URI hub = hubs.get(Math.floorMod(first + i, hubs.size()));
            try {
                var answer = relay.ask(hub.resolve(exchange.getRequestURI()), exchange, body);
                Relay.answer(exchange, answer.statusCode(), answer.body());
                return;
            } catch (IOException down) {
                // Perhaps killed while it listened: whether it has stored the event nobody knows. Another one is asked.
                LOG.debug("{} does not answer: {}", hub, down.getMessage());
            }
        }
        Relay.answer(exchange, BAD_GATEWAY, new byte[0]);
    }

    @Override
    public void close() {
        relay.close();
    }
}
