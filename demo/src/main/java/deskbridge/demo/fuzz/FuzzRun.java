package deskbridge.demo.fuzz;

import deskbridge.store.DeadLetters.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Fires the inputs of one target, round by round, each round at a new hub; looks at the answers, the workers and the memory. */
final class FuzzRun {

    private static final int ROUND = 5_000;
    private static final int ROUND_OF_DOORS = 100_000;
    private static final int WARM = 2_000;
    private static final int BATCH = 250;
    private static final int DEEDS = 20;
    private static final int BATCHES_TO_A_LOOK = 8;
    private static final int MOST_SERIES = 1_000;
    private static final Duration BLINK = Duration.ofSeconds(10);

    /** Longer than a delivery that fails by a fault of ours is tried again. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Longer than the longest pause that a remote may ask for. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(3);

    /** As long as the listener's own answers are waited for. */
    private static final Duration HANG = Duration.ofSeconds(45);

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final String OUR_FAULT = "fault of the hub";

    private final Target target;
    private final long seed;
    private final Path folder;
    private final Consumer<String> progress;
    private final FuzzReport report;
    private final Growth growth = new Growth();

    FuzzRun(Target target, long seed, Path folder, Consumer<String> progress) {
        this.target = target;
        this.seed = seed;
        this.folder = folder;
        this.progress = progress;
        this.report = new FuzzReport(target);
    }

    /** Fires inputs number {@code first} and following. */
    FuzzReport run(long first, long inputs) throws IOException, InterruptedException {
        long end = first + inputs;
        int size = target == Target.DOORS ? ROUND_OF_DOORS : ROUND;
        for (long from = first; from < end; from += size) {
            long began = System.nanoTime();
            switch (target) {
                case DOORS -> knock(from, Math.min(end, from + size));
                case ANSWERS -> tamper(from, Math.min(end, from + size));
                default -> round(from, Math.min(end, from + size));
            }
            remember(Math.min(end, from + size) - 1);
            report.took(Duration.ofNanos(System.nanoTime() - began));
            progress.accept(report.row());
        }
        return report;
    }

    private void round(long from, long to) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, target.written());
        try (var stage = new FuzzStage(place, target);
                var gun = new Gun(target == Target.ADMIN ? stage.adminPort() : stage.port());
                var listener = new Gun(stage.port())) {
            Talking talking = target == Target.TALK ? Talking.begin(stage) : null;
            Shots shots = talking == null ? shots(stage, Samples.play(stage, listener)) : null;
            for (DeadLetter letter : stage.deadLetters()) {
                found("dead before anything was damaged", from, letter.toString());
            }
            int batches = 0;
            for (long number = from; number < to; number++) {
                RandomGenerator random = random(number);
                if (shots != null) {
                    fire(gun, shots.next(number, random));
                }
                if (talking != null) {
                    talking.say(random);
                    report.said(1);
                }
                if ((number - from) % BATCH == BATCH - 1 || number == to - 1) {
                    batches++;
                    boolean look = batches % BATCHES_TO_A_LOOK == 0 || number == to - 1;
                    stage.settle(look ? PATIENCE : BLINK);
                    stage.forgetCalls();
                    if (look) {
                        look(stage, number);
                    }
                    // A ticket of Tracker's takes 1,000 comments, and each of them makes the next one's reading longer.
                    talking = talking == null ? null : Talking.begin(stage);
                }
            }
            report.worked(Scrape.sum(stage.adminPort(), "deskbridge_events_total", "decided"));
        }
    }

    /** A round in which people and agents talk while the systems' answers are damaged. Not the same twice: threads race. */
    private void tamper(long from, long to) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, target.written());
        try (var stage = new FuzzStage(place, target)) {
            var talking = Talking.begin(stage);
            long told = 0;
            for (int batch = 0; told < to - from; batch++) {
                RandomGenerator random = random(from + batch);
                stage.tampers(true);
                for (int i = 0; i < DEEDS; i++) {
                    talking.say(random);
                }
                stage.settle(PATIENCE);
                stage.tampers(false);
                report.said(stage.damaged() - told);
                told = stage.damaged();
                if (batch % BATCHES_TO_A_LOOK == BATCHES_TO_A_LOOK - 1 || told >= to - from) {
                    stage.settle(LONGEST_PAUSE);
                    look(stage, from + told);
                }
                stage.forgetCalls();
            }
            report.worked(Scrape.sum(stage.adminPort(), "deskbridge_events_total", "decided"));
        }
    }

    /** A round without network and database. */
    private void knock(long from, long to) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, target.written());
        try (var stage = new FuzzStage(place, target);
                var gun = new Gun(stage.port());
                var watched = new Watched(HANG);
                Doors doors = stage.doors(place)) {
            var shots = new WebhookShots(target, stage, Samples.play(stage, gun));
            var at = new AtomicLong(from);
            while (at.get() < to) {
                try {
                    watched.end(() -> knockUpTo(to, at, doors, shots), at::get);
                } catch (TimeoutException e) {
                    long number = at.getAndIncrement();
                    report.answered(-1, HANG.toNanos());
                    found("hangs", number, shown(shots.aim(random(number))));
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the fuzzer itself has a fault", e);
                }
            }
        }
    }

    private boolean knockUpTo(long to, AtomicLong at, Doors doors, WebhookShots shots) throws InterruptedException {
        long first = at.get();
        for (long number = first; number < to && !Thread.currentThread().isInterrupted(); number++) {
            at.set(number);
            if (number == first + WARM) {
                growth.look();
            }
            knock(doors, shots.aim(random(number)), number);
        }
        at.set(to);
        return true;
    }

    private void knock(Doors doors, WebhookShots.Aimed aimed, long number) {
        long began = System.nanoTime();
        try {
            int status = aimed.delivery().body().length > WebhookShots.LIMIT
                    ? 413
                    : doors.knock(aimed.sender(), aimed.delivery());
            report.answered(status, System.nanoTime() - began);
            if (!aimed.allowed().contains(status)) {
                found("answered " + status, number, shown(aimed));
            }
        } catch (RuntimeException | StackOverflowError e) {
            report.answered(500, System.nanoTime() - began);
            found(kind(e.toString()), number, shown(aimed));
        }
    }

    private static String shown(WebhookShots.Aimed aimed) {
        return WebhookShots.shown(aimed.delivery().bytes());
    }

    private RandomGenerator random(long number) {
        return new SplittableRandom(
                seed * 31 + (number + 1) * STEP + target.name().hashCode());
    }

    private Shots shots(FuzzStage stage, Map<Target, List<String>> samples) throws IOException {
        return switch (target) {
            case WIRE -> new WireShots(target);
            case ADMIN -> new AdminShots(stage.adminSession());
            default -> new WebhookShots(target, stage, samples);
        };
    }

    private void fire(Gun gun, Shot shot) {
        long began = System.nanoTime();
        try {
            int status = target == Target.WIRE ? gun.shootAndHangUp(shot.bytes()) : gun.shoot(shot.bytes());
            report.answered(status, System.nanoTime() - began);
            if (!shot.allowed().contains(status)) {
                found("answered " + status, shot.number(), WebhookShots.shown(shot.bytes()));
            }
        } catch (Gun.HangException e) {
            report.answered(-1, System.nanoTime() - began);
            found("hangs", shot.number(), WebhookShots.shown(shot.bytes()));
        } catch (IOException | RuntimeException e) {
            report.answered(-2, System.nanoTime() - began);
            found("answered nothing that is HTTP: " + e, shot.number(), WebhookShots.shown(shot.bytes()));
        }
    }

    private void look(FuzzStage stage, long number) throws IOException {
        for (DeadLetter letter : stage.deadLetters()) {
            if (letter.reason().contains(OUR_FAULT)) {
                found(letter.what() + ": " + kind(letter.reason()), number, letter.reason() + "\n" + letter.content());
            }
        }
        var backlog = stage.backlog();
        if (backlog.deliveries() + backlog.commands() > 0) {
            found("work that never ends", number, backlog.toString());
        }
        long series = Scrape.lines(stage.adminPort());
        if (series > MOST_SERIES) {
            found("more than %d series of metrics".formatted(MOST_SERIES), number, series + " series");
        }
    }

    /** The same for the same fault, whatever it was about. */
    private static String kind(String reason) {
        String words = reason.replaceAll("[0-9]+", "N");
        return words.substring(0, Math.min(120, words.length()));
    }

    private void found(String what, long number, String detail) {
        report.found(new Finding(what, target, number, detail));
    }

    /** Each round has a hub of its own: what is still kept after its end nobody will ever need. */
    private void remember(long number) throws InterruptedException {
        report.heap(growth.look());
        if (growth.isTooMuch()) {
            found("memory grows", number, growth.bytes() + " bytes more than at the least");
        }
    }
}
