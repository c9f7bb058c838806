package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import java.util.List;

/** Comments over HTTP. */
final class CommentRoutes {
    private final CommentWrites comments;

    CommentRoutes(CommentWrites comments) {
        this.comments = comments;
    }

    void register(Routes routes) {
        routes.add("POST", "issues/{issue}/comments", this::add);
        routes.add("GET", "issues/{issue}/comments", CommentRoutes::list);
        routes.add("POST", "issues/{issue}/comments/_import", this::importOne);
        routes.add("GET", "issues/{issue}/comments/{comment}", CommentRoutes::read);
        routes.add("PATCH", "issues/{issue}/comments/{comment}", this::update);
        routes.add("DELETE", "issues/{issue}/comments/{comment}", this::delete);
    }

    private Answer add(Exchange exchange) {
        Issue issue = exchange.issue();
        boolean follow = exchange.flag("isAddToFollowers", true);
        Comment comment = comments.add(exchange.user(), issue, exchange.body(), follow, false);
        return Answer.json(201, view(exchange).comment(issue, comment, exchange.expand()));
    }

    /** Oldest first; {@code id} is the last one already seen, which may have been deleted since. */
    private static Answer list(Exchange exchange) {
        Issue issue = exchange.issue();
        Paging paging = exchange.paging();
        long seen = exchange.call().query("id").map(CommentRoutes::cursor).orElse(0L);
        List<Comment> rest = issue.liveComments().stream()
                .filter(comment -> comment.id > seen)
                .toList();
        List<Comment> page = rest.subList(0, Math.min(paging.size(), rest.size()));
        Answer answer = Answer.json(200, view(exchange).comments(issue, page, exchange.expand()));
        String last = page.isEmpty() ? "" : Long.toString(page.getLast().id);
        return paging.cursor(answer, "id", last, rest.size() > page.size());
    }

    private static long cursor(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notANumber) {
            throw Refusal.badRequest("error.parameter", "id");
        }
    }

    private Answer importOne(Exchange exchange) {
        Issue issue = exchange.issue();
        JsonNode body = exchange.body();
        Comment comment = comments.importOne(exchange.user(), issue, body);
        return Answer.json(201, view(exchange).comment(issue, comment, exchange.expand()));
    }

    private static Answer read(Exchange exchange) {
        Issue issue = exchange.issue();
        return Answer.json(200, view(exchange).comment(issue, exchange.comment(issue), exchange.expand()));
    }

    private Answer update(Exchange exchange) {
        Issue issue = exchange.issue();
        Comment comment = exchange.comment(issue);
        exchange.mustExpect(comment.version, 409);
        comments.update(exchange.user(), issue, comment, exchange.body(), false);
        return Answer.json(200, view(exchange).comment(issue, comment, exchange.expand()));
    }

    private Answer delete(Exchange exchange) {
        Issue issue = exchange.issue();
        comments.delete(exchange.user(), issue, exchange.comment(issue), false);
        return Answer.empty(204);
    }

    private static CommentView view(Exchange exchange) {
        return new CommentView(exchange.references());
    }
}
