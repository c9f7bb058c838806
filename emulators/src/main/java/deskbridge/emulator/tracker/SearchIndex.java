package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What search knows of issues, which may lag behind what they are (facts: yandex-tracker §4). Guarded by the
 * organisation's lock.
 */
final class SearchIndex {
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Deque<Pending> arriving = new ArrayDeque<>();
    private Duration lag = Duration.ZERO;

    /** An issue as search sees it; values as in {@link Issue}, with {@code key} among them. */
    record Document(Issue issue, Map<String, JsonNode> values) {}

    private record Pending(Document document, Instant at) {}

    /** From now on a change is found only when this much time has passed. */
    void lag(Duration time) {
        lag = time;
    }

    void record(Issue issue, Instant at) {
        Map<String, JsonNode> values = new LinkedHashMap<>(issue.values());
        values.put("key", TextNode.valueOf(issue.key));
        arriving.addLast(new Pending(new Document(issue, values), at));
    }

    List<Document> documents(Instant now) {
        while (!arriving.isEmpty() && !arriving.getFirst().at().plus(lag).isAfter(now)) {
            Document document = arriving.removeFirst().document();
            documents.put(document.issue().id, document);
        }
        return List.copyOf(documents.values());
    }
}
