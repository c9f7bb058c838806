package deskbridge.desk.yandextracker;

import deskbridge.domain.TicketOrigin;
import deskbridge.memory.Remembered;
import deskbridge.settings.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue's own fields. In JSON they are named {@code <hex>--<key>}, where the hex part is the queue's business
 * (facts: yandex-tracker §3.2). What a queue lacks is left out: links live in the hub's database.
 */
final class LocalFields {
    static final String NAME = "name";
    static final String DEPARTMENT = "department";

    private static final Logger log = LoggerFactory.getLogger(LocalFields.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(10);

    private final TrackerClient client;
    private final @Nullable String prefix;
    private final Remembered<String, Map<String, String>> byQueue;

    LocalFields(TrackerClient client, @Nullable String prefix, InstantSource clock) {
        this.client = client;
        this.prefix = prefix == null || prefix.isBlank() ? null : prefix.strip().replaceAll("-+$", "");
        this.byQueue = new Remembered<>(clock, FRESH, RETRY);
    }

    /** Short key of the requester's id in his messenger. */
    static String personKey(Kind kind) {
        return kind.word() + "UserId";
    }

    /** Short key of the chat's id. */
    static String chatKey(Kind kind) {
        return kind.word() + "ChatId";
    }

    /** Short key of the id of the message that the thread hangs off. */
    static String messageKey(Kind kind) {
        return kind.word() + "MessageId";
    }

    private static Stream<String> keys(Kind channel) {
        return Stream.of(personKey(channel), chatKey(channel), messageKey(channel));
    }

    /** The full name of a queue's field; empty when the queue has no such field. */
    Optional<String> id(String queue, String key) throws TrackerFault {
        String full = of(queue).get(key);
        if (full != null) {
            return Optional.of(full);
        }
        boolean ours = Kind.channels().stream().flatMap(LocalFields::keys).anyMatch(key::equals)
                || key.equals(NAME)
                || key.equals(DEPARTMENT);
        return prefix != null && ours && of(queue).isEmpty() ? Optional.of(prefix + "--" + key) : Optional.empty();
    }

    /** Short keys with full names, as far as the queue shows them. */
    Map<String, String> of(String queue) throws TrackerFault {
        return byQueue.get(queue, this::load).orElse(Map.of());
    }

    private Optional<Map<String, String>> load(String queue) throws TrackerFault {
        try {
            Map<String, String> found = new HashMap<>();
            for (DictionaryJson field : client.localFields(queue)) {
                if (field.id() != null && !field.keyOrNothing().isEmpty()) {
                    found.put(field.keyOrNothing(), field.id());
                }
            }
            tellMissing(queue, found);
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        } catch (TrackerFault e) {
            if (e.kind() != TrackerFault.Kind.REFUSED) {
                throw e;
            }
            log.warn("Local fields of queue {} cannot be read and are left out: {}", queue, e.reason());
            return Optional.empty();
        }
    }

    /** One messenger's fields are enough. */
    private static void tellMissing(String queue, Map<String, String> found) {
        List<String> missing = Kind.channels().stream()
                .map(kind -> keys(kind).filter(key -> !found.containsKey(key)).toList())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        if (!missing.isEmpty()) {
            log.info("Queue {} has no local fields {}: they are left out", queue, missing);
        }
    }

    /** The chat side as an issue tells it, of whichever channel; null when it has none. */
    static @Nullable TicketOrigin origin(IssueJson issue) {
        for (Kind kind : Kind.channels()) {
            String message = value(issue, messageKey(kind));
            String chat = value(issue, chatKey(kind));
            if (!message.isEmpty() && !chat.isEmpty()) {
                return new TicketOrigin(chat, message, value(issue, personKey(kind)));
            }
        }
        return null;
    }

    private static String value(IssueJson issue, String key) {
        return issue.more().keySet().stream()
                .filter(full -> full.endsWith("--" + key))
                .map(issue::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
