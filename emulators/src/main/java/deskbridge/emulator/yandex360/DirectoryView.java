package deskbridge.emulator.yandex360;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;

/** The Directory's objects as JSON. */
final class DirectoryView {
    private static final String CREATED = "2024-11-08T08:25:06.013Z";

    private DirectoryView() {}

    /** A department; the root one has no parent. */
    record Department(long id, String name, long parentId) {}

    static ObjectNode user(DirectoryUser user) {
        ObjectNode node = Json.object();
        node.put("id", user.id());
        node.put("nickname", user.nickname());
        node.put("departmentId", user.departmentId());
        node.put("email", user.email());
        node.putObject("name")
                .put("first", user.firstName())
                .put("last", user.lastName())
                .put("middle", user.middleName());
        if (user.displayName() != null) {
            node.put("displayName", user.displayName());
        }
        node.put("gender", "");
        node.put("position", user.position());
        node.put("avatarId", "");
        node.put("about", "");
        node.put("birthday", "");
        node.put("externalId", "");
        node.put("isAdmin", user.admin());
        node.put("isRobot", user.robot());
        node.put("isDismissed", user.dismissed());
        node.put("isEnabled", user.enabled());
        node.put("timezone", "Europe/Moscow");
        node.put("language", "ru");
        node.put("createdAt", CREATED);
        node.put("updatedAt", CREATED);
        var aliases = node.putArray("aliases");
        user.aliases().forEach(aliases::add);
        node.putArray("groups");
        node.putArray("contacts")
                .addObject()
                .put("type", "email")
                .put("value", user.email())
                .put("main", true)
                .put("alias", false)
                .put("synthetic", true);
        return node;
    }

    static ObjectNode department(Department department, long members) {
        ObjectNode node = Json.object();
        node.put("id", department.id());
        node.put("name", department.name());
        node.put("parentId", department.parentId());
        node.put("description", "");
        node.put("externalId", "");
        node.put("label", "");
        node.put("email", "");
        node.put("headId", "0");
        node.put("membersCount", members);
        node.putArray("aliases");
        node.put("createdAt", CREATED);
        return node;
    }
}
