package deskbridge.desk.okdesk;

import deskbridge.desk.okdesk.OkdeskFault.Kind;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.memory.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Okdesk's employees, remembered for a while. Contacts have numbers of their own range, so a person is a kind and a number. */
final class OkdeskPeople {
    static final String EMPLOYEE = "employee";
    static final String CONTACT = "contact";

    private static final Logger log = LoggerFactory.getLogger(OkdeskPeople.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 200;

    private final ConnectionId connection;
    private final OkdeskClient client;
    private final @Nullable String signer;
    private final Remembered<String, List<Node>> employees;

    /** @param signer see {@link OkdeskConfig#employee()} */
    OkdeskPeople(ConnectionId connection, OkdeskClient client, @Nullable String signer, InstantSource clock) {
        this.connection = connection;
        this.client = client;
        this.signer = signer;
        this.employees = new Remembered<>(clock, FRESH, RETRY);
    }

    /** Id of the employee who signs what no contact can sign. */
    String signer() throws OkdeskFault {
        return signerIfKnown()
                .orElseThrow(() -> OkdeskFault.of(
                        Kind.REFUSED, 0, connection + ": nobody can sign; set OKDESK_EMPLOYEE_ID to an employee's id"));
    }

    /** True for authors in whose name the hub writes: any contact, and the employee who signs. */
    boolean mayBeOurs(Node author) throws OkdeskFault {
        return author.text("type").equals(CONTACT)
                || signerIfKnown().filter(author.id("id")::equals).isPresent();
    }

    private Optional<String> signerIfKnown() throws OkdeskFault {
        if (signer != null) {
            return Optional.of(signer);
        }
        return all().stream()
                .filter(OkdeskPeople::isActive)
                .min(Comparator.comparingLong(row -> row.number("id")))
                .map(row -> row.id("id"));
    }

    /** The employee with an address, in whatever case; empty for those who have left. */
    Optional<Node> withEmail(String email) throws OkdeskFault {
        String wanted = email.strip().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(OkdeskPeople::isActive)
                .filter(row -> row.text("email")
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .equals(wanted)
                        || row.text("login").strip().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** The employee with an id, login or address. */
    Optional<Node> named(String idOrLogin) throws OkdeskFault {
        String wanted = idOrLogin.strip();
        return all().stream()
                .filter(row -> row.id("id").equals(wanted)
                        || row.text("login").equalsIgnoreCase(wanted)
                        || row.text("email").equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** An employee's first group; empty when he is in none. */
    Optional<String> groupOf(String employee) throws OkdeskFault {
        return named(employee).stream()
                .flatMap(row -> row.at("groups").items().stream())
                .map(group -> group.id("id"))
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    /** An employee of the list. */
    Person employee(Node row) {
        return new Person(
                ref(EMPLOYEE, row.id("id")), name(row), row.textOrNull("email"), row.textOrNull("login"), false);
    }

    /** The author of a comment, or anybody else with a kind, an id and a name. */
    Person author(Node block) throws OkdeskFault {
        return block.text("type").equals(CONTACT)
                ? new Person(ref(CONTACT, block.id("id")), name(block), null, null, false)
                : assignee(block);
    }

    /** An employee as an issue tells him, with his address when the list of employees can be read. */
    Person assignee(Node block) throws OkdeskFault {
        String id = block.id("id");
        Optional<Node> known = id.isEmpty() ? Optional.empty() : named(id);
        return new Person(
                ref(EMPLOYEE, id),
                name(block),
                known.map(row -> row.textOrNull("email")).orElse(null),
                known.map(row -> row.textOrNull("login")).orElse(null),
                false);
    }

    /** The number of an employee that a reference of this connector means. */
    static String employeeId(PersonRef ref) {
        String prefix = EMPLOYEE + ":";
        if (!ref.id().startsWith(prefix)) {
            throw new IllegalArgumentException("not an employee of this connector: " + ref);
        }
        return ref.id().substring(prefix.length());
    }

    /** All of them; none when the key may not read them. */
    List<Node> all() throws OkdeskFault {
        return employees.get("", unused -> load()).orElse(List.of());
    }

    private Optional<List<Node>> load() throws OkdeskFault {
        try {
            return Optional.of(client.employees());
        } catch (OkdeskFault e) {
            if (!e.isRefusal()) {
                throw e;
            }
            log.warn("Employees cannot be read, nobody is known by his address: {}", e.reason());
            return Optional.empty();
        }
    }

    static boolean isActive(Node row) {
        return row.flag("active").orElse(true);
    }

    /** A name, whole as the API writes it or in parts as lists do (facts: okdesk §6.3). */
    static String name(Node person) {
        String whole = person.text("name").strip();
        if (whole.isEmpty()) {
            whole = Stream.of("last_name", "first_name", "patronymic")
                    .map(part -> person.text(part).strip())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        if (whole.isEmpty()) {
            return person.id("id").isEmpty() ? "Okdesk" : "#" + person.id("id");
        }
        return whole.length() > LONGEST_NAME ? whole.substring(0, LONGEST_NAME) : whole;
    }

    private PersonRef ref(String kind, String id) {
        return new PersonRef(connection, kind + ":" + (id.isEmpty() ? "?" : id));
    }
}
