package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;

/** A rule of a queue: when all conditions hold for an edit, the actions are done (facts: yandex-tracker §11). */
final class Trigger {
    final long id;
    final String queueKey;
    String name;
    JsonNode conditions;
    JsonNode actions;
    boolean active;
    long version = 1;

    Trigger(long id, String queueKey, String name, JsonNode conditions, JsonNode actions, boolean active) {
        this.id = id;
        this.queueKey = queueKey;
        this.name = name;
        this.conditions = conditions;
        this.actions = actions;
        this.active = active;
    }
}
