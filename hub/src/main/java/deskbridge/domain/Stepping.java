package deskbridge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a ticket that somebody takes where there are no forms: what it asks for is asked one by one.
 *
 * @param place where he is asked
 * @param conversation whose ticket it is
 * @param desk the ticket's
 * @param transition the {@link Transition#id()}
 * @param name the {@link Transition#name()}
 * @param given what he has answered, by the desk's names
 * @param missing what is still to be asked, the first of them now; empty when nothing is
 * @param question the message that asks; null until it stands there
 * @param until he is waited for no longer
 */
public record Stepping(
        Place place,
        ConversationId conversation,
        ConnectionId desk,
        String transition,
        String name,
        Map<String, String> given,
        List<FormField> missing,
        @Nullable MessageRef question,
        Instant until) {

    public Stepping {
        given = Map.copyOf(given);
        missing = List.copyOf(missing);
    }

    /** The same, with the first of what was missing. */
    public Stepping with(String answer) {
        var more = new HashMap<>(given);
        more.put(missing.getFirst().name(), answer);
        return new Stepping(
                place, conversation, desk, transition, name, more, missing.subList(1, missing.size()), null, until);
    }

    /** The same, for which the desk wants this too: what was given for it before was not good enough. */
    public Stepping needing(List<FormField> fields) {
        var still = new HashMap<>(given);
        var all = new ArrayList<>(missing);
        for (FormField field : fields) {
            still.remove(field.name());
            all.add(field);
        }
        return new Stepping(place, conversation, desk, transition, name, still, all, null, until);
    }

    /** The same, asked in this message. */
    public Stepping askedIn(MessageRef message) {
        return new Stepping(place, conversation, desk, transition, name, given, missing, message, until);
    }
}
