package deskbridge.demo.bench;

import deskbridge.demo.bench.Company.Talk;
import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.demo.hub.HubProcess;
import deskbridge.emulator.tracker.TrackerSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from a comment to the message in the chat, and back, with a hub in a process of its own and remotes that answer at
 * once; how many events a second get through; how much memory that takes.
 */
final class JourneyBench {

    private static final int CONNECTIONS = 25;
    private static final int CONVERSATIONS = 200;
    private static final int A_SECOND = 100;
    private static final int A_CONVERSATION = 15;
    private static final double LONGEST_MILLIS = 25;
    private static final long MOST_MEBIBYTES = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Effort effort;

    JourneyBench(Effort effort) {
        this.effort = effort;
    }

    /** @param folder its own, on a disk */
    List<Figure> run(Path folder) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        try (Company company = new Company(CONNECTIONS);
                HubProcess hub = new HubProcess(folder, Map.of("LOG_LEVEL", "warn"))) {
            Files.writeString(folder.resolve("deskbridge.yaml"), company.settings());
            company.pointAt(hub.port());
            hub.start();
            List<Talk> talks = company.begin(CONVERSATIONS);
            for (boolean toChat : new boolean[] {true, false}) {
                openLoop(company, talks, toChat, effort.slice().multipliedBy(effort.warmUp()));
                figures.addAll(latency(company, talks, toChat));
            }
            figures.add(throughput(company, talks));
            Resident.of(hub.id())
                    .ifPresent(mebibytes -> figures.add(new Figure(
                            "resident memory after that load",
                            "≤ " + MOST_MEBIBYTES + " MiB",
                            mebibytes + " MiB",
                            Verdict.of(mebibytes <= MOST_MEBIBYTES))));
        }
        return figures;
    }

    private List<Figure> latency(Company company, List<Talk> talks, boolean toChat) throws InterruptedException {
        company.forgetCalls();
        Duration time = effort.slice().multipliedBy(effort.rounds());
        Latencies latencies = openLoop(company, talks, toChat, time);
        String way = toChat ? "Tracker comment → chat message" : "chat message → Tracker comment";
        double calls = (double) company.calls() / latencies.count();
        return List.of(
                new Figure(
                        way + " at " + A_SECOND + " events/s, the remotes' own time included",
                        String.format(Locale.ROOT, "p99 ≤ %.0f ms", LONGEST_MILLIS),
                        latencies.toString(),
                        Verdict.of(latencies.quantileMillis(0.99) <= LONGEST_MILLIS)),
                Figure.plain(way + ": calls of the two APIs for each", String.format(Locale.ROOT, "%.1f", calls)));
    }

    /** Events come at their times, whether or not those before them are through. */
    private static Latencies openLoop(Company company, List<Talk> talks, boolean toChat, Duration time)
            throws InterruptedException {
        int events = (int) (time.toMillis() * A_SECOND / 1000);
        Effects effects = Effects.of(company, events, toChat);
        long pause = Duration.ofSeconds(1).toNanos() / A_SECOND;
        long began = System.nanoTime() + pause;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < events; i++) {
                int event = i;
                await(began + event * pause);
                people.execute(() -> happens(company, talks.get(event % talks.size()), effects.words(event), toChat));
            }
        }
        effects.await(PATIENCE);
        long[] nanos = new long[events];
        for (int i = 0; i < events; i++) {
            nanos[i] = effects.at(i) - (began + i * pause);
        }
        return Latencies.of(nanos);
    }

    private static void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void happens(Company company, Talk talk, String words, boolean toChat) {
        if (toChat) {
            company.tracker().agent(TrackerSeed.AGENT).comments(talk.ticket(), words);
        } else {
            company.writer().repliesInThread(talk.request(), words);
        }
    }

    /** Everybody says everything at once. Towards the chat, since reading chats is what Pachca limits. */
    private static Figure throughput(Company company, List<Talk> talks) throws InterruptedException {
        int events = talks.size() * A_CONVERSATION;
        Effects effects = Effects.of(company, events, true);
        long began = System.nanoTime();
        for (int event = 0; event < events; event++) {
            happens(company, talks.get(event % talks.size()), effects.words(event), true);
        }
        effects.await(PATIENCE);
        long last = began;
        for (int event = 0; event < events; event++) {
            last = Math.max(last, effects.at(event));
        }
        return Figure.plain(
                "Tracker comment → chat message, " + events + " at once",
                String.format(Locale.ROOT, "%,.0f/s", events / ((last - began) / 1e9)));
    }
}
