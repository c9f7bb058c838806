package deskbridge.desk.okdesk;

import deskbridge.connector.SendContext;
import deskbridge.domain.Person;
import deskbridge.memory.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which contact a person of a messenger is: the one that was bound to him by his proven number, else the one with his address. An
 * address counts only because the messenger itself tells it of the account; what somebody types is never one.
 */
final class Contacts {
    private static final Logger log = LoggerFactory.getLogger(Contacts.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final OkdeskClient client;
    private final Remembered<String, String> byAddress;

    Contacts(OkdeskClient client, InstantSource clock) {
        this.client = client;
        this.byAddress = new Remembered<>(clock, FRESH, RETRY);
    }

    /** His number; empty when he is no contact, or nobody can tell which. May block. */
    Optional<String> of(Person person, SendContext context) throws OkdeskFault {
        Optional<String> bound = context.contactOf(person.ref()).filter(Node::isId);
        String email = person.email();
        if (bound.isPresent() || email == null || email.indexOf('@') < 1) {
            return bound;
        }
        return byAddress.get(email.strip().toLowerCase(Locale.ROOT), this::withAddress);
    }

    /** A search may be fuzzy, or not filter at all: the row must have the very address. */
    private Optional<String> withAddress(String email) throws OkdeskFault {
        try {
            List<Node> rows = client.contacts("email", email);
            List<String> found = (rows.isEmpty() ? client.contacts("search_string", email) : rows)
                    .stream()
                            .filter(row -> row.text("email")
                                    .strip()
                                    .toLowerCase(Locale.ROOT)
                                    .equals(email))
                            .filter(row -> row.flag("active").orElse(true))
                            .map(row -> row.id("id"))
                            .filter(Node::isId)
                            .distinct()
                            .toList();
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        } catch (OkdeskFault e) {
            if (!e.isRefusal()) {
                throw e;
            }
            log.warn("Contacts cannot be searched by address: {}", e.reason());
            return Optional.empty();
        }
    }
}
