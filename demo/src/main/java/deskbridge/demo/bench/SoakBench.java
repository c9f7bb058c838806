package deskbridge.demo.bench;

import deskbridge.demo.bench.Company.Talk;
import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.demo.bench.Trend.Sample;
import deskbridge.demo.hub.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whether the hub's memory stays flat under a constant load: comments, replies and, now and then, a new request. The heap is sampled
 * after a collection, so that garbage does not count.
 */
final class SoakBench {

    private static final int CONNECTIONS = 5;
    private static final int CONVERSATIONS = 50;
    private static final int A_SECOND = 8;
    private static final int BETWEEN_REQUESTS = 40;
    private static final int SAMPLES = 40;

    /** The heap's pages are all taken at the start: what the process grows by afterwards is something else. */
    private static final String[] WHOLE_HEAP = {"-Xms" + HubProcess.MOST_HEAP, "-XX:+AlwaysPreTouch"};

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double HOUR = Duration.ofHours(1).toNanos();

    private final Duration time;
    private final Path folder;
    private final List<Sample> heap = Collections.synchronizedList(new ArrayList<>());
    private final List<Sample> resident = Collections.synchronizedList(new ArrayList<>());

    /**
     * A soak.
     *
     * @param time how long; the second half of it is judged
     * @param folder its own, on a disk
     */
    SoakBench(Duration time, Path folder) {
        this.time = time;
        this.folder = folder;
    }

    List<Figure> run() throws IOException, InterruptedException {
        int events = (int) (time.toMillis() * A_SECOND / 1000);
        long arrived;
        try (Company company = new Company(CONNECTIONS);
                HubProcess hub = new HubProcess(folder, Map.of("LOG_LEVEL", "warn"), WHOLE_HEAP);
                ExecutorService sampling = Executors.newSingleThreadExecutor()) {
            Files.writeString(folder.resolve("deskbridge.yaml"), company.settings());
            company.pointAt(hub.port());
            hub.start();
            List<Talk> talks = company.begin(CONVERSATIONS);
            Effects effects = Effects.of(company, events, true);
            Future<?> sampled = sampling.submit(() -> sample(hub));
            load(company, talks, effects, events);
            sampled.get();
            arrived = effects.awaitAtLeast((events + 1) / 2, PATIENCE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("memory could not be sampled: " + e.getCause(), e);
        }
        return List.of(
                Figure.plain(
                        "soak: " + time.toMinutes() + " minutes of comments and replies in turn",
                        String.format(
                                Locale.ROOT, "%,d events at %d/s; %,d comments arrived", events, A_SECOND, arrived)),
                figure("heap after a collection, second half", heap),
                figure("resident memory, the whole heap in it, second half", resident));
    }

    private void load(Company company, List<Talk> talks, Effects effects, int events) throws InterruptedException {
        long began = System.nanoTime();
        long pause = Duration.ofSeconds(1).toNanos() / A_SECOND;
        for (int event = 0; event < events; event++) {
            sleepUntil(began + event * pause);
            Talk talk = talks.get(event % talks.size());
            if (event % 2 == 0) {
                company.agentComments(talk, effects.words(event));
            } else {
                company.writer().repliesInThread(talk.request(), "Сообщение " + event);
            }
            if (event % BETWEEN_REQUESTS == 0) {
                company.asks(event, "Новая заявка " + event);
            }
        }
    }

    private boolean sample(HubProcess hub) throws IOException, InterruptedException {
        long began = System.nanoTime();
        for (int i = 1; i <= SAMPLES; i++) {
            sleepUntil(began + time.toNanos() / SAMPLES * i);
            double hours = (System.nanoTime() - began) / HOUR;
            Heap.afterCollection(hub.id(), folder).ifPresent(size -> heap.add(new Sample(hours, size)));
            Resident.precisely(hub.id()).ifPresent(size -> resident.add(new Sample(hours, size)));
        }
        return true;
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        long early = moment - System.nanoTime();
        if (early > 0) {
            Thread.sleep(Duration.ofNanos(early));
        }
    }

    private static Figure figure(String what, List<Sample> samples) {
        List<Sample> late = samples.subList(samples.size() / 2, samples.size());
        if (late.size() < 3) {
            return Figure.plain(what, "cannot be read here");
        }
        Trend trend = Trend.of(late);
        return new Figure(what, "flat", trend.toString(), Verdict.of(trend.isFlat()));
    }
}
