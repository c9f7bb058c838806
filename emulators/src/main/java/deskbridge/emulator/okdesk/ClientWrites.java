package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Contacts and companies: creating and changing (facts: okdesk §5). Called with the account's lock held. */
final class ClientWrites {
    private final Account account;
    private final Rights rights;
    private final Changes changes;

    ClientWrites(Account account, Rights rights, Changes changes) {
        this.account = account;
        this.rights = rights;
        this.changes = changes;
    }

    Contact createContact(Actor owner, ObjectNode given) {
        Fields fields = new Fields(given);
        for (String name : new String[] {"first_name", "last_name"}) {
            if (!fields.given(name)) {
                fields.refuse(name, "blank");
            }
        }
        Contact contact = new Contact(account.numbers.contact(), account.now());
        change(owner, contact, fields);
        account.contacts.put(contact.id, contact);
        return contact;
    }

    /** Changes what is mentioned, or refuses and changes nothing. */
    void change(Actor owner, Contact contact, Fields fields) {
        Optional<Long> companyId = fields.id("company_id", account.companies::containsKey);
        if (companyId.isPresent() && !rights.sees(owner, companyId.get())) {
            fields.refuse("contact_company_eq_" + companyId.get(), "otherCompany");
        }
        Contact.UNIQUE.stream()
                .filter(fields::given)
                .filter(name -> taken(contact, name, fields.text(name)))
                .forEach(name -> fields.refuse(name, "taken"));
        for (String name : new String[] {"first_name", "last_name"}) {
            if (fields.named(name) && !fields.given(name) && !contact.text(name).isEmpty()) {
                fields.refuse(name, "blank");
            }
        }
        Map<String, JsonNode> parameters = Parameters.read(fields, account.contactParameters, account.settings.zone);
        List<Long> objectIds = fields.ids("maintenance_entity_ids", account.objects::containsKey);
        fields.refuseIfWrong();
        Contact.TEXTS.stream().filter(fields::named).forEach(name -> contact.texts.put(name, fields.text(name)));
        if (fields.named("company_id")) {
            contact.companyId = companyId.orElse(null);
        }
        if (fields.named("access_level")) {
            contact.accessLevel.clear();
            contact.accessLevel.addAll(fields.texts("access_level"));
        }
        if (fields.named("maintenance_entity_ids")) {
            contact.objectIds.clear();
            contact.objectIds.addAll(objectIds);
        }
        Parameters.apply(parameters, contact.parameters);
        contact.updatedAt = account.now();
    }

    private boolean taken(Contact contact, String name, String value) {
        return account.contacts.values().stream()
                .anyMatch(other -> other.id != contact.id && Objects.equals(other.text(name), value));
    }

    Company createCompany(Actor owner, ObjectNode given) {
        Fields fields = new Fields(given);
        if (!fields.given("name")) {
            fields.refuse("name", "blank");
        }
        Map<String, JsonNode> parameters = Parameters.read(fields, account.companyParameters, account.settings.zone);
        fields.refuseIfWrong();
        Company company = new Company(account.numbers.company(), account.now());
        Company.TEXTS.stream().filter(fields::given).forEach(name -> company.texts.put(name, fields.text(name)));
        Parameters.apply(parameters, company.parameters);
        account.companies.put(company.id, company);
        changes.company(company, owner, "new_company");
        return company;
    }

    void activate(Actor owner, Company company, boolean active) {
        if (company.active != active) {
            company.active = active;
            changes.company(company, owner, "change_company");
        }
    }
}
