package deskbridge.demo.simulation;

import deskbridge.demo.simulation.Requests.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws how a conversation goes on after its request: taken, talked about, finished, rated; at working hours only. */
final class Course {

    private static final Duration TO_TAKE_IT = Duration.ofMinutes(20);
    private static final Duration TO_ANSWER = Duration.ofMinutes(40);
    private static final Duration TO_RATE = Duration.ofMinutes(30);
    private static final double RATED = 0.4;

    private final int messages;
    private final RandomGenerator random;

    /** @param messages how many comments and replies follow a request on average */
    Course(int messages, RandomGenerator random) {
        this.messages = messages;
        this.random = random;
    }

    /** Something that happens. */
    record Moment(Instant at, Happening what) {}

    /** Everything that happens in a conversation, in order. */
    List<Moment> of(Request request) {
        var moments = new ArrayList<Moment>();
        ZoneId zone = request.zone().id();
        moments.add(new Moment(request.at(), Happening.REQUEST));
        Instant at = after(request.at(), TO_TAKE_IT, zone);
        moments.add(new Moment(at, Happening.STEP));
        int some = messages == 0 ? 0 : random.nextInt(2 * messages + 1);
        for (int i = 0; i < some; i++) {
            at = after(at, TO_ANSWER, zone);
            moments.add(new Moment(at, i % 2 == 0 ? Happening.COMMENT : Happening.REPLY));
        }
        at = after(at, TO_ANSWER, zone);
        moments.add(new Moment(at, Happening.FINISH));
        if (random.nextDouble() < RATED) {
            moments.add(new Moment(after(at, TO_RATE, zone), Happening.STARS));
        }
        return moments;
    }

    /** A while later: what would fall into the night or a weekend is put off, hour by hour, until people are there. */
    private Instant after(Instant before, Duration mean, ZoneId zone) {
        Instant at = before.plusNanos((long) (-Math.log(1 - random.nextDouble()) * mean.toNanos()));
        while (!Rhythm.working(LocalDateTime.ofInstant(at, zone))) {
            at = at.plus(Duration.ofHours(1));
        }
        return at;
    }
}
