package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.tracker.SearchIndex.Document;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Reads and applies orders such as {@code -updated}; issues without a value come last. */
final class SearchOrder {
    /** What a search without an order gets. */
    static final Comparator<Document> NEWEST_FIRST =
            by(Fields.named("updatedAt"), true).thenComparing(by(Fields.named("key"), true));

    private SearchOrder() {}

    /** A text or a list of texts, each with {@code +} or {@code -} or neither before the field's name. */
    static Comparator<Document> read(JsonNode order, SearchFields fields) {
        if (order.isTextual()) {
            return one(order.asText(), fields).thenComparing(by(Fields.named("key"), false));
        }
        Comparator<Document> all = null;
        for (JsonNode element : order) {
            Comparator<Document> next = one(element.asText(), fields);
            all = all == null ? next : all.thenComparing(next);
        }
        return all == null ? NEWEST_FIRST : all.thenComparing(by(Fields.named("key"), false));
    }

    private static Comparator<Document> one(String given, SearchFields fields) {
        boolean descending = given.startsWith("-");
        String name = descending || given.startsWith("+") ? given.substring(1) : given;
        Field field = fields.exact(name).orElseThrow(() -> Refusal.field("order", "error.noField", name));
        return by(field, descending);
    }

    static Comparator<Document> by(Field field, boolean descending) {
        Comparator<String> texts = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return (one, other) -> {
            Optional<String> left = sortKey(field, one);
            Optional<String> right = sortKey(field, other);
            return left.isPresent() && right.isPresent()
                    ? texts.compare(left.get(), right.get())
                    : Boolean.compare(left.isEmpty(), right.isEmpty());
        };
    }

    private static Optional<String> sortKey(Field field, Document document) {
        JsonNode value = document.values().get(field.id());
        if (value == null) {
            return Optional.empty();
        }
        String text = value.isArray() ? value.path(0).asText() : value.asText();
        return Optional.of(
                switch (field.id()) {
                    case "key" -> padded(text);
                    case "priority" -> Dictionary.PRIORITIES.withKey(text).id();
                    case "status" -> Dictionary.STATUSES.withKey(text).id();
                    default -> text;
                });
    }

    /** Keys sort by queue and then by number, not by letters. */
    private static String padded(String key) {
        int dash = key.lastIndexOf('-');
        return key.substring(0, dash) + String.format(Locale.ROOT, "-%012d", Long.parseLong(key.substring(dash + 1)));
    }
}
