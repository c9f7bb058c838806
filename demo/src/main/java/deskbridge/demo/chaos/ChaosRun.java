package deskbridge.demo.chaos;

import deskbridge.demo.chaos.Deed.Kind;
import deskbridge.demo.chaos.Repeats.Span;
import deskbridge.emulator.play.Played;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * People and agents talk while everything goes wrong that can. Then everything is counted in the emulators: nothing may be lost,
 * doubled, leaked or sent back to where it came from, and each conversation must be in order.
 */
final class ChaosRun implements AutoCloseable {

    /** What is doubled comes late. */
    private static final Duration AFTERMATH = Duration.ofSeconds(3);

    private static final int EXPLAINED = 3;

    /** Requests that are made after the database was lost. */
    private static final int NEW = 3;

    private final ChaosPlan plan;
    private final PrintWriter out;
    private final InstantSource clock = InstantSource.system();
    private final Stage stage;
    private final RemoteTroubles remotes;
    private final HubTroubles processes;
    private final Watch watch;
    private final Director director;
    private final List<Conversation> conversations = new ArrayList<>();
    private final List<Span> losses = new ArrayList<>();

    /** @param folder for the database and the hub's log */
    ChaosRun(ChaosPlan plan, Path folder, PrintWriter out) {
        this.plan = plan;
        this.out = out;
        stage = new Stage(plan, folder);
        var dice = new Random(plan.seed() + 1);
        remotes = new RemoteTroubles(List.<Played>of(stage.messenger(), stage.desk()), plan.seed());
        watch = new Watch(stage.desk(), clock);
        processes = new HubTroubles(stage.hubs(), dice, what -> watch.troubleIsOver(what, clock.instant()));
        director = new Director(troubles(dice), stage.hubs(), watch, clock, out);
    }

    /** Which trouble begins at which event: the kills, and of the others each kind as often as any other. */
    private Map<Integer, Trouble> troubles(Random dice) {
        var others = new ArrayList<Trouble>(remotes.all());
        others.addAll(processes.others());
        others.addAll(stage.memory().troubles(stage.hubs()));
        Collections.shuffle(others, dice);
        var all = new ArrayList<Trouble>();
        for (int i = 0; i < plan.troubles(); i++) {
            all.add(others.get(i % others.size()));
        }
        for (int i = 0; i < plan.kills(); i++) {
            all.add(processes.killed());
        }
        Collections.shuffle(all, dice);
        Set<Integer> events = new HashSet<>();
        while (events.size() < all.size()) {
            events.add(1 + dice.nextInt(plan.events() - 1));
        }
        var troubles = new HashMap<Integer, Trouble>();
        for (int event : events) {
            troubles.put(event, all.removeLast());
        }
        return troubles;
    }

    /** Runs the plan. Blocks for as long as that takes. */
    Outcome run() throws InterruptedException {
        Instant began = clock.instant();
        stage.start();
        remotes.begin();
        int event = 0;
        for (Deed deed : Script.of(plan)) {
            director.at(event);
            carryOut(deed);
            event++;
            Thread.sleep(plan.pause());
        }
        director.awaitReady();
        everybodyRates();
        remotes.end();
        if (plan.kills() > 0) {
            director.begin(processes.killed(), "after everything");
            director.awaitReady();
        }
        return counted(plan.pair().written(), began);
    }

    /** The database is lost after the run and rebuilt, people go on, and everything is counted once more. Blocks for as long as that takes. */
    Outcome runOnRebuilt() throws InterruptedException {
        Instant began = clock.instant();
        tell("the database is lost and rebuilt");
        stage.loseDatabase();
        losses.add(new Span(began, clock.instant()));
        watch.troubleIsOver("database lost and rebuilt", clock.instant());
        for (Conversation conversation : conversations) {
            conversation.carryOut(new Deed(Kind.SAY, 0, NEW));
            conversation.carryOut(new Deed(Kind.ANSWER, 0, NEW));
        }
        for (int i = 0; i < NEW; i++) {
            carryOut(new Deed(Kind.ASK, conversations.size(), 0));
        }
        everybodyRates();
        return counted(plan.pair().written() + ", rebuilt", began);
    }

    private Outcome counted(String what, Instant began) throws InterruptedException {
        tell("all was said; waiting until it has arrived");
        watch.expectMore();
        watch.awaitAll(plan.patience());
        Thread.sleep(AFTERMATH);
        var troubles = new ArrayList<>(director.spans());
        troubles.addAll(losses);
        var repeats = new Repeats(stage.messenger(), troubles, stage.clocks().getFirst());
        return new Outcome(
                what,
                plan,
                Count.of(conversations, stage.messenger(), stage.desk(), repeats),
                director.longestUntilReady(),
                watch.slowest(),
                watch.longest(),
                Duration.between(began, clock.instant()),
                remotes.suffered(),
                director.happened(),
                stage.memory().leftOut(),
                stage.clocks());
    }

    private void carryOut(Deed deed) {
        if (deed.kind() == Kind.ASK) {
            var conversation = new Conversation("t" + deed.conversation(), stage.messenger(), stage.desk(), clock);
            conversations.add(conversation);
            watch.add(conversation);
        } else {
            conversations.get(deed.conversation()).carryOut(deed);
        }
    }

    /** At the end every ticket is finished and every requester gives stars, while one more hub is killed. */
    private void everybodyRates() throws InterruptedException {
        tell("every ticket is finished and rated");
        if (plan.kills() > 0) {
            director.begin(processes.killed(), "while people rate");
        }
        watch.expectMore();
        while (conversations.stream().anyMatch(it -> it.stars() == 0 && !it.isAskedInVain())
                && !watch.hasStopped(plan.patience())) {
            conversations.forEach(Conversation::finish);
            Thread.sleep(Duration.ofMillis(200));
        }
        director.awaitReady();
    }

    /** Stops the hubs and prints what {@code trace} knows of the tickets in which something is amiss, of the first few. */
    void explain(Tally tally) throws InterruptedException {
        try (HubStore store = stage.store()) {
            for (String ticket : tally.tickets().stream().limit(EXPLAINED).toList()) {
                out.println("  trace " + ticket);
                store.trace(ticket, out);
            }
        }
        out.flush();
    }

    private void tell(String what) {
        out.println("  " + what);
        out.flush();
    }

    @Override
    public void close() {
        watch.close();
        stage.close();
    }
}
