package deskbridge.desk.okdesk;

import deskbridge.domain.PersonRef;
import deskbridge.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose account of a messenger proved to be a contact's, kept with the contact in a parameter of the Okdesk account, so that nobody
 * is asked for his number again after a lost database. Signed with the API key: what anybody else writes there binds nobody, nor
 * does a value that belongs to another contact.
 */
final class ContactMark {
    private static final Logger log = LoggerFactory.getLogger(ContactMark.class);
    private static final int DIGITS = 24;

    private final OkdeskClient client;
    private final @Nullable String code;
    private final Secret key;

    /** @param code see {@link OkdeskConfig.Codes#person()} */
    ContactMark(OkdeskClient client, @Nullable String code, Secret key) {
        this.client = client;
        this.code = code;
        this.key = key;
    }

    /** True when the hub itself has written that this person is the contact. */
    boolean names(Node contact, PersonRef person) {
        byte[] wanted = of(contact, person).getBytes(StandardCharsets.UTF_8);
        byte[] found = OriginMark.value(contact, code).getBytes(StandardCharsets.UTF_8);
        return code != null && MessageDigest.isEqual(wanted, found);
    }

    /** Notes that this person has proven to be the contact, as far as the account has a place for that. */
    void put(Node contact, PersonRef person) throws OkdeskFault {
        if (code == null || names(contact, person)) {
            return;
        }
        String id = contact.id("id");
        Map<String, ?> change = Map.of("custom_parameters", Map.of(code, of(contact, person)));
        // Whether Okdesk wants it wrapped is not known (facts: okdesk §5).
        for (Map<String, ?> body : List.of(Map.of("contact", change), change)) {
            try {
                client.changeContact(id, body);
                Optional<Node> now = client.contact(id);
                if (now.isPresent() && names(now.get(), person)) {
                    return;
                }
            } catch (OkdeskFault e) {
                if (!e.isRefusal()) {
                    throw e;
                }
                log.debug("Contact {} takes no {} in this form: {}", id, code, e.reason());
            }
        }
        log.warn(
                "Contact {} does not keep {}: whose account he has is not known after a lost database. Make the parameter, of"
                        + " contacts, in Okdesk",
                id,
                code);
    }

    private String of(Node contact, PersonRef person) {
        String who = person.connection() + ":" + person.id();
        byte[] said = (contact.id("id") + " is " + who).getBytes(StandardCharsets.UTF_8);
        return who + " " + key.signature(said).substring(0, DIGITS);
    }
}
