package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;

/** Issues and their transitions over HTTP. */
final class IssueRoutes {
    private final IssueWrites issues;
    private final TransitionWrites transitions;
    private int conflictStatus = 409;

    IssueRoutes(IssueWrites issues, TransitionWrites transitions) {
        this.issues = issues;
        this.transitions = transitions;
    }

    /** How an edit based on an outdated version is refused: 409, or 412 as some answers are. */
    void conflictStatus(int status) {
        conflictStatus = status;
    }

    void register(Routes routes) {
        routes.add("POST", "issues", this::create);
        routes.add("POST", "issues/_findByUnique", IssueRoutes::findByUnique);
        routes.add("GET", "issues/{issue}", IssueRoutes::read);
        routes.add("PATCH", "issues/{issue}", this::update);
        routes.add("POST", "issues/{issue}/_move", this::move);
        routes.add("GET", "issues/{issue}/transitions", IssueRoutes::transitions);
        routes.add("GET", "issues/{issue}/transitions/{transition}", IssueRoutes::transition);
        routes.add("POST", "issues/{issue}/transitions/{transition}/_execute", this::execute);
    }

    private Answer create(Exchange exchange) {
        Issue issue = issues.create(exchange.user(), exchange.body(), false);
        return show(201, exchange, issue);
    }

    private static Answer findByUnique(Exchange exchange) {
        String unique = exchange.call().query("unique").orElse("");
        Issue issue = exchange.organisation()
                .withUnique(unique)
                .filter(found -> Visibility.mayRead(exchange.user(), found))
                .orElseThrow(() -> Refusal.notFound("error.notFound"));
        return show(200, exchange, issue);
    }

    private static Answer read(Exchange exchange) {
        return show(200, exchange, exchange.issue());
    }

    private Answer update(Exchange exchange) {
        Issue issue = exchange.issue();
        exchange.mustExpect(issue.version, conflictStatus);
        issues.update(exchange.user(), issue, exchange.body(), false);
        return show(200, exchange, issue);
    }

    private Answer move(Exchange exchange) {
        Issue issue = exchange.issue();
        String key = exchange.call().query("queue").orElse("");
        Queue target = exchange.organisation()
                .findQueue(key)
                .orElseThrow(() -> Refusal.field("queue", key.isEmpty() ? "error.required" : "error.noQueue", key));
        issues.move(
                exchange.user(),
                issue,
                target,
                exchange.flag("moveAllFields", false),
                exchange.flag("initialStatus", false));
        return show(200, exchange, issue);
    }

    private static Answer transitions(Exchange exchange) {
        return Answer.json(200, new IssueView(exchange.references()).transitions(exchange.issue()));
    }

    private static Answer transition(Exchange exchange) {
        String id = exchange.part("transition");
        for (JsonNode transition : new IssueView(exchange.references()).transitions(exchange.issue())) {
            if (transition.get("id").asText().equals(id)) {
                return Answer.json(200, transition);
            }
        }
        throw Refusal.notFound("error.noTransition", id);
    }

    private Answer execute(Exchange exchange) {
        Issue issue = exchange.issue();
        transitions.execute(exchange.user(), issue, exchange.part("transition"), exchange.bodyOrEmpty(), false);
        return Answer.json(200, new IssueView(exchange.references()).transitions(issue));
    }

    private static Answer show(int status, Exchange exchange, Issue issue) {
        return Answer.json(status, new IssueView(exchange.references()).issue(issue, exchange.expand()))
                .with("ETag", "\"" + issue.version + "\"");
    }
}
