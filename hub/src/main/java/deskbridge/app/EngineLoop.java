package deskbridge.app;

import deskbridge.engine.Engine;
import deskbridge.engine.WorkSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's way to work: one thread that drains whenever there may be something to do. */
final class EngineLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);
    private static final Duration SPELL = Duration.ofSeconds(5);

    /** Other processes may write into the database, too (redelivery, replicas): look at least this often. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Engine engine;
    private final WorkSignal signal;
    private final InstantSource clock;
    private final Duration grace;
    private final Thread thread;
    private volatile boolean stopping;

    EngineLoop(Engine engine, WorkSignal signal, InstantSource clock, Duration grace) {
        this.engine = engine;
        this.signal = signal;
        this.clock = clock;
        this.grace = grace;
        this.thread = Thread.ofPlatform().name("engine").unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        while (!stopping) {
            try {
                engine.drain(clock.instant().plus(SPELL));
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The workers pause for a second: {}", e.getMessage());
                pauseAfterFault();
            }
        }
    }

    private void pause() throws InterruptedException {
        Instant now = clock.instant();
        Instant due = engine.nextDue();
        Duration wait = due.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, due);
        if (!stopping && wait.isPositive()) {
            signal.await(wait);
        }
    }

    private void pauseAfterFault() {
        try {
            Thread.sleep(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the present spell, then does what is due within the grace time; the rest stays stored for the next start. */
    @Override
    public void close() {
        Instant end = clock.instant().plus(grace);
        stopping = true;
        signal.ring();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(grace);
            }
            if (!thread.isAlive()) {
                engine.drain(end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Stopped with work left, which the next start goes on with: {}", e.getMessage());
        }
        thread.interrupt();
    }
}
