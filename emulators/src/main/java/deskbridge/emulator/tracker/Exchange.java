package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One authenticated call on its way through a route.
 *
 * @param parts what the path held in place of the pattern's names
 */
record Exchange(
        Call call, TrackerUser user, Organisation organisation, References references, Map<String, String> parts) {

    /** A part of the path. */
    String part(String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("the route has no part " + name);
        }
        return part;
    }

    long number(String name) {
        try {
            return Long.parseLong(part(name));
        } catch (NumberFormatException notANumber) {
            throw Refusal.notFound("error.notFound");
        }
    }

    /** The issue of the path; one that the user may not see is as good as none. */
    Issue issue() {
        return organisation
                .issue(part("issue"))
                .filter(issue -> Visibility.mayRead(user, issue))
                .orElseThrow(() -> Refusal.notFound("error.noIssue", part("issue")));
    }

    Comment comment(Issue issue) {
        String id = part("comment");
        return issue.liveComments().stream()
                .filter(comment -> Long.toString(comment.id).equals(id) || comment.longId.equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("error.noComment", id));
    }

    Queue queue() {
        return organisation
                .findQueue(part("queue"))
                .orElseThrow(() -> Refusal.notFound("error.noQueue", part("queue")));
    }

    JsonNode body() {
        return call.json();
    }

    JsonNode bodyOrEmpty() {
        return call.body().isEmpty() ? Json.object() : call.json();
    }

    /**
     * Refuses with this status when {@code ?version=} or {@code If-Match} names another version than the present one.
     */
    void mustExpect(long version, int conflictStatus) {
        Optional<String> expected = call.query("version")
                .or(() ->
                        call.header("If-Match").map(tag -> tag.replace("\"", "").trim()));
        if (expected.isPresent() && !expected.get().equals(Long.toString(version))) {
            throw Refusal.of(conflictStatus, "error.version");
        }
    }

    Set<String> expand() {
        Set<String> all = new HashSet<>();
        for (String list : call.query().getOrDefault("expand", List.of())) {
            all.addAll(List.of(list.split(",", -1)));
        }
        return all;
    }

    boolean flag(String name, boolean otherwise) {
        return call.query(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    Paging paging() {
        return new Paging(call, "http://" + call.header("Host").orElse("127.0.0.1"));
    }

    /** Answers one page of a list in page mode. */
    Answer page(List<? extends JsonNode> all) {
        Paging paging = paging();
        return paging.pages(Answer.json(200, Json.array().addAll(paging.cut(all))), all.size());
    }
}
