package deskbridge.demo.chaos;

import deskbridge.app.Hub;
import deskbridge.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deskbridge serve-with-clock}: a hub on a machine whose clock is wrong, as the chaos run starts it. */
@Command(name = "serve-with-clock", hidden = true, description = "Run the hub with a clock that is wrong")
public final class ServeWithClockCommand implements Callable<Integer> {

    /** This command for a hub whose clock is so far ahead; behind when negative. */
    static List<String> ahead(Duration time) {
        return List.of("serve-with-clock", "--ahead-seconds=" + time.toSeconds());
    }

    @Option(names = "--ahead-seconds", required = true, description = "How far its clock is ahead")
    private long ahead;

    @Override
    public Integer call() throws InterruptedException {
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(ahead));
        Hub hub = Hub.start(Settings.load(System.getenv(), Path.of(""), Optional.empty()), clock);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            hub.close();
            stopped.countDown();
        }));
        stopped.await();
        return 0;
    }
}
