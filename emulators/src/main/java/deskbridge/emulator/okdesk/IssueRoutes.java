package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Issues over HTTP (facts: okdesk §2, §3, §7). */
final class IssueRoutes {
    private static final int LARGEST_PAGE = 50;

    private final IssueCreation creation;
    private final IssueWrites writes;
    private final StatusWrites statuses;
    private final Assigning assigning;

    IssueRoutes(Writes all) {
        this.creation = all.creation();
        this.writes = all.issues();
        this.statuses = all.statuses();
        this.assigning = all.assigning();
    }

    void register(Routes routes) {
        routes.add("POST", "issues", this::create);
        routes.add("GET", "issues/list", IssueRoutes::list);
        routes.add("GET", "issues/count", IssueRoutes::count);
        DictionaryRoutes.register(routes);
        routes.add("GET", "issues/{issue}", exchange -> show(exchange, exchange.issue()));
        // Answers as if it had worked and changes nothing (facts: okdesk §2).
        routes.add("PUT", "issues/{issue}", exchange -> show(exchange, exchange.issue()));
        routes.add("DELETE", "issues/{issue}", this::delete);
        routes.add("POST", "issues/{issue}/statuses", this::changeStatus);
        routes.add("PATCH", "issues/{issue}/assignees", this::assign);
        routes.add("PATCH", "issues/{issue}/types", this::changeType);
        routes.add("PATCH", "issues/{issue}/deadlines", this::changeDeadline);
        routes.add("PATCH", "issues/{issue}/parameters", this::changeParameters);
        routes.add("POST", "issues/{issue}/parameters", this::postParameters);
        routes.add("PATCH", "issues/{issue}/addresses", this::changeAddress);
        routes.add("PATCH", "issues/{issue}/fields", this::changeFields);
        routes.add("POST", "issues/{issue}/rates", this::rate);
    }

    private Answer create(Exchange exchange) {
        Issue issue = creation.create(exchange.owner(), exchange.unwrapped("issue"));
        if (exchange.account().settings.bareCreateAnswer) {
            return Answer.json(
                    200,
                    Json.object()
                            .set("id", Wire.rest(exchange.account().settings).number(issue.id)));
        }
        return show(exchange, issue);
    }

    private static Answer list(Exchange exchange) {
        Query query = exchange.query();
        Predicate<Issue> wanted = IssueFilter.forList(exchange.account(), query);
        int size = query.number("page[size]", LARGEST_PAGE, LARGEST_PAGE);
        int number = Math.max(1, query.number("page[number]", 1, Integer.MAX_VALUE));
        String field = query.choice("sorting[field]", "created_at", "created_at", "updated_at");
        boolean reverse = query.choice("sorting[direction]", "reverse", "forward", "reverse")
                .equals("reverse");
        query.refuseIfWrong();
        Function<Issue, Instant> key = field.equals("created_at") ? issue -> issue.createdAt : issue -> issue.updatedAt;
        Comparator<Issue> order = Comparator.comparing(key).thenComparingLong(issue -> issue.id);
        ArrayNode page = Json.array();
        IssueRow row = new IssueRow(exchange.account());
        visible(exchange)
                .filter(wanted)
                .sorted(reverse ? order.reversed() : order)
                .skip((long) size * (number - 1))
                .limit(size)
                .forEach(issue -> page.add(row.of(issue)));
        return Answer.json(200, page);
    }

    /** In spite of its name it answers ids (facts: okdesk §2). */
    private static Answer count(Exchange exchange) {
        Query query = exchange.query();
        Predicate<Issue> wanted = IssueFilter.forCount(exchange.account(), query);
        query.refuseIfWrong();
        Wire wire = Wire.rest(exchange.account().settings);
        ArrayNode ids = Json.array();
        visible(exchange).filter(wanted).forEach(issue -> ids.add(wire.number(issue.id)));
        return Answer.json(200, ids);
    }

    private static Stream<Issue> visible(Exchange exchange) {
        return List.copyOf(exchange.account().issues.values()).stream()
                .filter(issue -> exchange.rights().mayRead(exchange.owner(), issue));
    }

    private Answer delete(Exchange exchange) {
        Issue issue = writable(exchange);
        writes.delete(exchange.owner(), issue);
        return Answer.empty(200);
    }

    private Answer changeStatus(Exchange exchange) {
        Issue issue = writable(exchange);
        statuses.change(exchange.owner(), issue, exchange.bare());
        return show(exchange, issue);
    }

    private Answer assign(Exchange exchange) {
        Issue issue = writable(exchange);
        assigning.assign(exchange.owner(), issue, exchange.bare());
        return show(exchange, issue);
    }

    private Answer changeType(Exchange exchange) {
        Issue issue = writable(exchange);
        writes.changeType(exchange.owner(), issue, exchange.bare().text("code"));
        return show(exchange, issue);
    }

    private Answer changeDeadline(Exchange exchange) {
        Issue issue = writable(exchange);
        Fields fields = exchange.bare();
        Instant deadline =
                fields.time("deadline_at", exchange.account().settings.zone).orElse(null);
        if (!fields.named("deadline_at")) {
            fields.refuse("deadline_at", "missing");
        }
        fields.refuseIfWrong();
        writes.changeDeadline(exchange.owner(), issue, deadline);
        return show(exchange, issue);
    }

    private Answer postParameters(Exchange exchange) {
        if (!exchange.account().settings.parametersByPost) {
            throw Refusal.Instead.noSuchPath();
        }
        return changeParameters(exchange);
    }

    /** The answer is no JSON. */
    private Answer changeParameters(Exchange exchange) {
        Issue issue = writable(exchange);
        writes.changeParameters(exchange.owner(), issue, exchange.bare());
        return Answer.empty(200);
    }

    private Answer changeAddress(Exchange exchange) {
        Issue issue = writable(exchange);
        writes.changeAddress(exchange.owner(), issue, exchange.bare());
        return Answer.empty(200);
    }

    private Answer changeFields(Exchange exchange) {
        if (!exchange.account().settings.fieldsEditable) {
            throw Refusal.Instead.noSuchPath();
        }
        Issue issue = writable(exchange);
        Fields fields = new Fields(exchange.unwrapped("issue"));
        if (fields.named("title")) {
            writes.changeTitle(exchange.owner(), issue, fields.text("title"));
        }
        if (fields.named("description")) {
            writes.changeDescription(exchange.owner(), issue, fields.text("description"));
        }
        if (fields.named("priority")) {
            writes.changePriority(exchange.owner(), issue, fields.text("priority"));
        }
        return show(exchange, issue);
    }

    /** What a successful rating answers is not known; nothing may be expected of it. */
    private Answer rate(Exchange exchange) {
        Issue issue = exchange.issue();
        Fields fields = exchange.shaped("issue", exchange.account().settings.rateBody);
        writes.rate(exchange.owner(), issue, fields.text("rate"), true);
        return Answer.empty(200);
    }

    /** Contacts rate, comment and create; the rest is the employees'. */
    private static Issue writable(Exchange exchange) {
        Issue issue = exchange.issue();
        exchange.rights().mustBeEmployee(exchange.owner());
        return issue;
    }

    private static Answer show(Exchange exchange, Issue issue) {
        return Answer.json(200, new IssueView(exchange.account()).whole(issue, exchange.internal()));
    }
}
