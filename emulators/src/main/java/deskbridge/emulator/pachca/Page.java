package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Cursor pagination (Pachca docs): batches nearest the cursor come first, cursors never are null. */
record Page(int limit, Cursor cursor) {

    /** Where to go on: the rows after, or before, the one with this key in the order shown. */
    record Cursor(boolean back, long key, boolean given) {
        private static final Cursor START = new Cursor(false, Long.MIN_VALUE, false);

        static Cursor parse(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return START;
            }
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                return new Cursor(plain.startsWith("prev:"), Long.parseLong(plain.substring(5)), true);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Refusal.invalid("cursor", "unknown cursor");
            }
        }

        static String text(boolean back, long key) {
            String plain = (back ? "prev:" : "next:") + key;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One page of a list, rows ordered by key. */
    <T> Answer of(List<T> rows, ToLongFunction<T> key, boolean descending, Function<T, JsonNode> json) {
        Slice<T> slice = slice(rows, key, descending);
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        slice.rows.forEach(row -> data.add(json.apply(row)));
        body.putObject("meta")
                .putObject("paginate")
                .put("next_page", Cursor.text(false, slice.last))
                .put("prev_page", Cursor.text(true, slice.first))
                .put("has_next", slice.after)
                .put("has_prev", slice.before);
        return Answer.json(200, body);
    }

    /** One page of a search, which counts everything found and only goes forward. */
    <T> Answer search(List<T> rows, ToLongFunction<T> key, Function<T, JsonNode> json) {
        Slice<T> slice = slice(rows, key, false);
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        slice.rows.forEach(row -> data.add(json.apply(row)));
        ObjectNode meta = body.putObject("meta").put("total", rows.size());
        meta.putObject("paginate").put("next_page", Cursor.text(false, slice.last));
        return Answer.json(200, body);
    }

    private record Slice<T>(List<T> rows, long first, long last, boolean before, boolean after) {}

    private <T> Slice<T> slice(List<T> rows, ToLongFunction<T> key, boolean descending) {
        Comparator<T> ascending = Comparator.comparingLong(key);
        List<T> ordered = new ArrayList<>(rows);
        ordered.sort(descending ? ascending.reversed() : ascending);
        int from = 0;
        int to = ordered.size();
        if (cursor.given() && cursor.back()) {
            to = (int) ordered.stream()
                    .filter(row -> precedes(key.applyAsLong(row), descending))
                    .count();
            from = Math.max(0, to - limit);
        } else if (cursor.given()) {
            from = (int) ordered.stream()
                    .filter(row -> precedes(key.applyAsLong(row), descending) || key.applyAsLong(row) == cursor.key())
                    .count();
        }
        to = Math.min(to, from + limit);
        List<T> shown = ordered.subList(from, to);
        long first = shown.isEmpty() ? cursor.key() : key.applyAsLong(shown.getFirst());
        long last = shown.isEmpty() ? cursor.key() : key.applyAsLong(shown.getLast());
        return new Slice<>(shown, first, last, from > 0, to < ordered.size());
    }

    /** Whether a row with this key is shown before the cursor's. */
    private boolean precedes(long key, boolean descending) {
        return descending ? key > cursor.key() : key < cursor.key();
    }
}
