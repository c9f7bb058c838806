package deskbridge.demo.bench;

import deskbridge.emulator.tracker.TrackerComment;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;

/** Notes when the effect of each numbered event stands on the other side. Thread-safe. */
final class Effects {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})#(\\d{1,9})#");

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final AtomicInteger RUNS = new AtomicInteger();

    /** Tells the events of this run from those of runs before, which stand there still. */
    private final int run = RUNS.incrementAndGet();

    private final boolean inChat;
    private final AtomicLongArray seen;
    private final CountDownLatch left;

    /** @param inChat whether effects are messages; else they are comments */
    private Effects(int events, boolean inChat) {
        this.inChat = inChat;
        this.seen = new AtomicLongArray(events);
        this.left = new CountDownLatch(events);
    }

    /** Watches both sides for the effects of so many events. */
    static Effects of(Company company, int events, boolean inChat) {
        var effects = new Effects(events, inChat);
        company.pachca().onChange(what -> effects.message(company, what));
        company.tracker().onChange(key -> effects.comments(company, key));
        return effects;
    }

    /** The words of an event. */
    String words(int event) {
        return "Событие " + run + "#" + event + "#";
    }

    private void message(Company company, String what) {
        if (inChat && left.getCount() > 0 && what.startsWith("message:")) {
            noted(company.pachca()
                    .message(Long.parseLong(what.substring("message:".length())))
                    .content());
        }
    }

    private void comments(Company company, String key) {
        if (!inChat && left.getCount() > 0) {
            for (TrackerComment comment : company.tracker().state().comments(key)) {
                noted(comment.text());
            }
        }
    }

    private void noted(String text) {
        var number = NUMBER.matcher(text);
        while (number.find()) {
            int event = Integer.parseInt(number.group(2));
            boolean ours = Integer.parseInt(number.group(1)) == run && event < seen.length();
            if (ours && seen.compareAndSet(event, 0, System.nanoTime())) {
                left.countDown();
            }
        }
    }

    /** @throws IllegalStateException when they do not all arrive in time */
    void await(Duration patience) throws InterruptedException {
        if (!left.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(left.getCount() + " of " + seen.length() + " events had no effect");
        }
    }

    /** Waits until so many of them have arrived, or patience ends; returns how many have. */
    long awaitAtLeast(int events, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (arrived() < events && System.nanoTime() < end) {
            Thread.sleep(LOOK);
        }
        return arrived();
    }

    private long arrived() {
        return seen.length() - left.getCount();
    }

    /** When the effect stood, by {@link System#nanoTime}. */
    long at(int event) {
        return seen.get(event);
    }
}
