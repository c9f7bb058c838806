package deskbridge.emulator.okdesk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Reads filters and pages from the query of a call and collects what is wrong with them (facts: okdesk §2.2). */
final class Query {
    private final Map<String, List<String>> query;
    private final ZoneId zone;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    Query(Map<String, List<String>> query, ZoneId zone) {
        this.query = query;
        this.zone = zone;
    }

    Optional<String> one(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The values of {@code name[]}; empty when it is not filtered by. */
    List<String> many(String name) {
        if (query.containsKey(name)) {
            refuse(name, "notArray");
        }
        return query.getOrDefault(name + "[]", List.of());
    }

    /** Like {@link #many}, for ids; 0 stands for none set. */
    List<Long> ids(String name) {
        List<Long> ids = new ArrayList<>();
        List<String> values = many(name);
        for (int i = 0; i < values.size(); i++) {
            Optional<Long> id = Fields.number(values.get(i));
            id.ifPresent(ids::add);
            if (id.isEmpty()) {
                refuse(name + "." + i, "notInteger");
            }
        }
        return ids;
    }

    Optional<Instant> moment(String name, boolean upper) {
        Optional<String> text = one(name);
        Optional<Instant> moment = text.flatMap(value -> Times.filter(value, zone, upper));
        if (text.isPresent() && moment.isEmpty()) {
            refuse(name, "dateFormat");
        }
        return moment;
    }

    String choice(String name, String otherwise, String... choices) {
        String value = one(name).orElse(otherwise);
        if (!List.of(choices).contains(value)) {
            refuse(name.replace('[', '.').replace("]", ""), "oneOf", String.join(", ", choices));
        }
        return value;
    }

    int number(String name, int otherwise, int most) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        String field = name.replace('[', '.').replace("]", "");
        Optional<Long> value = Fields.number(text.get());
        if (value.isEmpty()) {
            refuse(field, "notInteger");
        } else if (value.get() > most) {
            refuse(field, "atMost", most);
        } else {
            return value.get().intValue();
        }
        return otherwise;
    }

    /** The page after {@code page[from_id]}, whose own row is left out; the rows come in the order of their ids. */
    <T> List<T> afterCursor(List<T> all, ToLongFunction<T> id) {
        int size = number("page[size]", 100, 100);
        int from = number("page[from_id]", 0, Integer.MAX_VALUE);
        boolean reverse =
                choice("page[direction]", "forward", "forward", "reverse").equals("reverse");
        refuseIfWrong();
        List<T> rows = new ArrayList<>(all);
        rows.sort((one, other) -> (reverse ? -1 : 1) * Long.compare(id.applyAsLong(one), id.applyAsLong(other)));
        return rows.stream()
                .filter(row -> from == 0 || (reverse ? id.applyAsLong(row) < from : id.applyAsLong(row) > from))
                .limit(size)
                .toList();
    }

    void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
    }

    private void refuse(String field, String key, Object... arguments) {
        errors.computeIfAbsent(field, unused -> new ArrayList<>()).add(Texts.of(key, arguments));
    }
}
