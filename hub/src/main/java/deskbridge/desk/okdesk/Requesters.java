package deskbridge.desk.okdesk;

import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Command.IdentifyRequester;
import deskbridge.domain.Contact;
import deskbridge.domain.Contact.ServiceObject;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds people of a messenger among Okdesk's contacts by their proven numbers, and makes the contacts of those who are none yet. */
final class Requesters {
    private static final Logger log = LoggerFactory.getLogger(Requesters.class);
    private static final int MOST_OBJECTS = 500;

    private final OkdeskClient client;
    private final Companies companies;
    private final ContactMark marks;
    private final Wording wording;

    Requesters(OkdeskClient client, Companies companies, ContactMark marks, Wording wording) {
        this.client = client;
        this.marks = marks;
        this.companies = companies;
        this.wording = wording;
    }

    /** Looks before it makes anything, each time: after a lost answer the contact is found. */
    SendResult identify(IdentifyRequester command) throws OkdeskFault {
        PhoneNumber phone = PhoneNumber.of(command.phone());
        if (!phone.isPlausible()) {
            return new Sent(new Receipt.Unidentified(wording.text("contact.no-number")));
        }
        Map<String, Node> found = withNumber(phone);
        if (found.size() > 1) {
            String ids = String.join(", ", found.keySet());
            return new Sent(new Receipt.Unidentified(wording.text("contact.several", found.size(), ids)));
        }
        if (found.size() == 1) {
            return identified(found.values().iterator().next(), command, false);
        }
        if (!command.create()) {
            return new Sent(new Receipt.Unidentified(wording.text("contact.nobody"), true));
        }
        Node company = command.taxNumber() == null
                ? Node.NOTHING
                : companies.withTaxNumber(command.taxNumber()).orElse(Node.NOTHING);
        return identified(make(command, phone, company), command, true);
    }

    private SendResult identified(Node row, IdentifyRequester command, boolean made) throws OkdeskFault {
        marks.put(row, command.person().ref());
        return new Sent(new Receipt.Identified(contact(row), made));
    }

    /** The contact of an issue, when the hub itself has noted that this person is him. */
    Optional<Contact> proven(String issue, PersonRef person) throws OkdeskFault {
        String id = client.issue(issue)
                .map(row -> row.id("contact_id").isEmpty() ? row.at("contact").id("id") : row.id("contact_id"))
                .orElse("");
        Optional<Node> row = id.isEmpty() ? Optional.empty() : client.contact(id);
        boolean his = row.filter(it -> marks.names(it, person))
                .filter(it -> it.flag("active").orElse(true))
                .isPresent();
        return his ? Optional.of(contact(row.get())) : Optional.empty();
    }

    /**
     * Contacts that really have the number, by id: a search may be fuzzy, or not filter at all. All spellings are tried, once for a
     * person: whoever shares his number must not be taken for him.
     */
    private Map<String, Node> withNumber(PhoneNumber phone) throws OkdeskFault {
        Map<String, Node> found = new LinkedHashMap<>();
        for (String spelling : phone.spellings()) {
            collect(client.contacts("phone", spelling), phone, found);
        }
        for (String piece : phone.pieces()) {
            collect(client.contacts("search_string", piece), phone, found);
        }
        return found;
    }

    private static void collect(List<Node> rows, PhoneNumber phone, Map<String, Node> found) {
        for (Node row : rows) {
            boolean his = Stream.of("phone", "mobile_phone")
                    .map(row::text)
                    .flatMap(text -> Stream.of(text.split("[,;/]", -1)))
                    .anyMatch(text -> PhoneNumber.of(text).equals(phone));
            if (his && row.flag("active").orElse(true)) {
                found.putIfAbsent(row.id("id"), row);
            }
        }
    }

    private Node make(IdentifyRequester command, PhoneNumber phone, Node company) throws OkdeskFault {
        Map<String, Object> contact = new LinkedHashMap<>();
        String first = command.firstName().isBlank() ? command.person().name() : command.firstName();
        String last = command.lastName() == null || command.lastName().isBlank()
                // Okdesk wants one; where he writes from is better than a dash.
                ? "(" + wording.channel(command.person().ref().connection()) + ")"
                : command.lastName();
        contact.put("first_name", first.strip());
        contact.put("last_name", last.strip());
        contact.put("phone", phone.international());
        if (!company.isNothing()) {
            contact.put("company_id", company.number("id"));
        }
        try {
            return withCompany(client.createContact(contact), company);
        } catch (OkdeskFault e) {
            if (!e.isRefusal() || contact.remove("company_id") == null) {
                throw e;
            }
            log.warn("A contact is made without a company: {}", e.reason());
            return client.createContact(contact);
        }
    }

    private static Node withCompany(Node made, Node company) {
        if (company.isNothing() || !made.id("company_id").isEmpty()) {
            return made;
        }
        Map<String, Object> known = new LinkedHashMap<>();
        made.fields().forEach((name, value) -> known.put(name, value.value() == null ? "" : value.value()));
        known.put("company_id", company.id("id"));
        return new Node(known);
    }

    private Contact contact(Node row) throws OkdeskFault {
        String company = row.id("company_id").isEmpty() ? row.at("company").id("id") : row.id("company_id");
        if (company.isEmpty()) {
            return new Contact(row.id("id"), OkdeskPeople.name(row), null, null, List.of());
        }
        Optional<String> name = companies.name(company);
        return new Contact(row.id("id"), OkdeskPeople.name(row), company, name.orElse(null), objects(company));
    }

    private List<ServiceObject> objects(String company) throws OkdeskFault {
        List<ServiceObject> objects = new ArrayList<>();
        try {
            for (Node row : client.serviceObjects(company)) {
                boolean theirs = row.id("company_id").equals(company)
                        || row.at("company").id("id").equals(company);
                if (theirs && !row.id("id").isEmpty() && objects.size() < MOST_OBJECTS) {
                    objects.add(new ServiceObject(row.id("id"), OkdeskPeople.name(row)));
                }
            }
        } catch (OkdeskFault e) {
            if (!e.isRefusal()) {
                throw e;
            }
            log.warn("Service objects of company {} are not known: {}", company, e.reason());
        }
        return objects;
    }
}
