package deskbridge.desk.okdesk;

import deskbridge.domain.Person;
import deskbridge.domain.Place;
import deskbridge.domain.TicketOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket came from, kept in parameters of the account when it has some for that, so that links survive a lost database: the
 * thread as {@code chat|message}, and who asked.
 */
final class OriginMark {
    private final @Nullable String thread;
    private final @Nullable String person;

    OriginMark(OkdeskConfig.Codes codes) {
        this.thread = codes.origin();
        this.person = codes.requester();
    }

    /** Code of the parameter that holds the thread, when the account has one. */
    Optional<String> threadCode() {
        return Optional.ofNullable(thread);
    }

    /** What a new ticket gets, by code. */
    Map<String, Object> parameters(Place place, Person requester) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (thread != null) {
            parameters.put(thread, of(place));
        }
        if (person != null) {
            parameters.put(person, requester.ref().id());
        }
        return parameters;
    }

    static String of(Place place) {
        String id = place.thread().id();
        // The message's own id: what follows the chat in a thread's id.
        return place.chat().id() + "|" + id.substring(id.lastIndexOf(':') + 1);
    }

    /** Null when the issue has none. */
    @Nullable
    TicketOrigin of(Node issue) {
        String[] parts = value(issue, thread).split("\\|", -1);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                ? new TicketOrigin(parts[0], parts[1], value(issue, person))
                : null;
    }

    /** A parameter's value; empty when the row has none. */
    static String value(Node row, @Nullable String code) {
        return row.at("parameters").items().stream()
                .filter(parameter -> parameter.text("code").equals(code))
                .map(parameter -> parameter.text("value").strip())
                .findFirst()
                .orElse("");
    }
}
