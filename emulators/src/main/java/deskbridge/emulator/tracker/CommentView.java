package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Set;

/** Comments as JSON; without {@code expand} nothing shows that a comment has files (facts: yandex-tracker §5). */
final class CommentView {
    private final References references;

    CommentView(References references) {
        this.references = references;
    }

    ArrayNode comments(Issue issue, List<Comment> comments, Set<String> expand) {
        ArrayNode list = Json.array();
        comments.forEach(comment -> list.add(comment(issue, comment, expand)));
        return list;
    }

    ObjectNode comment(Issue issue, Comment comment, Set<String> expand) {
        ObjectNode node = Json.object();
        node.put("self", references.self("issues/" + issue.key + "/comments/" + comment.id));
        node.put("id", comment.id);
        node.put("longId", comment.longId);
        node.put("text", comment.text);
        if (expand.contains("html") || expand.contains("all")) {
            node.put("textHtml", html(comment.text));
        }
        if ((expand.contains("attachments") || expand.contains("all")) && !comment.attachments.isEmpty()) {
            ArrayNode files = node.putArray("attachments");
            comment.attachments.forEach(file -> files.add(IssueView.fileReference(references, issue, file)));
        }
        node.set("createdBy", references.user(comment.createdBy));
        node.set("updatedBy", references.user(comment.updatedBy));
        node.put("createdAt", references.time(comment.createdAt));
        node.put("updatedAt", references.time(comment.updatedAt));
        if (!comment.summonees.isEmpty()) {
            node.set("summonees", references.users(comment.summonees));
        }
        if (!comment.mailLists.isEmpty()) {
            ArrayNode lists = node.putArray("maillistSummonees");
            comment.mailLists.forEach(address -> lists.addObject()
                    .put("self", references.self("maillists/" + address))
                    .put("id", address)
                    .put("display", address));
        }
        if (!comment.replyTo.isEmpty()) {
            ArrayNode replies = node.putArray("replyTo");
            comment.replyTo.forEach(replies::add);
        }
        node.put("version", comment.version);
        node.put("type", comment.type);
        node.put("transport", comment.transport);
        return node;
    }

    /** One paragraph, escaped: enough to see that HTML was asked for. */
    private static String html(String text) {
        return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>\n";
    }
}
