package deskbridge.demo.world;

import deskbridge.emulator.pachca.Administrator;
import deskbridge.emulator.tracker.TrackerSetup;
import deskbridge.emulator.tracker.TrackerUser;
import deskbridge.emulator.yandex360.DirectoryUser;
import deskbridge.emulator.yandex360.Yandex360Emulator;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;

/** The people, the same in all emulated systems; only agents have an account in the desk. */
final class Cast {
    private static final String DOMAIN = "@example.org";
    private static final long FIRST_UID = 8_000_000_000_000_100L;

    private record Role(String key, String login, boolean agent) {}

    private static final List<Role> ROLES = List.of(
            new Role("ivan", "ivan.petrov", false),
            new Role("maria", "maria.sokolova", false),
            new Role("oleg", "oleg.kuznetsov", false),
            new Role("anna", "anna.smirnova", true),
            new Role("boris", "boris.volkov", true));

    private final Texts texts;

    Cast(Texts texts) {
        this.texts = texts;
    }

    List<Actor> enter(Administrator pachca, TrackerSetup tracker, Yandex360Emulator directory) {
        List<Actor> actors = new ArrayList<>();
        for (Role role : ROLES) {
            String first = texts.get(role.key() + ".first");
            String last = texts.get(role.key() + ".last");
            String department = texts.get(role.key() + ".department");
            String email = role.login() + DOMAIN;
            long userId = pachca.addPerson(role.login(), first, last, email, department)
                    .id();
            String uid = Long.toString(FIRST_UID + actors.size());
            long departmentId = 10L + actors.size();
            directory.department(departmentId, department, 1);
            directory.user(DirectoryUser.of(uid, role.login(), email, first, last, departmentId));
            if (role.agent()) {
                tracker.user(TrackerUser.of(uid, role.login(), first, last, email));
            }
            actors.add(new Actor(userId, role.login(), first + " " + last, department, role.agent()));
        }
        return List.copyOf(actors);
    }
}
