package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.SearchIndex.Document;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What it means that a field has, lacks, or lies within a value. One instance serves one search. */
final class SearchValues {
    private static final int DATE_LENGTH = 10;
    private static final Duration DAY = Duration.ofDays(1);

    private final FieldReader reader;
    private final TrackerUser me;

    SearchValues(FieldReader reader, TrackerUser me) {
        this.reader = reader;
        this.me = me;
    }

    static Predicate<Document> isEmpty(Field field) {
        return document -> document.values().get(field.id()) == null;
    }

    /** One value: a function such as {@code me()}, or something the field may hold. */
    Predicate<Document> is(Field field, JsonNode given) {
        return switch (given.asText().toLowerCase(Locale.ROOT)) {
            case "empty()" -> isEmpty(field);
            case "notempty()" -> isEmpty(field).negate();
            case "me()" -> holds(field, TextNode.valueOf(me.uid()));
            default -> meant(field, given);
        };
    }

    private Predicate<Document> meant(Field field, JsonNode given) {
        if (field.id().equals("summary") || field.id().equals("description")) {
            String part = given.asText().toLowerCase(Locale.ROOT);
            return document -> text(document, field).toLowerCase(Locale.ROOT).contains(part);
        }
        if (field.kind() == FieldKind.DATE_TIME) {
            return within(field, given.asText(), given.asText());
        }
        return holds(field, reader.one(field, given));
    }

    /** A value as the query language calls it: also by the name people see. */
    Predicate<Document> named(Field field, String text) {
        JsonNode given = TextNode.valueOf(text);
        JsonNode name = Json.object().put("name", text);
        return switch (field.kind()) {
            case STATUS -> entry(field, Dictionary.STATUSES, given, name);
            case RESOLUTION -> entry(field, Dictionary.RESOLUTIONS, given, name);
            case PRIORITY -> entry(field, Dictionary.PRIORITIES, given, name);
            case ISSUE_TYPE -> entry(field, Dictionary.ISSUE_TYPES, given, name);
            case INTEGER, FLOAT -> within(field, text, text);
            default -> meant(field, given);
        };
    }

    private Predicate<Document> entry(Field field, Dictionary dictionary, JsonNode given, JsonNode name) {
        return meant(field, dictionary.find(given).isPresent() ? given : name);
    }

    private static Predicate<Document> holds(Field field, JsonNode bare) {
        return document -> {
            JsonNode value = document.values().get(field.id());
            if (value == null || !value.isArray()) {
                return bare.equals(value);
            }
            for (JsonNode element : value) {
                if (element.equals(bare)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static String text(Document document, Field field) {
        JsonNode value = document.values().get(field.id());
        return value == null ? "" : value.asText();
    }

    /**
     * A range with both ends included; a date as the upper end means the whole day.
     *
     * @param from null for no lower end
     * @param to null for no upper end
     */
    Predicate<Document> within(Field field, @Nullable String from, @Nullable String to) {
        return switch (field.kind()) {
            case DATE, DATE_TIME -> {
                Instant lower = from == null ? Instant.MIN : moment(field, from);
                Instant upper = to == null
                        ? Instant.MAX
                        : to.length() == DATE_LENGTH
                                ? moment(field, to).plus(DAY).minusMillis(1)
                                : moment(field, to);
                yield document -> TrackerTime.read(text(document, field))
                        .filter(moment -> !moment.isBefore(lower) && !moment.isAfter(upper))
                        .isPresent();
            }
            case INTEGER, FLOAT -> {
                Optional<BigDecimal> lower = Optional.ofNullable(from).map(text -> number(field, text));
                Optional<BigDecimal> upper = Optional.ofNullable(to).map(text -> number(field, text));
                yield document -> {
                    JsonNode value = document.values().get(field.id());
                    return value != null
                            && lower.filter(low -> value.decimalValue().compareTo(low) < 0)
                                    .isEmpty()
                            && upper.filter(high -> value.decimalValue().compareTo(high) > 0)
                                    .isEmpty();
                };
            }
            default -> throw Refusal.field(field.id(), "error.date");
        };
    }

    private static Instant moment(Field field, String text) {
        return TrackerTime.read(text).orElseThrow(() -> Refusal.field(field.id(), "error.date"));
    }

    private static BigDecimal number(Field field, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw Refusal.field(field.id(), "error.number");
        }
    }
}
