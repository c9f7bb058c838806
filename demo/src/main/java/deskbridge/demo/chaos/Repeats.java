package deskbridge.demo.chaos;

import deskbridge.emulator.Journal.Entry;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.TelegramPlay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may stand in Telegram once more, because nobody can look there: what a call wrote whose answer was lost, and what a call
 * wrote whose record a trouble of a hub or its database may have prevented. Anything else that stands there twice is doubled.
 */
final class Repeats {

    /** A call under way when its caller died, to a remote that is slow. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(3);

    /** A hub under way between the call and its record: a busy machine takes its time. */
    private static final Duration RECORDING = Duration.ofSeconds(5);

    private static final List<String> LOST = List.of("AnswerLost", "Truncated");

    /** Of these the hub knows that they have, or have not, taken effect. */
    private static final List<String> CERTAIN = List.of("RateLimited", "Slow");

    private final boolean possible;
    private final List<Entry> hurt;
    private final List<Span> troubles;
    private final Duration ahead;

    /** A time in which a call of a hub may have been broken off before it was recorded. */
    record Span(Instant from, Instant to) {}

    /**
     * What happened in a run.
     *
     * @param troubles times of all troubles
     * @param ahead how far the messenger's clock is
     */
    Repeats(Messenger messenger, List<Span> troubles, Duration ahead) {
        this.possible = messenger instanceof TelegramPlay;
        this.hurt = possible ? writes(messenger) : List.of();
        this.troubles = List.copyOf(troubles);
        this.ahead = ahead;
    }

    private static List<Entry> writes(Messenger messenger) {
        return messenger.journal().hurt().stream()
                .filter(entry -> entry.call().path().contains("/send"))
                .toList();
    }

    /**
     * Whether this message may stand there once more.
     *
     * @param key that no other message holds
     */
    boolean mayBeRepeated(Heard message, String key) {
        Instant at = message.at().minus(ahead);
        return possible
                && (mentions(key).stream().anyMatch(entry -> LOST.contains(entry.fault()))
                        || troubles.stream()
                                .anyMatch(span -> span.from().isBefore(at.plus(RECORDING))
                                        && span.to().isAfter(at.minus(UNDER_WAY))));
    }

    /**
     * Whether this may have been given up after two calls of which nobody knows what became of them: one that was to write it was
     * hurt, and another one too, or broken off by a trouble.
     *
     * @param key that no other message holds
     * @param since when the reason for it began
     */
    boolean mayBeGivenUp(String key, Instant since) {
        long hurtCalls = mentions(key).stream()
                .filter(entry -> !CERTAIN.contains(entry.fault()))
                .count();
        return hurtCalls > 1
                || (hurtCalls == 1
                        && troubles.stream().anyMatch(span -> span.to().isAfter(since)));
    }

    private List<Entry> mentions(String key) {
        var word = Pattern.compile("(?<![0-9])" + Pattern.quote(key) + "(?![0-9])");
        return hurt.stream()
                .filter(entry -> word.matcher(entry.call().body().text()).find())
                .toList();
    }
}
