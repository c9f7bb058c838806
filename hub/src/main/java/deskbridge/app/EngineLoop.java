package deskbridge.app;

import deskbridge.engine.Engine;
import deskbridge.engine.WorkSignal;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's way to work: one thread that looks for what is due whenever there may be something to do. */
final class EngineLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);
    private static final Duration SPELL = Duration.ofSeconds(5);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration AFTER_INTERRUPT = Duration.ofMillis(500);

    private final Engine engine;
    private final Runnable heartbeat;
    private final WorkSignal signal;
    private final InstantSource clock;
    private final Duration grace;
    private final Thread thread;
    private volatile boolean stopping;

    /** @param heartbeat called with every turn, once a second or oftener */
    EngineLoop(Engine engine, Runnable heartbeat, WorkSignal signal, InstantSource clock, Duration grace) {
        this.engine = engine;
        this.heartbeat = heartbeat;
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
                heartbeat.run();
                engine.turn(SPELL);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The workers pause for a second: {}", e.getMessage());
                pauseAfterFault();
            }
        }
        finish();
    }

    private void finish() {
        try {
            engine.drain(clock.instant().plus(grace));
        } catch (InterruptedException e) {
            LOG.info("Stopped with calls under way, of which the next start finds out what became");
        } catch (RuntimeException e) {
            LOG.error("Stopped with work left, which the next start goes on with: {}", e.getMessage());
        }
    }

    private void pauseAfterFault() {
        try {
            Thread.sleep(AFTER_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the present spell, then does what is due within the grace time; the rest stays stored for the next start. A remote
     * that does not answer is not waited for any longer than that.
     */
    @Override
    public void close() {
        stopping = true;
        signal.ring();
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        try {
            if (!thread.join(grace)) {
                thread.interrupt();
                thread.join(AFTER_INTERRUPT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
