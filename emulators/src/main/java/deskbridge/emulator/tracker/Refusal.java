package deskbridge.emulator.tracker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that Tracker answers with an error body: {@code errors} by field, {@code errorMessages} for the rest
 * (facts: yandex-tracker §10).
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, Phrase> errors;
    private final transient List<Phrase> messages;

    private Refusal(int status, Map<String, Phrase> errors, List<Phrase> messages) {
        super(status + " " + errors + messages, null, false, false);
        this.status = status;
        this.errors = new TreeMap<>(errors);
        this.messages = List.copyOf(messages);
    }

    static Refusal of(int status, String key, Object... arguments) {
        return new Refusal(status, Map.of(), List.of(Phrase.of(key, arguments)));
    }

    static Refusal badRequest(String key, Object... arguments) {
        return of(400, key, arguments);
    }

    static Refusal forbidden(String key, Object... arguments) {
        return of(403, key, arguments);
    }

    static Refusal notFound(String key, Object... arguments) {
        return of(404, key, arguments);
    }

    /** 422 about one field. */
    static Refusal field(String field, String key, Object... arguments) {
        return fields(Map.of(field, Phrase.of(key, arguments)));
    }

    /** 422 about several fields at once. */
    static Refusal fields(Map<String, Phrase> errors) {
        return new Refusal(422, errors, List.of());
    }

    int status() {
        return status;
    }

    Map<String, Phrase> errors() {
        return errors;
    }

    List<Phrase> messages() {
        return messages;
    }
}
