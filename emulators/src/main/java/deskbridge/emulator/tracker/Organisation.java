package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Monitor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the emulated Tracker remembers, behind one lock: a call sees and leaves a whole state, as with the real
 * service's transactions.
 */
final class Organisation extends Monitor<String> {
    private final InstantSource clock;
    private final HexIds ids = new HexIds();
    private final People people = new People();
    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private final Map<String, Issue> issues = new LinkedHashMap<>();
    private final Map<String, Issue> issuesByKey = new LinkedHashMap<>();
    private final Map<String, Issue> issuesByUnique = new LinkedHashMap<>();
    private final Map<Long, Attachment> temporaryFiles = new LinkedHashMap<>();
    private final Set<String> applications = new LinkedHashSet<>();
    private long commentIds;
    private long otherIds;

    Organisation(InstantSource clock) {
        this.clock = clock;
    }

    /** The present moment to the millisecond, which is all that Tracker tells. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    String nextHexId() {
        return ids.next(now());
    }

    /** Comment ids are small numbers of the whole organisation. */
    long nextCommentId() {
        return ++commentIds;
    }

    /** Leaves a hole in the comment ids, as deleted comments of other issues do. */
    void skipCommentIds(long count) {
        commentIds += count;
    }

    long nextNumber() {
        return ++otherIds;
    }

    People people() {
        return people;
    }

    void add(Queue queue) {
        queues.put(queue.key(), queue);
    }

    List<Queue> queues() {
        return new ArrayList<>(queues.values());
    }

    Queue queue(String key) {
        Queue queue = queues.get(key);
        if (queue == null) {
            throw new IllegalStateException("no queue " + key);
        }
        return queue;
    }

    /** By key (case-sensitive), id, or an object with either. */
    Optional<Queue> findQueue(JsonNode given) {
        if (given.isObject()) {
            return given.hasNonNull("id") ? findQueue(given.get("id")) : findQueue(given.path("key"));
        }
        return findQueue(given.asText());
    }

    Optional<Queue> findQueue(String keyOrId) {
        return queues.values().stream()
                .filter(queue -> queue.key().equals(keyOrId) || queue.id().equals(keyOrId))
                .findFirst();
    }

    void add(Issue issue) {
        issues.put(issue.id, issue);
        issuesByKey.put(issue.key, issue);
        if (!issue.text("unique").isEmpty()) {
            issuesByUnique.put(issue.text("unique"), issue);
        }
    }

    /** Gives an issue a new key; the old one goes on leading to it. */
    void rename(Issue issue, String newKey) {
        issue.aliases.add(issue.key);
        issue.key = newKey;
        issuesByKey.put(newKey, issue);
    }

    List<Issue> issues() {
        return new ArrayList<>(issues.values());
    }

    /** By key, an earlier key, or hex id. */
    Optional<Issue> issue(String keyOrId) {
        Issue byKey = issuesByKey.get(keyOrId);
        return Optional.ofNullable(byKey == null ? issues.get(keyOrId) : byKey);
    }

    Optional<Issue> withUnique(String unique) {
        return Optional.ofNullable(issuesByUnique.get(unique));
    }

    /** Files uploaded ahead of the issue or comment that will carry them. */
    Map<Long, Attachment> temporaryFiles() {
        return temporaryFiles;
    }

    /** Ids of the other applications that issues may link to. */
    Set<String> applications() {
        return applications;
    }
}
