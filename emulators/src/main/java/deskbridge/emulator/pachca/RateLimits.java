package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Call;
import deskbridge.emulator.MalformedBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documented request rates, counted by the injected clock: writing messages 4/s per token and chat with bursts to 30/s
 * for 5 s, reading messages 10/s, event history 5 per 2 s, everything else 50/s per token.
 */
final class RateLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Workspace workspace;
    private final Map<String, Deque<Instant>> calls = new HashMap<>();

    RateLimits(Workspace workspace) {
        this.workspace = workspace;
    }

    private record Rule(int calls, Duration window) {}

    /** Counts the call, or says how long to wait. */
    Optional<Duration> take(Token token, Call call, List<String> path) {
        if (!workspace.settings.rateLimits()) {
            return Optional.empty();
        }
        boolean messages = path.getFirst().equals("messages") && path.size() <= 2;
        if (messages && !call.method().equals("GET")) {
            String bucket = token.id() + " write " + chat(token, call, path);
            // 4/s sustained plus five seconds of bursting leaves this much within half a minute.
            return take(bucket, List.of(new Rule(30, SECOND), new Rule(250, Duration.ofSeconds(30))));
        }
        if (path.getFirst().equals("messages") && call.method().equals("GET")) {
            return take(token.id() + " read", List.of(new Rule(10, SECOND)));
        }
        if (path.getFirst().equals("webhooks") && call.method().equals("GET")) {
            return take(token.id() + " events", List.of(new Rule(5, Duration.ofSeconds(2))));
        }
        return take(token.id() + " other", List.of(new Rule(50, SECOND)));
    }

    static Refusal refusal(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        // The body of a 429 is undocumented; the code is in the enumeration.
        return Refusal.api(429, "base", "rate_limit", "too many requests")
                .withHeader("Retry-After", Long.toString(seconds));
    }

    private Optional<Duration> take(String bucket, List<Rule> rules) {
        Instant now = workspace.now();
        Deque<Instant> taken = calls.computeIfAbsent(bucket, unused -> new ArrayDeque<>());
        Duration longest = rules.getLast().window();
        while (!taken.isEmpty() && !taken.peekFirst().isAfter(now.minus(longest))) {
            taken.removeFirst();
        }
        for (Rule rule : rules) {
            List<Instant> recent = taken.stream()
                    .filter(at -> at.isAfter(now.minus(rule.window())))
                    .toList();
            if (recent.size() >= rule.calls()) {
                return Optional.of(Duration.between(now, recent.getFirst().plus(rule.window())));
            }
        }
        taken.addLast(now);
        return Optional.empty();
    }

    private String chat(Token token, Call call, List<String> path) {
        try {
            if (path.size() == 2) {
                Post post = workspace.posts.get(Long.parseLong(path.get(1)));
                return post == null ? "none" : Long.toString(post.room.id);
            }
            JsonNode message = call.json().path("message");
            String type = message.path("entity_type").asText("discussion");
            long id = message.path("entity_id").asLong();
            Topic topic = workspace.topics.get(id);
            return switch (type) {
                case "thread" -> topic == null ? "none" : Long.toString(topic.room.id);
                case "user" ->
                    workspace
                            .direct(token.userId(), id)
                            .map(room -> Long.toString(room.id))
                            .orElse("user " + id);
                default -> Long.toString(id);
            };
        } catch (MalformedBody | NumberFormatException e) {
            return "none";
        }
    }
}
