package deskbridge.desk.okdesk;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a webhook names, in any of the envelopes that Okdesk, older bots and their tests use (facts: okdesk §6.2).
 *
 * @param issue id of the issue; empty when the event is about something else
 * @param comment id of the comment; empty when none is named
 * @param kind what it seems to be, in a word
 * @param commentOnly true when the event is about the comment and nothing else
 */
record HookBody(String issue, String comment, String kind, boolean commentOnly) {
    /** Kinds are labels of metrics, so a stranger must not invent them (facts: okdesk §6.2). */
    private static final Set<String> KINDS = Set.of(
            "new_ticket",
            "new_ticket_status",
            "new_comment",
            "new_files",
            "new_assignee",
            "new_csat_rate",
            "new_deadline",
            "update_issue_work_type",
            "new_priority",
            "add_coexecutor",
            "remove_coexecutor",
            "ticket_deleted",
            "change_ticket_parameter",
            "issue.created",
            "issue.updated",
            "issue.status_changed",
            "comment.created",
            "issue_created",
            "status_changed",
            "assignee_changed");

    private static final String OTHER = "update";

    static HookBody of(Node root) {
        String type = type(root);
        Node event = root.at("event");
        Node data = root.at("data");
        String issue = first(
                root.at("issue").id("id"),
                root.at("issue").id(),
                data.at("issue").id("id"),
                event.at("issue").id("id"),
                root.id("issue_id"),
                data.id("issue_id"),
                event.id("issue_id"));
        boolean aboutIssue = !type.startsWith("new_company") && !type.startsWith("change_company");
        boolean aboutComment = type.equals("new_comment") || type.equals("comment.created");
        String comment = first(
                event.at("comment").id("id"),
                root.at("comment").id("id"),
                data.at("comment").id("id"),
                data.id("comment_id"));
        return new HookBody(aboutIssue ? issue : "", comment, KINDS.contains(type) ? type : OTHER, aboutComment);
    }

    private static String type(Node root) {
        Node event = root.at("event");
        return Stream.of(
                        event.text("event_type"),
                        event.text("type"),
                        event.text("name"),
                        event.text(),
                        root.text("event_type"))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(OTHER)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String first(String... ids) {
        return List.of(ids).stream().filter(id -> !id.isEmpty()).findFirst().orElse("");
    }
}
