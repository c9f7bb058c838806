package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/** Reads the parameters of one call and collects what is wrong with them. Unknown ones are dropped, as by Rails. */
final class Fields {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private final ObjectNode body;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    Fields(ObjectNode body) {
        this.body = body;
    }

    JsonNode node(String name) {
        return body.path(name);
    }

    /** Present and neither null nor an empty text. */
    boolean given(String name) {
        JsonNode node = body.path(name);
        return !node.isMissingNode()
                && !node.isNull()
                && !(node.isTextual() && node.asText().isBlank());
    }

    /** Mentioned, with whatever value. */
    boolean named(String name) {
        return body.has(name);
    }

    /** Empty when absent. */
    String text(String name) {
        return given(name) && body.path(name).isValueNode() ? body.path(name).asText() : "";
    }

    boolean flag(String name) {
        return List.of("true", "1", "t").contains(text(name));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        body.path(name).forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** An id that must exist; a number or a text of digits. */
    Optional<Long> id(String name, LongPredicate exists) {
        if (!given(name)) {
            return Optional.empty();
        }
        Optional<Long> id = number(body.path(name));
        if (id.isEmpty()) {
            refuse(name, "notInteger");
        } else if (!exists.test(id.get())) {
            refuse(name, "notFound");
            return Optional.empty();
        }
        return id;
    }

    List<Long> ids(String name, LongPredicate exists) {
        List<Long> ids = new ArrayList<>();
        int at = 0;
        for (JsonNode element : body.path(name)) {
            Optional<Long> id = number(element);
            if (id.isEmpty()) {
                refuse(name + "." + at, "notInteger");
            } else if (!exists.test(id.get())) {
                refuse(name + "." + at, "notFound");
            } else {
                ids.add(id.get());
            }
            at++;
        }
        return ids;
    }

    Optional<Instant> time(String name, ZoneId zone) {
        if (!given(name)) {
            return Optional.empty();
        }
        Optional<Instant> time = Times.read(text(name), zone);
        if (time.isEmpty()) {
            refuse(name, "dateFormat");
        }
        return time;
    }

    void refuse(String field, String key, Object... arguments) {
        errors.computeIfAbsent(field, unused -> new ArrayList<>()).add(Texts.of(key, arguments));
    }

    void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
    }

    private static Optional<Long> number(JsonNode node) {
        return node.isValueNode() ? number(node.asText()) : Optional.empty();
    }

    /** Digits only. */
    static Optional<Long> number(String text) {
        return WHOLE_NUMBER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
