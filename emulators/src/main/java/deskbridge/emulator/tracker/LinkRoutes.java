package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.Issue.Link;
import deskbridge.emulator.tracker.Issue.RemoteLink;
import java.util.List;
import java.util.Map;

/** Links between issues and to other applications over HTTP (facts: yandex-tracker §8). */
final class LinkRoutes {
    /** What a request may call a link, from the side of the issue in its path. */
    private static final Map<String, Relationship> RELATIONSHIPS = Map.of(
            "relates", new Relationship("relates", true),
            "depends on", new Relationship("depends", true),
            "is dependent by", new Relationship("depends", false),
            "is subtask for", new Relationship("subtask", true),
            "is parent task for", new Relationship("subtask", false),
            "duplicates", new Relationship("duplicates", true),
            "is duplicated by", new Relationship("duplicates", false),
            "is epic of", new Relationship("epic", true),
            "has epic", new Relationship("epic", false));

    private final Edits edits;

    LinkRoutes(Edits edits) {
        this.edits = edits;
    }

    private record Relationship(String type, boolean outward) {}

    void register(Routes routes) {
        routes.add("GET", "issues/{issue}/links", LinkRoutes::list);
        routes.add("POST", "issues/{issue}/links", this::add);
        routes.add("DELETE", "issues/{issue}/links/{link}", this::delete);
        routes.add("GET", "applications", LinkRoutes::applications);
        routes.add("GET", "issues/{issue}/remotelinks", LinkRoutes::remoteLinks);
        routes.add("POST", "issues/{issue}/remotelinks", this::addRemote);
    }

    private static Answer list(Exchange exchange) {
        ArrayNode list = Json.array();
        exchange.issue().links.forEach(link -> list.add(show(exchange, exchange.issue(), link)));
        return Answer.json(200, list);
    }

    private Answer add(Exchange exchange) {
        Visibility.mustBeLicensed(exchange.user());
        Issue issue = exchange.issue();
        JsonNode body = exchange.body();
        Relationship relationship = RELATIONSHIPS.get(body.path("relationship").asText());
        if (relationship == null) {
            throw Refusal.field(
                    "relationship", "error.noEntry", body.path("relationship").asText());
        }
        String key = body.path("issue").asText();
        Issue other = exchange.organisation()
                .issue(key)
                .filter(found -> found != issue && Visibility.mayRead(exchange.user(), found))
                .orElseThrow(() -> Refusal.field("issue", "error.noIssue", key));
        Organisation organisation = exchange.organisation();
        long id = organisation.nextNumber();
        String now = TrackerTime.write(organisation.now());
        String uid = exchange.user().uid();
        Link link = new Link(id, relationship.type(), relationship.outward(), other.id, uid, now);
        issue.links.add(link);
        other.links.add(new Link(id, relationship.type(), !relationship.outward(), issue.id, uid, now));
        linked(exchange, issue, "IssueLinked");
        linked(exchange, other, "IssueLinked");
        return Answer.json(201, show(exchange, issue, link));
    }

    private Answer delete(Exchange exchange) {
        Visibility.mustBeLicensed(exchange.user());
        Issue issue = exchange.issue();
        long id = exchange.number("link");
        if (!issue.links.removeIf(link -> link.id() == id)) {
            throw Refusal.notFound("error.notFound");
        }
        linked(exchange, issue, "IssueUnlinked");
        exchange.organisation().issues().stream()
                .filter(other -> other.links.removeIf(link -> link.id() == id))
                .forEach(other -> linked(exchange, other, "IssueUnlinked"));
        return Answer.empty(204);
    }

    private void linked(Exchange exchange, Issue issue, String type) {
        Edit edit = edits.begin(issue, exchange.user(), type, false);
        edit.mark();
        edit.raise(Edit.Event.UPDATE);
        edits.commit(edit);
    }

    private static ObjectNode show(Exchange exchange, Issue issue, Link link) {
        References references = exchange.references();
        Issue other = exchange.organisation()
                .issue(link.otherId())
                .orElseThrow(() -> new IllegalStateException("a link to nothing: " + link));
        ObjectNode node = Json.object();
        node.put("self", references.self("issues/" + issue.key + "/links/" + link.id()));
        node.put("id", link.id());
        node.set("type", type(references, link.type()));
        node.put("direction", link.outward() ? "outward" : "inward");
        node.set("object", references.issue(other));
        signed(references, node, link.createdBy(), link.createdAt());
        node.set("status", references.entry(Dictionary.STATUSES, other.text("status")));
        return node;
    }

    private static ObjectNode type(References references, String id) {
        String name = references.entry(Dictionary.LINK_TYPES, id).get("display").asText();
        return Json.object()
                .put("self", references.self("linktypes/" + id))
                .put("id", id)
                .put("inward", name)
                .put("outward", name);
    }

    private static void signed(References references, ObjectNode node, String uid, String time) {
        node.set("createdBy", references.user(uid));
        node.set("updatedBy", references.user(uid));
        node.put("createdAt", time);
        node.put("updatedAt", time);
    }

    private static Answer applications(Exchange exchange) {
        ArrayNode list = Json.array();
        exchange.organisation().applications().forEach(id -> list.add(application(exchange.references(), id)));
        return Answer.json(200, list);
    }

    private static ObjectNode application(References references, String id) {
        return Json.object()
                .put("self", references.self("applications/" + id))
                .put("id", id)
                .put("type", id)
                .put("name", id);
    }

    private static Answer remoteLinks(Exchange exchange) {
        ArrayNode list = Json.array();
        Issue issue = exchange.issue();
        issue.remoteLinks.forEach(link -> list.add(show(exchange.references(), issue, link)));
        return Answer.json(200, list);
    }

    /** The other application must have been registered. */
    private Answer addRemote(Exchange exchange) {
        Visibility.mustBeLicensed(exchange.user());
        Issue issue = exchange.issue();
        JsonNode body = exchange.body();
        for (String required : List.of("relationship", "key", "origin")) {
            if (body.path(required).asText().isBlank()) {
                throw Refusal.field(required, "error.required");
            }
        }
        String origin = body.get("origin").asText();
        if (!exchange.organisation().applications().contains(origin)) {
            throw Refusal.field("origin", "error.noEntry", origin);
        }
        RemoteLink link = new RemoteLink(
                exchange.organisation().nextNumber(),
                body.get("relationship").asText(),
                body.get("key").asText(),
                origin,
                exchange.user().uid(),
                TrackerTime.write(exchange.organisation().now()));
        issue.remoteLinks.add(link);
        linked(exchange, issue, "IssueLinked");
        return Answer.json(201, show(exchange.references(), issue, link));
    }

    private static ObjectNode show(References references, Issue issue, RemoteLink link) {
        ObjectNode node = Json.object();
        node.put("self", references.self("issues/" + issue.key + "/remotelinks/" + link.id()));
        node.put("id", link.id());
        node.set("type", type(references, "relates"));
        node.put("direction", "outward");
        ObjectNode object = node.putObject("object");
        object.put("self", references.self("applications/" + link.origin() + "/objects/" + Paging.encode(link.key())));
        object.put("id", link.key());
        object.put("key", link.key());
        object.set("application", application(references, link.origin()));
        signed(references, node, link.createdBy(), link.createdAt());
        return node;
    }
}
