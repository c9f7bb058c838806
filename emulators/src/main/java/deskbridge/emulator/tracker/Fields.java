package deskbridge.emulator.tracker;

import deskbridge.emulator.tracker.Field.Change;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields every issue has; a queue's local fields are in {@link Queue}. */
final class Fields {
    private static final Map<String, Field> GLOBAL = new LinkedHashMap<>();

    static {
        one("summary", FieldKind.STRING, Change.EDIT);
        one("description", FieldKind.TEXT, Change.EDIT);
        one("queue", FieldKind.QUEUE, Change.CREATE);
        one("unique", FieldKind.STRING, Change.CREATE);
        one("type", FieldKind.ISSUE_TYPE, Change.EDIT);
        one("priority", FieldKind.PRIORITY, Change.EDIT);
        one("assignee", FieldKind.USER, Change.EDIT);
        one("parent", FieldKind.ISSUE, Change.EDIT);
        one("project", FieldKind.LOOSE, Change.EDIT);
        one("storyPoints", FieldKind.FLOAT, Change.EDIT);
        one("start", FieldKind.DATE, Change.EDIT);
        one("end", FieldKind.DATE, Change.EDIT);
        one("deadline", FieldKind.DATE, Change.EDIT);
        many("followers", FieldKind.USER);
        many("access", FieldKind.USER);
        many("tags", FieldKind.STRING);
        many("sprint", FieldKind.LOOSE);
        many("boards", FieldKind.LOOSE);
        many("components", FieldKind.LOOSE);
        one("author", FieldKind.USER, Change.CREATE);
        one("resolution", FieldKind.RESOLUTION, Change.TRANSITION);
        one("status", FieldKind.STATUS, Change.NEVER);
        one("previousStatus", FieldKind.STATUS, Change.NEVER);
        one("previousQueue", FieldKind.QUEUE, Change.NEVER);
        one("statusStartTime", FieldKind.DATE_TIME, Change.NEVER);
        one("resolvedAt", FieldKind.DATE_TIME, Change.NEVER);
        one("resolvedBy", FieldKind.USER, Change.NEVER);
        one("createdBy", FieldKind.USER, Change.NEVER);
        one("createdAt", FieldKind.DATE_TIME, Change.NEVER);
        one("updatedBy", FieldKind.USER, Change.NEVER);
        one("updatedAt", FieldKind.DATE_TIME, Change.NEVER);
        one("lastCommentUpdatedAt", FieldKind.DATE_TIME, Change.NEVER);
        GLOBAL.put(
                "pendingReplyFrom",
                new Field("pendingReplyFrom", "pendingReplyFrom", FieldKind.USER, true, Change.NEVER));
        one("emailFrom", FieldKind.STRING, Change.NEVER);
        one("key", FieldKind.STRING, Change.NEVER);
    }

    private Fields() {}

    private static void one(String name, FieldKind kind, Change change) {
        GLOBAL.put(name, new Field(name, name, kind, false, change));
    }

    private static void many(String name, FieldKind kind) {
        GLOBAL.put(name, new Field(name, name, kind, true, Change.EDIT));
    }

    static Collection<Field> all() {
        return Collections.unmodifiableCollection(GLOBAL.values());
    }

    static Optional<Field> find(String name) {
        return Optional.ofNullable(GLOBAL.get(name));
    }

    static Field named(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no field " + name));
    }

    /** As conditions of triggers and the query language write names, in any case. */
    static Optional<Field> findIgnoringCase(String name) {
        return GLOBAL.values().stream()
                .filter(field -> field.id().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
