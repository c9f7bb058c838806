package deskbridge.store.jdbc;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What texts were parsed to: one event has its conversation looked up several times, and parsing it took a fifth of the writer's
 * time. Keyed by the text itself, so it cannot be out of date. Safe for many threads.
 *
 * <p>So many that a thousand conversations, spoken in by turns, are still known when their turn comes again, each as it was and as
 * it is.
 */
final class Parsed<T> {

    private static final int MOST = 2_000;

    /** Of all texts together: what they are parsed to takes about as much again. */
    private static final int MOST_CHARACTERS = 4_000_000;

    /** Characters. Many times what is usual; longer ones would fill the memory, so many of them. */
    static final int LONGEST = 8_000;

    private final Function<String, T> parser;
    private final SequencedMap<String, T> latest = new LinkedHashMap<>(MOST, 0.75f, true);
    private int characters;

    Parsed(Function<String, T> parser) {
        this.parser = parser;
    }

    T of(String text) {
        T known = known(text);
        if (known != null) {
            return known;
        }
        T parsed = parser.apply(text);
        learn(text, parsed);
        return parsed;
    }

    /** @param value what the text would be parsed to */
    synchronized void learn(String text, T value) {
        if (text.length() > LONGEST) {
            return;
        }
        if (latest.put(text, value) == null) {
            characters += text.length();
        }
        while (latest.size() > MOST || characters > MOST_CHARACTERS) {
            characters -= latest.firstEntry().getKey().length();
            latest.pollFirstEntry();
        }
    }

    private synchronized @Nullable T known(String text) {
        return latest.get(text);
    }
}
