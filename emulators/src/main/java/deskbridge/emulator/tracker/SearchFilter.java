package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.tracker.SearchIndex.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the {@code filter} object of a search (facts: yandex-tracker §4). */
final class SearchFilter {
    private final SearchFields fields;
    private final SearchValues values;

    SearchFilter(SearchFields fields, SearchValues values) {
        this.fields = fields;
        this.values = values;
    }

    /** All members must hold; a member that is null is as good as absent. */
    Predicate<Document> read(JsonNode filter) {
        Predicate<Document> all = document -> true;
        for (var member : filter.properties()) {
            if (!member.getValue().isNull()) {
                Field field = fields.exact(member.getKey())
                        .orElseThrow(() -> Refusal.field(member.getKey(), "error.noField", member.getKey()));
                all = all.and(one(field, member.getValue()));
            }
        }
        return all;
    }

    private Predicate<Document> one(Field field, JsonNode given) {
        if (given.isArray()) {
            List<Predicate<Document>> any = new ArrayList<>();
            given.forEach(element -> any.add(one(field, element)));
            return document -> any.stream().anyMatch(predicate -> predicate.test(document));
        }
        if (given.isObject() && (given.has("from") || given.has("to"))) {
            return values.within(field, text(given, "from"), text(given, "to"));
        }
        return values.is(field, given);
    }

    private static @Nullable String text(JsonNode range, String end) {
        return range.hasNonNull(end) ? range.get(end).asText() : null;
    }
}
