package deskbridge.demo.bench;

import deskbridge.demo.bench.Figure.Verdict;
import deskbridge.demo.bench.Grant.Use;
import deskbridge.demo.bench.Parley.Said;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Journal;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TrackerPlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of what a remote grants one token is used while work is waiting, and how often the remote has to say no. The emulators
 * count strictly; where a product publishes no number, one is supposed and the hub has to find it out.
 */
final class RatesBench {

    private static final double SHARE = 0.9;
    private static final double STORM = 0.02;

    /** Calls that Tracker and Okdesk are supposed to grant in a second: they publish no number. */
    private static final int TRACKER_SUPPOSED = 20;

    private static final int OKDESK_SUPPOSED = 10;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TO_BEGIN = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final InstantSource clock = InstantSource.system();
    private final Duration time;
    private final Path folder;

    /**
     * Measures each limit by itself.
     *
     * @param time how long each is looked at; a minute tells, seconds show that it works
     * @param folder its own, on a disk
     */
    RatesBench(Duration time, Path folder) {
        this.time = time;
        this.folder = folder;
    }

    List<Figure> run() throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        figures.add(pachcaReads());
        figures.add(pachcaWrites());
        figures.add(telegramInAll());
        figures.add(telegramInOneChat());
        figures.add(tracker());
        figures.add(okdesk());
        return figures;
    }

    /** Many requesters say much at once: each saying is read. */
    Figure pachcaReads() throws IOException, InterruptedException {
        var pachca = pachca();
        try (var parley = new Parley(pachca, new TrackerPlay(clock), place("pachca-reads"))) {
            List<Said> talks = parley.begin(40);
            pachca.emulator().settings().rateLimits(true);
            pachca.journal().clear();
            requestersSay(talks, (int) (10 * seconds() / talks.size()) + 3);
            var grant = new Grant(CallMatch.of("GET", "/api/shared/v1/messages**"), time, 10 * (int) seconds());
            return figure("Pachca: messages read", grant, pachca.journal());
        }
    }

    /** An agent says much in one ticket: 4 messages a second, and the 130 that may come early. */
    Figure pachcaWrites() throws IOException, InterruptedException {
        var pachca = pachca();
        var desk = new TrackerPlay(clock);
        try (var parley = new Parley(pachca, desk, place("pachca-writes"))) {
            List<Said> talks = parley.begin(1);
            pachca.emulator().settings().rateLimits(true);
            pachca.journal().clear();
            int granted = Math.min(30 * (int) seconds(), 130 + 4 * (int) seconds());
            agentsSay(desk, talks, granted + 10);
            var grant = new Grant(CallMatch.of("POST", "/api/shared/v1/messages"), time, granted);
            return figure("Pachca: messages written in one thread", grant, pachca.journal());
        }
    }

    /** Agents say much to many customers: 30 messages a second over all chats. */
    Figure telegramInAll() throws IOException, InterruptedException {
        var telegram = new TelegramPlay(clock);
        var desk = new OkdeskPlay(clock);
        try (var parley = new Parley(telegram, desk, place("telegram-all"))) {
            List<Said> talks = parley.begin(60);
            telegram.emulator().settings().rateLimits(true);
            telegram.journal().clear();
            agentsSay(desk, talks, (int) (30 * seconds() / talks.size()) + 5);
            var grant = new Grant(telegram.writing(), time, 30 * (int) seconds());
            return figure("Telegram: messages to all chats", grant, telegram.journal());
        }
    }

    /** An agent says much to one customer: a message a second. */
    Figure telegramInOneChat() throws IOException, InterruptedException {
        var telegram = new TelegramPlay(clock);
        var desk = new OkdeskPlay(clock);
        try (var parley = new Parley(telegram, desk, place("telegram-one"))) {
            List<Said> talks = parley.begin(1);
            telegram.emulator().settings().rateLimits(true);
            telegram.journal().clear();
            int granted = 5 * (int) Math.ceil(seconds() / 5.0);
            agentsSay(desk, talks, granted + 10);
            var grant = new Grant(telegram.writing(), time, granted);
            return figure("Telegram: messages to one chat", grant, telegram.journal());
        }
    }

    /** Many requesters say much at once: each saying is a comment. What agents say would not do, for one reading shows all of it. */
    Figure tracker() throws IOException, InterruptedException {
        var desk = new TrackerPlay(clock);
        try (var parley = new Parley(new TelegramPlay(clock), desk, place("tracker"))) {
            List<Said> talks = parley.begin(40);
            desk.emulator().setup().rateLimit(TRACKER_SUPPOSED, SECOND);
            desk.journal().clear();
            requestersSay(talks, (int) (TRACKER_SUPPOSED * seconds() / talks.size()) + 3);
            var grant = new Grant(CallMatch.any(), time, TRACKER_SUPPOSED * (int) seconds());
            return figure("Tracker, if it granted " + TRACKER_SUPPOSED + " calls a second", grant, desk.journal());
        }
    }

    /** As with Tracker. */
    Figure okdesk() throws IOException, InterruptedException {
        var desk = new OkdeskPlay(clock);
        try (var parley = new Parley(new TelegramPlay(clock), desk, place("okdesk"))) {
            List<Said> talks = parley.begin(40);
            desk.emulator().settings().rateLimit(OKDESK_SUPPOSED, SECOND, true);
            desk.journal().clear();
            requestersSay(talks, (int) (OKDESK_SUPPOSED * seconds() / talks.size()) + 3);
            var grant = new Grant(CallMatch.any(), time, OKDESK_SUPPOSED * (int) seconds());
            return figure("Okdesk, if it granted " + OKDESK_SUPPOSED + " calls a second", grant, desk.journal());
        }
    }

    private PachcaPlay pachca() {
        var play = new PachcaPlay(clock);
        play.emulator().settings().rateLimits(false);
        play.bot().hearsAllMessages();
        play.bot().keepsHistory(true);
        return play;
    }

    private Path place(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private long seconds() {
        return time.toSeconds();
    }

    private static void requestersSay(List<Said> talks, int each) {
        for (int i = 0; i < each; i++) {
            for (Said said : talks) {
                said.talk().says("Сообщение " + i);
            }
        }
    }

    private static void agentsSay(TicketSystem desk, List<Said> talks, int each) {
        for (int i = 0; i < each; i++) {
            for (Said said : talks) {
                desk.comments(said.ticket(), "Ответ " + i, false);
            }
        }
    }

    private Figure figure(String what, Grant grant, Journal journal) throws InterruptedException {
        long patience = System.nanoTime() + TO_BEGIN.toNanos();
        while (journal.count(grant.calls()) == 0) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(what + ": nothing is called");
            }
            Thread.sleep(LOOK);
        }
        Thread.sleep(time.plus(SECOND));
        Use use = grant.use(journal);
        boolean reached = grant.share(use) >= SHARE && use.refused() <= STORM * use.taken();
        return new Figure(what, "≥ 90 %, 429 ≤ 2 % of the calls", grant.told(use), Verdict.of(reached));
    }
}
