package deskbridge.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code deskbridge serve}: the hub, until it is told to stop. */
@Command(name = "serve", description = "Run the hub", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws InterruptedException {
        Hub hub = Hub.start(config.settings());
        hub.adminLink()
                .ifPresent(path ->
                        LOG.info("Admin pages (this link works once): http://127.0.0.1:{}{}", hub.adminPort(), path));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            hub.close();
            stopped.countDown();
        }));
        stopped.await();
        return 0;
    }
}
