package deskbridge.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.okdesk.OkdeskEmployee;
import deskbridge.emulator.okdesk.OkdeskSetup;
import deskbridge.emulator.pachca.Administrator;
import deskbridge.emulator.telegram.TelegramEmulator;
import deskbridge.emulator.tracker.TrackerSetup;
import deskbridge.emulator.tracker.TrackerUser;
import deskbridge.emulator.yandex360.DirectoryUser;
import deskbridge.emulator.yandex360.Yandex360Emulator;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The people, the same in all emulated systems: colleagues in Pachca, customers in Telegram, and agents everywhere. Only agents
 * have an account in the desks; Okdesk knows its customers, but for one, by their phones.
 */
final class Cast {
    static final String DOMAIN = "example.org";
    private static final long FIRST_UID = 8_000_000_000_000_100L;
    private static final long FIRST_EMPLOYEE = 11;
    private static final long FIRST_CONTACT = 101;
    private static final long OFFICE = 1;

    private record Role(String key, String login, boolean agent) {
        String email() {
            return login + "@" + DOMAIN;
        }
    }

    /** @param company number of the company in Okdesk; 0 for somebody whom Okdesk does not know */
    private record Client(String key, String username, String phone, long company) {}

    private static final List<Role> ROLES = List.of(
            new Role("ivan", "ivan.petrov", false),
            new Role("maria", "maria.sokolova", false),
            new Role("oleg", "oleg.kuznetsov", false),
            new Role("anna", "anna.smirnova", true),
            new Role("boris", "boris.volkov", true));

    private static final List<Client> CLIENTS = List.of(
            new Client("sveta", "sveta_orlova", "79001234567", 2),
            new Client("timur", "timur_a", "79161112233", 3),
            new Client("lev", "lev_zimin", "79265556677", 0));

    private final Texts texts;

    Cast(Texts texts) {
        this.texts = texts;
    }

    /** Colleagues come into Pachca; returns their ids. */
    List<Long> enter(Administrator pachca) {
        return ROLES.stream()
                .map(role -> pachca.addPerson(role.login(), first(role), last(role), role.email(), department(role))
                        .id())
                .toList();
    }

    /** Customers and agents join Telegram. */
    List<Customer> enter(TelegramEmulator telegram) {
        List<Customer> people = new ArrayList<>();
        for (Client client : CLIENTS) {
            people.add(new Customer(
                    telegram.addPerson(
                            text(client, "first"), text(client, "last"), client.username(), language(), client.phone()),
                    text(client, "first") + " " + text(client, "last"),
                    texts.get(client.company() == 0 ? "company.none" : "company." + client.company()),
                    false));
        }
        for (Role role : ROLES.stream().filter(Role::agent).toList()) {
            people.add(new Customer(
                    telegram.addPerson(first(role), last(role), role.login().replace('.', '_'), language(), null),
                    first(role) + " " + last(role),
                    department(role),
                    true));
        }
        return List.copyOf(people);
    }

    /** Agents get accounts in Tracker. */
    void enter(TrackerSetup tracker) {
        for (int place = 0; place < ROLES.size(); place++) {
            Role role = ROLES.get(place);
            if (role.agent()) {
                tracker.user(TrackerUser.of(uid(place), role.login(), first(role), last(role), role.email()));
            }
        }
    }

    /** Agents and the hub's account get accounts in Okdesk; everybody else is a contact, as far as Okdesk knows them. */
    void enter(OkdeskSetup okdesk, long group, long robot, String robotLogin, String robotName) {
        okdesk.employee(employee(robot, robotLogin, robotName, "", robotLogin + "@" + DOMAIN, group)
                .asAdministrator());
        for (long company = OFFICE; company <= 3; company++) {
            okdesk.company(company, texts.get("company." + company), "", Map.of());
        }
        long id = FIRST_CONTACT;
        for (int place = 0; place < ROLES.size(); place++) {
            Role role = ROLES.get(place);
            if (role.agent()) {
                okdesk.employee(
                        employee(FIRST_EMPLOYEE + place, role.login(), first(role), last(role), role.email(), group));
            } else {
                okdesk.contact(id++, contact(first(role), last(role), OFFICE).put("email", role.email()));
            }
        }
        for (Client client : CLIENTS) {
            if (client.company() != 0) {
                okdesk.contact(
                        id++,
                        contact(text(client, "first"), text(client, "last"), client.company())
                                .put("phone", "+" + client.phone()));
            }
        }
    }

    private static ObjectNode contact(String first, String last, long company) {
        return Json.object().put("first_name", first).put("last_name", last).put("company_id", company);
    }

    private static OkdeskEmployee employee(long id, String login, String first, String last, String email, long group) {
        return new OkdeskEmployee(id, login, last, first, "", "", email, "", List.of(group), false, true, List.of());
    }

    /** Everybody is in the directory; returns who a visitor can be, requesters first. */
    List<Actor> enter(Yandex360Emulator directory, List<Long> pachcaIds) {
        List<Actor> actors = new ArrayList<>();
        for (int place = 0; place < ROLES.size(); place++) {
            Role role = ROLES.get(place);
            long departmentId = 10L + place;
            directory.department(departmentId, department(role), 1);
            directory.user(
                    DirectoryUser.of(uid(place), role.login(), role.email(), first(role), last(role), departmentId));
            actors.add(new Actor(
                    pachcaIds.get(place),
                    role.login(),
                    first(role) + " " + last(role),
                    department(role),
                    role.agent()));
        }
        return List.copyOf(actors);
    }

    private static String uid(int place) {
        return Long.toString(FIRST_UID + place);
    }

    private String first(Role role) {
        return texts.get(role.key() + ".first");
    }

    private String last(Role role) {
        return texts.get(role.key() + ".last");
    }

    private String department(Role role) {
        return texts.get(role.key() + ".department");
    }

    private String text(Client client, String what) {
        return texts.get(client.key() + "." + what);
    }

    private String language() {
        return texts.get("app.language");
    }
}
