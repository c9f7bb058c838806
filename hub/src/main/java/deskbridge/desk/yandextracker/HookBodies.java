package deskbridge.desk.yandextracker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds ids in the bodies that administrators type into triggers. Tracker puts values into a template as they are, so a quote or
 * a line break in a comment breaks the JSON (facts: yandex-tracker §11.3): then the ids are picked out of the raw text.
 */
final class HookBodies {
    private static final Pattern KEY =
            Pattern.compile("\"(?:issue|key|issueKey)\"\\s*:\\s*\"([A-Z][A-Z0-9]{0,63}-\\d{1,10})\"");
    private static final String ID = "\"?(\\d{1,19}|[0-9a-f]{24})(?![0-9A-Za-z])";
    private static final Pattern OWN_COMMENT = Pattern.compile("\"(?:commentId|generatedCommentId)\"\\s*:\\s*" + ID);
    private static final Pattern COMMENT = Pattern.compile("\"comment\"\\s*:\\s*\\{");
    private static final Pattern COMMENT_ID = Pattern.compile("\"(?:id|commentId|key)\"\\s*:\\s*" + ID);
    private static final String OLDER_EVENT = "issueCommentEvent";

    private final TrackerJson json;

    HookBodies(TrackerJson json) {
        this.json = json;
    }

    /**
     * What a body names.
     *
     * @param issue key of the issue
     * @param comments ids of comments, without repeats; possibly none
     * @param commentsOnly true when the event is about the comments and nothing else
     */
    record Named(String issue, List<String> comments, boolean commentsOnly) {}

    /** Empty when no issue is named. */
    Optional<Named> read(byte[] body) {
        try {
            return parsed(json.read(Map.class, body));
        } catch (TrackerJson.UnreadableJson broken) {
            return picked(new String(body, StandardCharsets.UTF_8));
        }
    }

    private static Optional<Named> parsed(Map<?, ?> body) {
        String key = key(body);
        if (!IssueKeys.isKey(key)) {
            return Optional.empty();
        }
        List<String> comments = new ArrayList<>();
        Stream.of("commentId", "generatedCommentId").forEach(name -> add(comments, text(body.get(name))));
        if (body.get("comment") instanceof Map<?, ?> comment) {
            Stream.of("id", "commentId", "key")
                    .flatMap(name -> IssueKeys.commentId(text(comment.get(name))).stream())
                    .findFirst()
                    .ifPresent(id -> add(comments, id));
        }
        return Optional.of(new Named(key, comments, isAboutComments(body)));
    }

    private static boolean isAboutComments(Map<?, ?> body) {
        return "comment".equals(body.get("event")) || OLDER_EVENT.equals(body.get("type"));
    }

    private static String key(Map<?, ?> body) {
        if (body.get("issue") instanceof Map<?, ?> issue) {
            return text(issue.get("key"));
        }
        return Stream.of("issue", "key", "issueKey")
                .map(name -> text(body.get(name)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Optional<Named> picked(String raw) {
        Matcher key = KEY.matcher(raw);
        if (!key.find()) {
            return Optional.empty();
        }
        List<String> comments = new ArrayList<>();
        Matcher own = OWN_COMMENT.matcher(raw);
        while (own.find() && comments.size() < 2) {
            add(comments, own.group(1));
        }
        Matcher comment = COMMENT.matcher(raw);
        if (comments.isEmpty() && comment.find()) {
            Matcher id = COMMENT_ID.matcher(raw);
            if (id.find(comment.end())) {
                add(comments, id.group(1));
            }
        }
        // The text may have hidden something else that changed: read as an update, with the comments for a hint.
        return Optional.of(new Named(key.group(1), comments, raw.contains(OLDER_EVENT)));
    }

    private static void add(List<String> ids, String id) {
        IssueKeys.commentId(id).filter(valid -> !ids.contains(valid)).ifPresent(ids::add);
    }

    /** Numbers come as whole numbers or as decimals, depending on their size. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text.strip();
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
            default -> value.toString();
        };
    }
}
