package deskbridge.app;

import deskbridge.engine.Poller;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that asks one remote for what is new, for as long as the hub runs. */
final class PollLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);

    /** Shorter than the lease with which one of several replicas does this alone. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(4);

    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final Poller poller;
    private final Thread thread;
    private volatile boolean stopping;

    PollLoop(Poller poller) {
        this.poller = poller;
        this.thread = Thread.ofVirtual().name("poll-" + poller.name()).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        while (!stopping) {
            try {
                var wait = poller.poll(LONGEST_POLL);
                if (wait.isPresent()) {
                    Thread.sleep(wait.get());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("{} is asked again in a moment: a fault of the hub", poller.name(), e);
                pauseAfterFault();
            }
        }
    }

    private void pauseAfterFault() {
        try {
            Thread.sleep(AFTER_FAULT);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** What was fetched is stored or will be given again: nothing needs to be waited for. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }
}
