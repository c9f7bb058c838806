package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import deskbridge.emulator.Json;
import java.time.Instant;
import java.time.ZoneOffset;

/** Shows values the way one answer wants them: links under the request's address and version, names in its language. */
final class References {
    private final Organisation organisation;
    private final String root;
    private final Texts texts;
    private final ZoneOffset offset;

    /** @param root address with version, such as {@code http://127.0.0.1:4000/v3} */
    References(Organisation organisation, String root, Texts texts, ZoneOffset offset) {
        this.organisation = organisation;
        this.root = root;
        this.texts = texts;
        this.offset = offset;
    }

    Texts texts() {
        return texts;
    }

    String self(String path) {
        return root + "/" + path;
    }

    String time(Instant moment) {
        return TrackerTime.write(moment, offset);
    }

    /** {@code {self, id, display}} of a user with the ids that answers of 2024 carry. */
    ObjectNode user(String uid) {
        TrackerUser user = organisation.people().withUid(uid);
        ObjectNode node = Json.object();
        node.put("self", self("users/" + uid));
        node.put("id", uid);
        node.put("display", user.display());
        node.put("cloudUid", user.cloudUid());
        node.put("passportUid", Long.parseLong(uid));
        return node;
    }

    ArrayNode users(Iterable<String> uids) {
        ArrayNode list = Json.array();
        uids.forEach(uid -> list.add(user(uid)));
        return list;
    }

    ObjectNode entry(Dictionary dictionary, String key) {
        Dictionary.Entry entry = dictionary.withKey(key);
        return reference(dictionary.path() + "/" + entry.id(), entry.id(), key, dictionary.display(entry, texts));
    }

    ObjectNode queue(String key) {
        Queue queue = organisation.queue(key);
        return reference("queues/" + key, queue.id(), key, queue.name());
    }

    ObjectNode issue(Issue issue) {
        return reference("issues/" + issue.key, issue.id, issue.key, issue.text("summary"));
    }

    private ObjectNode reference(String path, String id, String key, String display) {
        ObjectNode node = Json.object();
        node.put("self", self(path));
        node.put("id", id);
        node.put("key", key);
        node.put("display", display);
        return node;
    }

    /** A whole field value from its bare form. */
    JsonNode value(Field field, JsonNode bare) {
        if (!bare.isArray()) {
            return element(field, bare);
        }
        ArrayNode list = Json.array();
        bare.forEach(one -> list.add(element(field, one)));
        return list;
    }

    private JsonNode element(Field field, JsonNode bare) {
        if (bare.isNull()) {
            return bare;
        }
        return switch (field.kind()) {
            case USER -> user(bare.asText());
            case QUEUE -> queue(bare.asText());
            case STATUS -> entry(Dictionary.STATUSES, bare.asText());
            case RESOLUTION -> entry(Dictionary.RESOLUTIONS, bare.asText());
            case PRIORITY -> entry(Dictionary.PRIORITIES, bare.asText());
            case ISSUE_TYPE -> entry(Dictionary.ISSUE_TYPES, bare.asText());
            case ISSUE ->
                issue(organisation
                        .issue(bare.asText())
                        .orElseThrow(() -> new IllegalStateException("no issue " + bare)));
            case DATE_TIME ->
                TrackerTime.read(bare.asText())
                        .map(moment -> (JsonNode) TextNode.valueOf(time(moment)))
                        .orElse(bare);
            case LOOSE -> loose(field, bare.asText());
            case STRING, TEXT, INTEGER, FLOAT, DATE, URI -> bare;
        };
    }

    private ObjectNode loose(Field field, String id) {
        ObjectNode node = Json.object();
        if (field.id().equals("boards")) {
            return node.put("id", Long.parseLong(id)).put("name", "board " + id);
        }
        String path = field.id() + (field.id().endsWith("s") ? "/" : "s/");
        return node.put("self", self(path + id)).put("id", id).put("display", field.id() + " " + id);
    }

    ObjectNode field(Field field) {
        ObjectNode node = Json.object();
        node.put("self", self("fields/" + field.id()));
        node.put("id", field.id());
        node.put("display", texts.orElse("field." + field.id(), field.key()));
        return node;
    }
}
