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
    private final String issue;
    private Map<String, FileJson> loaded = Map.of();
    private boolean isLoaded;

    /** Files of one issue during one reading; asked for when the first comment needs them. */
    CommentFiles(TrackerClient client, String issue) {
        this.client = client;
        this.issue = issue;
    }

    List<FileJson> of(CommentJson comment) throws TrackerFault {
        List<Ref> shown = comment.attachments();
        if (shown == null || shown.isEmpty()) {
            return List.of();
        }
        Map<String, FileJson> all = all();
        return shown.stream()
                .map(ref -> all.getOrDefault(String.valueOf(ref.id()), FileJson.of(ref)))
                .toList();
    }

    private Map<String, FileJson> all() throws TrackerFault {
        if (!isLoaded) {
            Map<String, FileJson> byId = new LinkedHashMap<>();
            client.files(issue).forEach(file -> byId.put(String.valueOf(file.id()), file));
            loaded = byId;
            isLoaded = true;
        }
        return loaded;
    }
}
