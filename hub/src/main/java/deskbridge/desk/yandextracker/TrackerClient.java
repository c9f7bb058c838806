package deskbridge.desk.yandextracker;

import deskbridge.connector.LocalFile;
import deskbridge.rest.Download;
import deskbridge.rest.Part;
import deskbridge.rest.RestRequest;
import deskbridge.rest.TemporaryFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Tracker's API, one method per call (facts: yandex-tracker §3 to §9). */
final class TrackerClient {
    /** The most that Tracker gives at a time, whatever is asked for. */
    static final int PAGE = 100;

    private static final int MOST_PAGES = 200;
    private static final Duration FILE_TIMEOUT = Duration.ofMinutes(10);

    private final TrackerCalls calls;

    TrackerClient(TrackerCalls calls) {
        this.calls = calls;
    }

    UserJson myself() throws TrackerFault {
        return calls.read(UserJson.class, RestRequest.get("v3/myself"));
    }

    /** By login or id. */
    Optional<UserJson> user(String loginOrId) throws TrackerFault {
        return calls.find(UserJson.class, RestRequest.get("v3/users/{user}", loginOrId));
    }

    List<UserJson> users() throws TrackerFault {
        List<UserJson> all = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Page<UserJson> part = calls.list(
                    UserJson.class,
                    RestRequest.get("v3/users").query("perPage", PAGE).query("page", page));
            all.addAll(part.items());
            boolean more = part.more() || part.items().size() >= PAGE;
            if (!more || part.items().isEmpty()) {
                break;
            }
        }
        return all;
    }

    DictionaryJson queue(String key) throws TrackerFault {
        return calls.read(DictionaryJson.class, RestRequest.get("v3/queues/{queue}", key));
    }

    List<DictionaryJson> localFields(String queue) throws TrackerFault {
        return calls.list(DictionaryJson.class, RestRequest.get("v3/queues/{queue}/localFields", queue))
                .items();
    }

    List<DictionaryJson> statuses() throws TrackerFault {
        return calls.list(DictionaryJson.class, RestRequest.get("v3/statuses")).items();
    }

    List<DictionaryJson> resolutions() throws TrackerFault {
        return calls.list(DictionaryJson.class, RestRequest.get("v3/resolutions"))
                .items();
    }

    /** By key, by an older key of an issue that was moved, or by inner id. */
    Optional<IssueJson> issue(String key) throws TrackerFault {
        return calls.find(
                IssueJson.class, RestRequest.get("v3/issues/{issue}", key).query("expand", "transitions,attachments"));
    }

    IssueJson createIssue(Map<String, ?> body) throws TrackerFault {
        IssueJson made =
                calls.change(IssueJson.class, RestRequest.post("v3/issues/").json(calls.write(body)));
        if (!IssueKeys.isKey(made.key())) {
            throw TrackerFault.of(TrackerFault.Kind.BROKEN, "POST v3/issues/ answered without a key");
        }
        return made;
    }

    Optional<IssueJson> issueByUnique(String unique) throws TrackerFault {
        return calls.find(
                IssueJson.class, RestRequest.post("v3/issues/_findByUnique").query("unique", unique));
    }

    IssueJson changeIssue(String key, Map<String, ?> body) throws TrackerFault {
        return calls.change(
                IssueJson.class, RestRequest.patch("v3/issues/{issue}", key).json(calls.write(body)));
    }

    /** One page of what a filter finds. */
    Page<IssueJson> search(Map<String, ?> filter, String order, int page, int size) throws TrackerFault {
        return calls.list(
                IssueJson.class,
                RestRequest.post("v3/issues/_search")
                        .query("expand", "transitions")
                        .query("perPage", size)
                        .query("page", page)
                        .json(calls.write(Map.of("filter", filter, "order", order))));
    }

    List<TransitionJson> transitions(String issue) throws TrackerFault {
        return calls.list(TransitionJson.class, RestRequest.get("v3/issues/{issue}/transitions", issue))
                .items();
    }

    void execute(String issue, String transition, Map<String, ?> body) throws TrackerFault {
        calls.change(RestRequest.post("v3/issues/{issue}/transitions/{id}/_execute", issue, transition)
                .json(calls.write(body)));
    }

    /** Comments with a greater number than {@code after}, oldest first; all for 0. */
    List<CommentJson> comments(String issue, long after) throws TrackerFault {
        RestRequest request =
                RestRequest.get("v3/issues/{issue}/comments", issue).query("expand", "attachments");
        return byCursor(CommentJson.class, request, after == 0 ? "" : Long.toString(after), CommentJson::idOrNothing);
    }

    Optional<CommentJson> comment(String issue, String id) throws TrackerFault {
        return calls.find(
                CommentJson.class,
                RestRequest.get("v3/issues/{issue}/comments/{id}", issue, id).query("expand", "attachments"));
    }

    CommentJson addComment(String issue, Map<String, ?> body) throws TrackerFault {
        CommentJson written = calls.change(
                CommentJson.class,
                RestRequest.post("v3/issues/{issue}/comments", issue)
                        .query("isAddToFollowers", false)
                        .json(calls.write(body)));
        if (written.number() == 0) {
            throw TrackerFault.of(TrackerFault.Kind.BROKEN, "POST v3/issues/{issue}/comments answered without an id");
        }
        return written;
    }

    void changeComment(CommentId id, Map<String, ?> body) throws TrackerFault {
        calls.change(RestRequest.patch("v3/issues/{issue}/comments/{id}", id.issue(), id.comment())
                .json(calls.write(body)));
    }

    /** History after this entry, oldest first; all for an empty text. */
    List<ChangeJson> changes(String issue, String after) throws TrackerFault {
        return byCursor(
                ChangeJson.class,
                RestRequest.get("v3/issues/{issue}/changelog", issue),
                after,
                ChangeJson::idOrNothing);
    }

    /** All files of an issue and of its comments. */
    List<FileJson> files(String issue) throws TrackerFault {
        return calls.list(FileJson.class, RestRequest.get("v3/issues/{issue}/attachments", issue))
                .items();
    }

    /** Uploads a file that belongs to nothing yet. */
    FileJson upload(LocalFile file) throws TrackerFault {
        RestRequest request = RestRequest.post("v3/attachments/")
                .query("filename", file.name())
                .multipart(Part.file("file", file.name(), file.mediaType(), file.path()))
                .callTimeout(FILE_TIMEOUT);
        return calls.read(FileJson.class, request);
    }

    Download.Saved download(FileAddress file, long maxBytes, TemporaryFiles files) throws TrackerFault {
        RestRequest request = RestRequest.get(
                        "v3/issues/{issue}/attachments/{id}/{name}", file.issue(), file.file(), file.name())
                .callTimeout(FILE_TIMEOUT);
        return calls.save(request, maxBytes, files);
    }

    /** Reads on from the last id seen until there is no more, or until Tracker repeats itself. */
    private <T> List<T> byCursor(Class<T> type, RestRequest request, String after, Function<T, String> id)
            throws TrackerFault {
        List<T> all = new ArrayList<>();
        String cursor = after;
        for (int page = 1; page <= MOST_PAGES; page++) {
            UnaryOperator<RestRequest> onwards = from(cursor);
            Page<T> part = calls.list(type, onwards.apply(request.query("perPage", PAGE)));
            all.addAll(part.items());
            String last =
                    part.items().isEmpty() ? cursor : id.apply(part.items().getLast());
            boolean more = part.more() || part.items().size() >= PAGE;
            if (!more || last.isEmpty() || last.equals(cursor)) {
                break;
            }
            cursor = last;
        }
        return all;
    }

    private static UnaryOperator<RestRequest> from(String cursor) {
        return request -> cursor.isEmpty() ? request : request.query("id", cursor);
    }
}
