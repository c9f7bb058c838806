package deskbridge.store.jdbc;

import deskbridge.memory.Bounded;
import java.util.Map;
import java.util.function.Function;

/**
 * What texts were parsed to: one event has its conversation looked up several times, and parsing it took a fifth of the writer's
 * time. Keyed by the text itself, so it cannot be out of date. Safe for many threads.
 */
final class Parsed<T> {

    private static final int MOST = 500;

    /** Characters. Many times what is usual; longer ones would fill the memory, so many of them. */
    static final int LONGEST = 8_000;

    private final Function<String, T> parser;
    private final Map<String, T> latest = Bounded.map(MOST);

    Parsed(Function<String, T> parser) {
        this.parser = parser;
    }

    T of(String text) {
        T known = latest.get(text);
        if (known != null) {
            return known;
        }
        T parsed = parser.apply(text);
        learn(text, parsed);
        return parsed;
    }

    /** @param value what the text would be parsed to */
    void learn(String text, T value) {
        if (text.length() <= LONGEST) {
            latest.put(text, value);
        }
    }
}
