package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts, companies and service objects over HTTP. A search by an exact value answers one object, {@code
 * search_string} an array, and a filter the server does not know is no filter at all (facts: okdesk §5).
 */
final class ClientRoutes {
    private final ClientWrites writes;

    ClientRoutes(ClientWrites writes) {
        this.writes = writes;
    }

    void register(Routes routes) {
        routes.add("GET", "contacts", ClientRoutes::findContact);
        routes.add("POST", "contacts", this::createContact);
        routes.add("GET", "contacts/list", ClientRoutes::listContacts);
        routes.add("GET", "contacts/{contact}", exchange -> show(exchange, contact(exchange)));
        routes.add("PATCH", "contacts/{contact}", this::changeContact);
        routes.add("GET", "companies", ClientRoutes::findCompany);
        routes.add("POST", "companies", this::createCompany);
        routes.add("GET", "companies/list", ClientRoutes::listCompanies);
        routes.add("PATCH", "companies/{company}/activations", this::activate);
        routes.add("GET", "maintenance_entities/list", ClientRoutes::listObjects);
    }

    private static Answer findContact(Exchange exchange) {
        ClientView view = new ClientView(exchange.account());
        Map<String, Function<Contact, Stream<String>>> exact = Map.of(
                "phone", contact -> Stream.of(contact.text("phone"), contact.text("mobile_phone")),
                "email", contact -> Stream.of(contact.text("email")),
                "id", contact -> Stream.of(Long.toString(contact.id)));
        Function<Contact, Stream<String>> searched = contact -> Stream.of(
                contact.name().whole(), contact.text("email"), contact.text("phone"), contact.text("mobile_phone"));
        return find(exchange, contacts(exchange), exact, searched, view::contact);
    }

    private static Answer findCompany(Exchange exchange) {
        ClientView view = new ClientView(exchange.account());
        Map<String, Function<Company, Stream<String>>> exact = Map.of(
                "name", company -> Stream.of(company.name()),
                "phone", company -> Stream.of(company.text("phone")),
                "crm_1c_id", company -> Stream.of(company.text("crm_1c_id")),
                "id", company -> Stream.of(Long.toString(company.id)));
        Function<Company, Stream<String>> searched = company -> Stream.of(
                company.name(), company.text("additional_name"), company.text("phone"), company.text("email"));
        return find(exchange, companies(exchange), exact, searched, view::company);
    }

    private static <T> Answer find(
            Exchange exchange,
            List<T> all,
            Map<String, Function<T, Stream<String>>> exact,
            Function<T, Stream<String>> searched,
            Function<T, ? extends JsonNode> view) {
        Optional<String> search = exchange.parameter("search_string");
        if (search.isPresent()) {
            String wanted = search.get().toLowerCase(Locale.ROOT);
            return list(all.stream()
                    .filter(one -> searched.apply(one)
                            .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)))
                    .map(view)
                    .toList());
        }
        Predicate<T> wanted = one -> exact.entrySet().stream().allMatch(entry -> {
            Optional<String> value = exchange.parameter(entry.getKey());
            return value.isEmpty() || entry.getValue().apply(one).anyMatch(value.get()::equals);
        });
        JsonNode nothing = new ClientView(exchange.account()).nothing();
        return Answer.json(
                200, all.stream().filter(wanted).findFirst().<JsonNode>map(view).orElse(nothing));
    }

    private Answer createContact(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        return show(exchange, writes.createContact(exchange.owner(), exchange.unwrapped("contact")));
    }

    private static Answer listContacts(Exchange exchange) {
        ClientView view = new ClientView(exchange.account());
        List<Contact> page = exchange.query().afterCursor(contacts(exchange), contact -> contact.id);
        return list(page.stream().map(view::contact).toList());
    }

    private Answer changeContact(Exchange exchange) {
        Contact contact = contact(exchange);
        writes.change(exchange.owner(), contact, exchange.shaped("contact", exchange.account().settings.contactBody));
        return show(exchange, contact);
    }

    private Answer createCompany(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        Company company = writes.createCompany(exchange.owner(), exchange.unwrapped("company"));
        return Answer.json(200, new ClientView(exchange.account()).company(company));
    }

    private static Answer listCompanies(Exchange exchange) {
        Query query = exchange.query();
        ClientView view = new ClientView(exchange.account());
        Collection<String> codes = exchange.account().companyParameters.keySet();
        Predicate<Company> wanted = company ->
                query.one("name").filter(name -> !name.equals(company.name())).isEmpty()
                        && codes.stream()
                                .allMatch(code -> query.one("custom_parameters[" + code + "]")
                                        .filter(value -> !value.equals(text(company.parameters.get(code))))
                                        .isEmpty());
        List<Company> found = companies(exchange).stream().filter(wanted).toList();
        return list(query.afterCursor(found, company -> company.id).stream()
                .map(view::company)
                .toList());
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.asText();
    }

    private Answer activate(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        Company company =
                exchange.account().findCompany(exchange.number("company")).orElseThrow(Refusal::notFound);
        writes.activate(exchange.owner(), company, exchange.bare().flag("active"));
        return Answer.json(200, new ClientView(exchange.account()).company(company));
    }

    private static Answer listObjects(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        Query query = exchange.query();
        List<Long> companyIds = query.ids("company_ids");
        ClientView view = new ClientView(exchange.account());
        List<OkdeskObject> found = exchange.account().objects.values().stream()
                .filter(object -> companyIds.isEmpty() || companyIds.contains(object.companyId()))
                .toList();
        return list(query.afterCursor(found, OkdeskObject::id).stream()
                .map(view::object)
                .toList());
    }

    /** Those within the key owner's view. */
    private static List<Contact> contacts(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        return exchange.account().contacts.values().stream()
                .filter(contact -> exchange.rights().sees(exchange.owner(), contact.companyId))
                .toList();
    }

    private static List<Company> companies(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        return exchange.account().companies.values().stream()
                .filter(company -> exchange.rights().sees(exchange.owner(), company.id))
                .toList();
    }

    private static Contact contact(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        Contact contact =
                exchange.account().findContact(exchange.number("contact")).orElseThrow(Refusal::notFound);
        if (!exchange.rights().sees(exchange.owner(), contact.companyId)) {
            throw Refusal.forbidden();
        }
        return contact;
    }

    private static Answer show(Exchange exchange, Contact contact) {
        return Answer.json(200, new ClientView(exchange.account()).contact(contact));
    }

    private static Answer list(List<? extends JsonNode> nodes) {
        ArrayNode list = Json.array();
        list.addAll(nodes);
        return Answer.json(200, list);
    }
}
