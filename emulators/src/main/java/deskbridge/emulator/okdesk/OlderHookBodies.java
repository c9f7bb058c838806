package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.Optional;

/**
 * Webhook bodies that Okdesk does not document but other bots were written against (facts: okdesk §6.2).
 */
final class OlderHookBodies {
    private final Account account;
    private final HookBlock block;

    OlderHookBodies(Account account, HookBlock block) {
        this.account = account;
        this.block = block;
    }

    /** No author, no {@code event.new_status}, no id of the comment. */
    ObjectNode dotted(Issue issue, Happening happening) {
        String type = switch (happening) {
            case Happening.Created created -> "issue.created";
            case Happening.StatusChanged changed -> "issue.status_changed";
            case Happening.Commented commented -> "comment.created";
            default -> "issue.updated";
        };
        ObjectNode body = Json.object();
        body.putObject("event").put("event_type", type);
        ObjectNode node = body.putObject("issue");
        node.set("id", block.wire().number(issue.id));
        node.put("title", issue.title);
        node.set("status", block.status(issue.status));
        if (issue.oldStatus == null) {
            node.putNull("old_status");
        } else {
            node.set("old_status", block.status(issue.oldStatus));
        }
        ObjectNode client = node.putObject("client");
        if (issue.contactId != null) {
            client.putObject("contact").set("id", block.wire().number(issue.contactId));
        }
        if (issue.companyId != null) {
            client.putObject("company").set("id", block.wire().number(issue.companyId));
        }
        if (happening instanceof Happening.Commented commented) {
            node.putObject("comment")
                    .put("content", commented.comment().content)
                    .put("is_public", commented.comment().isPublic);
        }
        return body;
    }

    /** Four events only. */
    Optional<ObjectNode> publicBots(Issue issue, Actor actor, Happening happening) {
        ObjectNode event = Json.object();
        switch (happening) {
            case Happening.Created created -> {
                event.put("event_type", "issue_created");
                event.set("author", named(actor).put("type", actor.kind().code()));
            }
            case Happening.StatusChanged changed -> {
                event.put("event_type", "status_changed");
                event.set("old_status", status(changed.before()));
                event.set("new_status", status(changed.after()));
            }
            case Happening.Commented commented -> {
                event.put("event_type", "new_comment");
                event.set("author", named(actor).put("type", actor.kind().code()));
                ObjectNode comment = new HookBodies(block).comment(commented.comment());
                event.set("comment", comment.set("created_at", block.wire().time(commented.comment().publishedAt)));
            }
            case Happening.AssigneeChanged changed -> {
                Long employee = changed.after().employeeId();
                event.put("event_type", "assignee_changed");
                if (employee == null) {
                    event.putNull("new_assignee");
                } else {
                    event.set("new_assignee", named(Actor.employee(employee)));
                }
            }
            default -> {
                return Optional.empty();
            }
        }
        ObjectNode body = Json.object();
        body.set("event", event);
        ObjectNode node = body.putObject("issue");
        node.set("id", block.wire().number(issue.id));
        node.put("title", issue.title);
        if (issue.contactId != null && happening instanceof Happening.Commented) {
            node.putObject("contact")
                    .put("phone", account.contact(issue.contactId).text("phone"));
        }
        return Optional.of(body);
    }

    /** As a test of another bot posts it. */
    ObjectNode flat(Issue issue, Actor actor, Happening happening) {
        ObjectNode body = Json.object().put("event", happening.type());
        ObjectNode data = body.putObject("data").put("issue_id", Long.toString(issue.id));
        if (happening instanceof Happening.Commented commented) {
            data.put("comment", commented.comment().content);
        }
        if (happening instanceof Happening.StatusChanged changed) {
            data.put("status", changed.after());
        }
        data.put(
                "author",
                actor.isContact()
                        ? account.contact(actor.id()).text("email")
                        : account.employee(actor.id()).email());
        return body;
    }

    private ObjectNode named(Actor actor) {
        PersonName name = account.name(actor);
        ObjectNode node = Json.object();
        node.set("id", block.wire().number(actor.id()));
        return node.put("first_name", name.first())
                .put("last_name", name.last())
                .put("name", name.whole());
    }

    private ObjectNode status(String code) {
        Dictionaries.Status status = account.dictionaries.status(code);
        return Json.object().put("id", status.id()).put("name", status.name()).put("code", code);
    }
}
