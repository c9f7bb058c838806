package deskbridge.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned on their side: one array for each column, for {@code unnest}. */
final class Columns {

    private Columns() {}

    static <R> String[] texts(List<R> rows, Function<R, @Nullable String> part) {
        return rows.stream()
                .map(part)
                .map(text -> text == null ? null : Session.storable(text))
                .toArray(String[]::new);
    }

    static <R> Long[] numbers(List<R> rows, Function<R, @Nullable Long> part) {
        return rows.stream().map(part).toArray(Long[]::new);
    }

    static <R> Long[] flags(List<R> rows, Function<R, Boolean> part) {
        return numbers(rows, row -> part.apply(row) ? 1L : 0L);
    }

    static <R> Long[] times(List<R> rows, Function<R, @Nullable Instant> part) {
        return numbers(rows, row -> {
            Instant time = part.apply(row);
            return time == null ? null : Micros.of(time);
        });
    }
}
