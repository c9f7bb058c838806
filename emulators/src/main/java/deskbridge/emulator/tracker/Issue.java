package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An issue. Field values are kept by full field id in a bare form: references as id or key text, times as UTC text,
 * lists as arrays; an unset field is absent. Guarded by the organisation's lock.
 */
final class Issue {
    final String id;
    final List<String> aliases = new ArrayList<>();
    final List<Comment> comments = new ArrayList<>();
    final List<Attachment> attachments = new ArrayList<>();
    final List<HistoryEntry> history = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final List<RemoteLink> remoteLinks = new ArrayList<>();
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    String key;
    Queue queue;
    long version;

    Issue(String id, String key, Queue queue) {
        this.id = id;
        this.key = key;
        this.queue = queue;
    }

    /** One end of a link between two issues. */
    record Link(long id, String type, boolean outward, String otherId, String createdBy, String createdAt) {}

    /** A link to an object of another application. */
    record RemoteLink(long id, String relationship, String key, String origin, String createdBy, String createdAt) {}

    @Nullable
    JsonNode value(String field) {
        return values.get(field);
    }

    String text(String field) {
        JsonNode value = values.get(field);
        return value == null ? "" : value.asText();
    }

    /** The elements of a list of texts; empty when unset. */
    List<String> texts(String field) {
        JsonNode value = values.get(field);
        List<String> texts = new ArrayList<>();
        if (value != null) {
            value.forEach(element -> texts.add(element.asText()));
        }
        return texts;
    }

    void put(String field, JsonNode value) {
        if (value.isNull() || (value.isArray() && value.isEmpty())) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    Map<String, JsonNode> values() {
        return values;
    }

    Optional<Comment> comment(long commentId) {
        return comments.stream()
                .filter(comment -> comment.id == commentId && !comment.deleted)
                .findFirst();
    }

    List<Comment> liveComments() {
        return comments.stream().filter(comment -> !comment.deleted).toList();
    }

    /** The comment that carries a file, if one does. */
    Optional<Comment> commentOf(Attachment attachment) {
        return liveComments().stream()
                .filter(comment -> comment.attachments.contains(attachment))
                .findFirst();
    }
}
