package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Optional;

/** Employees, their groups and roles, and login links over HTTP (facts: okdesk §5). */
final class PeopleRoutes {
    private final Portal portal;

    PeopleRoutes(Portal portal) {
        this.portal = portal;
    }

    void register(Routes routes) {
        routes.add("GET", "employees/list", PeopleRoutes::employees);
        routes.add("GET", "employees/groups", PeopleRoutes::groups);
        routes.add("GET", "employees/roles", PeopleRoutes::roles);
        routes.add("POST", "login_link", this::loginLink);
    }

    private static Answer employees(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        Account account = exchange.account();
        Wire wire = Wire.rest(account.settings);
        ArrayNode list = Json.array();
        List<OkdeskEmployee> page =
                exchange.query().afterCursor(List.copyOf(account.employees.values()), OkdeskEmployee::id);
        for (OkdeskEmployee employee : page) {
            ObjectNode node = list.addObject();
            node.set("id", wire.number(employee.id()));
            node.put("last_name", employee.lastName())
                    .put("first_name", employee.firstName())
                    .put("patronymic", employee.patronymic())
                    .put("position", employee.position())
                    .put("active", employee.active())
                    .put("email", employee.email())
                    .put("login", employee.login())
                    .put("phone", employee.phone());
            ArrayNode groups = node.putArray("groups");
            employee.groupIds().forEach(id -> account.findGroup(id).ifPresent(group -> groups.add(group(wire, group))));
            node.putArray("roles").add(role(wire, employee.administrator()));
        }
        return Answer.json(200, list);
    }

    private static Answer groups(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        Wire wire = Wire.rest(exchange.account().settings);
        ArrayNode list = Json.array();
        exchange.account().groups.values().forEach(group -> list.add(group(wire, group)));
        return Answer.json(200, list);
    }

    private static Answer roles(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        Wire wire = Wire.rest(exchange.account().settings);
        return Answer.json(200, Json.array().add(role(wire, true)).add(role(wire, false)));
    }

    private static ObjectNode group(Wire wire, OkdeskGroup group) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(group.id()));
        return node.put("name", group.name());
    }

    private static ObjectNode role(Wire wire, boolean administrator) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(administrator ? 1 : 2));
        return node.put("name", Texts.of(administrator ? "roleAdministrator" : "roleEmployee"));
    }

    private Answer loginLink(Exchange exchange) {
        exchange.rights().mustBeEmployee(exchange.owner());
        Fields fields = exchange.bare();
        if (!fields.given("user_id")) {
            fields.refuse("user_id", "missing");
        }
        Optional<Actor> user = Authors.read(fields, "user_id", "user_type", exchange.account());
        long minutes = fields.id("expire_after", value -> value > 0).orElse(Portal.LINK_MINUTES);
        fields.refuseIfWrong();
        Actor person = user.orElseThrow(Refusal::notFound);
        PersonName name = exchange.account().name(person);
        ObjectNode node = Json.object().put("login_link", portal.link(person, minutes, fields.flag("one_time")));
        node.set("user_id", Wire.rest(exchange.account().settings).number(person.id()));
        node.put("user_type", person.kind().code())
                .put("user_first_name", name.first())
                .put("user_last_name", name.last());
        return Answer.json(200, node);
    }
}
