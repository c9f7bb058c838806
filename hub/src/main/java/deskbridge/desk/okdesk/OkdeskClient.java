package deskbridge.desk.okdesk;

import deskbridge.desk.okdesk.OkdeskFault.Kind;
import deskbridge.rest.Download;
import deskbridge.rest.Part;
import deskbridge.rest.RestRequest;
import deskbridge.rest.TemporaryFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Okdesk's API, one method per call (facts: okdesk §2 to §5). */
final class OkdeskClient {
    /** The most issues that Okdesk gives at a time. */
    static final int PAGE = 50;

    private static final int MOST_PAGES = 50;
    private static final int LARGE_PAGE = 100;
    private static final Duration FILE_TIMEOUT = Duration.ofMinutes(10);
    private static final String ISSUE = "issues/{issue}";

    private final OkdeskCalls calls;
    private final MergedIssues merged;

    OkdeskClient(OkdeskCalls calls, MergedIssues merged) {
        this.calls = calls;
        this.merged = merged;
    }

    /** The issue, or the one that it was merged into; empty when it does not exist or may not be seen. */
    Optional<Node> issue(String id) throws OkdeskFault {
        return inIssue(id, this::issueItself);
    }

    private Optional<Node> issueItself(String id) throws OkdeskFault {
        Optional<Node> found = find(RestRequest.get(ISSUE, id), "issue");
        found.ifPresent(issue -> merged.note(id, issue.id("id")));
        return found;
    }

    /** @param files the multipart form that takes the place of the body; empty for none */
    Node createIssue(Map<String, ?> issue, List<Part> files) throws OkdeskFault {
        RestRequest request = RestRequest.post("issues/");
        return made(request, request(request, "issue", issue, files), "issue");
    }

    /** One page of issues. */
    List<Node> issues(UnaryOperator<RestRequest> filters, String sortedBy, boolean newestFirst, int page, int size)
            throws OkdeskFault {
        RestRequest request = filters.apply(RestRequest.get("issues/list"))
                .query("sorting[field]", sortedBy)
                .query("sorting[direction]", newestFirst ? "reverse" : "forward")
                .query("page[number]", page)
                .query("page[size]", size);
        return calls.list(request);
    }

    /** Ids of all issues that pass. */
    List<String> issueIds(UnaryOperator<RestRequest> filters) throws OkdeskFault {
        return calls.list(filters.apply(RestRequest.get("issues/count"))).stream()
                .map(Node::id)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    void changeStatus(String issue, Map<String, ?> body) throws OkdeskFault {
        inIssue(
                issue,
                id -> calls.change(RestRequest.post(ISSUE + "/statuses", id).json(calls.write(body))));
    }

    void changeType(String issue, String code) throws OkdeskFault {
        String body = calls.write(Map.of("code", code));
        inIssue(
                issue,
                id -> calls.change(RestRequest.patch(ISSUE + "/types", id).json(body)));
    }

    void changeAssignee(String issue, Map<String, ?> body) throws OkdeskFault {
        inIssue(
                issue,
                id -> calls.change(RestRequest.patch(ISSUE + "/assignees", id).json(calls.write(body))));
    }

    void rate(String issue, Map<String, ?> body) throws OkdeskFault {
        inIssue(issue, id -> calls.change(RestRequest.post(ISSUE + "/rates", id).json(calls.write(body))));
    }

    /** All comments, in Okdesk's order, which nobody promises. */
    List<Node> comments(String issue) throws OkdeskFault {
        return inIssue(issue, id -> calls.list(RestRequest.get(ISSUE + "/comments", id)));
    }

    Node addComment(String issue, Map<String, ?> comment, List<Part> files) throws OkdeskFault {
        return inIssue(issue, id -> {
            RestRequest request = RestRequest.post(ISSUE + "/comments", id);
            return made(request, request(request, "comment", comment, files), "comment");
        });
    }

    /** A file with a link that is good for half a minute. */
    Node attachment(String issue, String id) throws OkdeskFault {
        return inIssue(issue, now -> calls.read(RestRequest.get(ISSUE + "/attachments/{file}", now, id)))
                .unwrapped("attachment");
    }

    Download download(String link, long maxBytes, TemporaryFiles files) throws OkdeskFault {
        return calls.download(link, FILE_TIMEOUT, maxBytes, files);
    }

    List<Node> statuses() throws OkdeskFault {
        return calls.list(RestRequest.get("issues/statuses"));
    }

    List<Node> parameters() throws OkdeskFault {
        return calls.list(RestRequest.get("issues/parameters/list"));
    }

    List<Node> employees() throws OkdeskFault {
        return all(RestRequest.get("employees/list"));
    }

    List<Node> serviceObjects(String company) throws OkdeskFault {
        return all(RestRequest.get("maintenance_entities/list").query("company_ids[]", company));
    }

    /** Contacts by one of Okdesk's ways to search; it answers an object, a list, or nothing in some form (facts: okdesk §5). */
    List<Node> contacts(String by, String value) throws OkdeskFault {
        return found(RestRequest.get("contacts/").query(by, value), "contact");
    }

    /** Empty when there is none any more. */
    Optional<Node> contact(String id) throws OkdeskFault {
        return find(RestRequest.get("contacts/{contact}", id), "contact");
    }

    /** Changes what is named. */
    void changeContact(String id, Map<String, ?> body) throws OkdeskFault {
        calls.change(RestRequest.patch("contacts/{contact}", id).json(calls.write(body)));
    }

    Node createContact(Map<String, ?> contact) throws OkdeskFault {
        RestRequest request = RestRequest.post("contacts/");
        return made(request, request(request, "contact", contact, List.of()), "contact");
    }

    List<Node> companies(String by, String value) throws OkdeskFault {
        return found(RestRequest.get("companies/").query(by, value), "company");
    }

    /** Companies whose parameter has a value, as far as the account knows the parameter: unknown filters are ignored. */
    List<Node> companiesWith(String parameter, String value) throws OkdeskFault {
        return calls.list(RestRequest.get("companies/list")
                .query("custom_parameters[" + parameter + "]", value)
                .query("page[size]", LARGE_PAGE));
    }

    /** The first few thousand, whole. */
    List<Node> companies() throws OkdeskFault {
        return all(RestRequest.get("companies/list"));
    }

    private List<Node> found(RestRequest request, String wrapping) throws OkdeskFault {
        try {
            return calls.read(request).items().stream()
                    .map(row -> row.unwrapped(wrapping))
                    .filter(row -> !row.id("id").isEmpty())
                    .toList();
        } catch (OkdeskFault e) {
            if (e.isRefusal() && (e.status() == 404 || e.status() == 200)) {
                return List.of();
            }
            throw e;
        }
    }

    private Optional<Node> find(RestRequest request, String wrapping) throws OkdeskFault {
        try {
            Node found = calls.read(request).unwrapped(wrapping);
            return found.id("id").isEmpty() ? Optional.empty() : Optional.of(found);
        } catch (OkdeskFault e) {
            if (e.isRefusal()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private RestRequest request(RestRequest request, String wrapping, Map<String, ?> body, List<Part> files) {
        return files.isEmpty()
                ? request.json(calls.write(Map.of(wrapping, body)))
                : request.multipart(FormParts.of(wrapping, body, files)).callTimeout(FILE_TIMEOUT);
    }

    private Node made(RestRequest named, RestRequest request, String wrapping) throws OkdeskFault {
        Node answer = calls.change(request).unwrapped(wrapping);
        if (answer.id("id").isEmpty()) {
            throw OkdeskFault.of(Kind.UNCLEAR, 200, named + " answered without an id");
        }
        return answer;
    }

    /** All rows of a list that is read on from the last id (facts: okdesk §2.2). */
    private List<Node> all(RestRequest request) throws OkdeskFault {
        List<Node> all = new ArrayList<>();
        String cursor = "";
        for (int page = 1; page <= MOST_PAGES; page++) {
            RestRequest sized = request.query("page[size]", LARGE_PAGE).query("page[direction]", "forward");
            List<Node> rows = calls.list(cursor.isEmpty() ? sized : sized.query("page[from_id]", cursor));
            all.addAll(rows);
            String last = rows.isEmpty() ? "" : rows.getLast().id("id");
            if (rows.size() < LARGE_PAGE || last.isEmpty() || last.equals(cursor)) {
                break;
            }
            cursor = last;
        }
        return all;
    }

    private interface InIssue<T> {
        T call(String issue) throws OkdeskFault;
    }

    /** Works in the issue that goes on, learning of a merge by the way. */
    private <T> T inIssue(String issue, InIssue<T> work) throws OkdeskFault {
        String now = merged.current(issue);
        try {
            return work.call(now);
        } catch (OkdeskFault e) {
            if (e.kind() != Kind.MERGED || e.target().equals(now)) {
                throw e;
            }
            merged.note(now, e.target());
            return work.call(e.target());
        }
    }
}
