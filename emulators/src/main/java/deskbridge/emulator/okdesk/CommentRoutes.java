package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Comments and files over HTTP; comments can be neither changed nor deleted there (facts: okdesk §4). */
final class CommentRoutes {
    private final CommentWrites comments;
    private final Storage storage;

    CommentRoutes(CommentWrites comments, Storage storage) {
        this.comments = comments;
        this.storage = storage;
    }

    void register(Routes routes) {
        routes.add("POST", "issues/{issue}/comments", this::create);
        routes.add("GET", "issues/{issue}/comments", CommentRoutes::list);
        routes.add("GET", "issues/{issue}/attachments/{attachment}", this::attachment);
    }

    private Answer create(Exchange exchange) {
        Issue issue = exchange.issue();
        Comment comment = comments.create(exchange.owner(), issue, new Fields(exchange.unwrapped("comment")));
        return Answer.json(200, new CommentView(exchange.account()).created(comment));
    }

    private static Answer list(Exchange exchange) {
        List<Comment> comments = new ArrayList<>(exchange.issue().liveComments());
        comments.removeIf(comment -> !exchange.internal() && !comment.isPublic);
        if (!exchange.account().settings.oldestCommentsFirst) {
            Collections.reverse(comments);
        }
        CommentView view = new CommentView(exchange.account());
        ArrayNode list = Json.array();
        comments.forEach(comment -> list.add(view.listed(comment)));
        return Answer.json(200, list);
    }

    private Answer attachment(Exchange exchange) {
        OkdeskAttachment attachment = exchange.issue()
                .attachment(exchange.number("attachment"))
                .filter(found -> exchange.internal() || found.isPublic())
                .orElseThrow(Refusal::notFound);
        ObjectNode node = new FileView(Wire.rest(exchange.account().settings)).one(attachment);
        return Answer.json(200, node.put("attachment_url", storage.link(attachment)));
    }
}
