package deskbridge.desk.yandextracker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files came with which comment. A list of comments shows short references at best; names and sizes are in the issue's own
 * list, where a file names its comment by the long id (facts: yandex-tracker §5, §7).
 */
final class CommentFiles {
    private final TrackerClient client;
    private final IssueJson issue;
    private Map<String, FileJson> loaded = Map.of();
    private boolean isLoaded;

    /** Files of one issue during one reading; asked for when the first comment needs them. */
    CommentFiles(TrackerClient client, IssueJson issue) {
        this.client = client;
        this.issue = issue;
    }

    List<FileJson> of(CommentJson comment) throws TrackerFault {
        Map<String, FileJson> found = new LinkedHashMap<>();
        List<Ref> shown = comment.attachments() == null ? List.of() : comment.attachments();
        if (!shown.isEmpty() || issue.hasFiles()) {
            all().forEach((id, file) -> {
                if (file.commentId() != null && file.commentId().equals(comment.longId())) {
                    found.put(id, file);
                }
            });
        }
        for (Ref ref : shown) {
            String id = String.valueOf(ref.id());
            found.put(id, all().getOrDefault(id, FileJson.of(ref)));
        }
        return List.copyOf(found.values());
    }

    private Map<String, FileJson> all() throws TrackerFault {
        if (!isLoaded) {
            Map<String, FileJson> byId = new LinkedHashMap<>();
            client.files(issue.identity()).forEach(file -> byId.put(String.valueOf(file.id()), file));
            loaded = byId;
            isLoaded = true;
        }
        return loaded;
    }
}
