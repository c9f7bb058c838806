package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Map;

/** Fills the emulated account: people, companies, dictionaries, keys. Every method returns this. */
public final class OkdeskSetup {
    private final Account account;

    OkdeskSetup(Account account) {
        this.account = account;
    }

    /**
     * Adds a status from which nothing leads anywhere yet; the first one must be {@code opened}.
     *
     * @param last whether it counts as finished
     */
    public OkdeskSetup status(String code, String name, boolean last) {
        return change(() -> {
            long id = account.dictionaries.statuses().size() + 1L;
            boolean delayed = code.equals(Dictionaries.DELAYED);
            account.dictionaries.put(
                    new Dictionaries.Status(id, code, name, "#3edad8", last, List.of(), delayed, List.of()));
        });
    }

    /** Says which statuses may follow one; replaces what was said before. */
    public OkdeskSetup transitions(String from, String... to) {
        return change(() -> {
            List.of(to).forEach(account.dictionaries::status);
            account.dictionaries.put(account.dictionaries.status(from).leadingTo(List.of(to)));
        });
    }

    /** Says what must be given on entering a status: a comment, values of parameters (codes). */
    public OkdeskSetup needs(String status, boolean comment, String... parameters) {
        return change(() ->
                account.dictionaries.put(account.dictionaries.status(status).needing(comment, List.of(parameters))));
    }

    /** Adds a priority. */
    public OkdeskSetup priority(String code, String name) {
        return change(() -> account.dictionaries.put(new Dictionaries.Priority(code, name, "#aaaaaa")));
    }

    /** Adds a type; the first one is what an issue gets when none is asked for. */
    public OkdeskSetup type(String code, String name, boolean availableForClient) {
        return change(() -> account.dictionaries.put(
                new Dictionaries.Type(account.dictionaries.types().size() + 1L, code, name, availableForClient)));
    }

    /** Adds a custom parameter of issues. */
    public OkdeskSetup issueParameter(OkdeskParameter parameter) {
        return change(() -> account.issueParameters.put(parameter.code(), parameter));
    }

    /** Adds a custom parameter of contacts. */
    public OkdeskSetup contactParameter(OkdeskParameter parameter) {
        return change(() -> account.contactParameters.put(parameter.code(), parameter));
    }

    /** Adds a custom parameter of companies. */
    public OkdeskSetup companyParameter(OkdeskParameter parameter) {
        return change(() -> account.companyParameters.put(parameter.code(), parameter));
    }

    /** Adds a group. */
    public OkdeskSetup group(long id, String name) {
        return change(() -> account.groups.put(id, new OkdeskGroup(id, name)));
    }

    /** Adds or replaces an employee. */
    public OkdeskSetup employee(OkdeskEmployee employee) {
        return change(() -> account.employees.put(employee.id(), employee));
    }

    /** Adds a company, with texts for its custom parameters. */
    public OkdeskSetup company(long id, String name, String phone, Map<String, String> parameters) {
        return change(() -> {
            Company company = new Company(id, account.now());
            company.texts.put("name", name);
            company.texts.put("phone", phone);
            parameters.forEach((code, value) -> company.parameters.put(code, TextNode.valueOf(value)));
            account.companies.put(id, company);
        });
    }

    /** Adds a contact without a company; {@link #contact(long, ObjectNode)} takes everything. */
    public OkdeskSetup contact(long id, String firstName, String lastName, String phone) {
        return contact(
                id,
                Json.object()
                        .put("first_name", firstName)
                        .put("last_name", lastName)
                        .put("phone", phone));
    }

    /** Adds a contact from the parameters of {@code POST /contacts}. */
    public OkdeskSetup contact(long id, ObjectNode parameters) {
        return change(() -> {
            Fields fields = new Fields(parameters);
            Contact contact = new Contact(id, account.now());
            Contact.TEXTS.stream().filter(fields::given).forEach(name -> contact.texts.put(name, fields.text(name)));
            contact.companyId =
                    fields.id("company_id", account.companies::containsKey).orElse(null);
            fields.refuseIfWrong();
            account.contacts.put(id, contact);
        });
    }

    /** Writes into a custom parameter of a contact. */
    public OkdeskSetup contactParameter(long contact, String code, String value) {
        return change(() -> account.contact(contact).parameters.put(code, TextNode.valueOf(value)));
    }

    /** Adds a service object. */
    public OkdeskSetup object(OkdeskObject object) {
        return change(() -> account.objects.put(object.id(), object));
    }

    /** Issues an API key to an employee (login). */
    public OkdeskSetup key(String token, String login) {
        return change(() -> account.keys.put(token, Actor.employee(employee(login))));
    }

    /** Issues an API key to a contact. */
    public OkdeskSetup contactKey(String token, long contactId) {
        return change(() -> account.keys.put(token, Actor.contact(account.contact(contactId).id)));
    }

    /** Revokes an API key. */
    public OkdeskSetup revoke(String token) {
        return change(() -> account.keys.remove(token));
    }

    /** Lets an employee sign in by {@code POST /users/sign_in}, which answers this key. */
    public OkdeskSetup password(String login, String password, String key) {
        return key(key, login).change(() -> account.passwords.put(login, new Account.SignIn(password, key)));
    }

    /** An issue's own rating is lost, as if it had never been given. */
    public OkdeskSetup unrated(long issueId) {
        return change(() -> account.issue(issueId).rate = null);
    }

    private long employee(String login) {
        return account.employeeWithLogin(login)
                .orElseThrow(() -> new IllegalArgumentException("the emulated Okdesk has no employee " + login))
                .id();
    }

    private OkdeskSetup change(Runnable change) {
        return account.locked(() -> {
            change.run();
            return this;
        });
    }
}
