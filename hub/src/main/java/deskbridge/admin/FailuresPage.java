package deskbridge.admin;

import deskbridge.engine.AuditReport;
import deskbridge.store.DeadLetters.DeadLetter;
import deskbridge.store.Journal.Backlog;
import deskbridge.store.Journal.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of failures shows.
 *
 * @param words the page's texts by key
 * @param backlog how much is waiting
 * @param audit what the last audit found; null before the first has ended
 * @param letters what was given up, newest first
 * @param steps the latest steps of all events, newest first
 */
public record FailuresPage(
        Map<String, String> words,
        Backlog backlog,
        @Nullable AuditReport audit,
        List<DeadLetter> letters,
        List<Step> steps) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public FailuresPage {
        words = Map.copyOf(words);
        letters = List.copyOf(letters);
        steps = List.copyOf(steps);
    }

    /** A moment, to the second. */
    public String time(Instant moment) {
        return TIME.format(moment);
    }

    /** The text under a key; the key itself when there is none, so that a gap is seen. */
    public String word(String key) {
        return words.getOrDefault(key, key);
    }
}
