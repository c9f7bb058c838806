package deskbridge.demo.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.demo.world.Okdesk;
import deskbridge.demo.world.World;
import deskbridge.emulator.Json;
import deskbridge.emulator.okdesk.OkdeskAttachment;
import deskbridge.emulator.okdesk.OkdeskComment;
import deskbridge.emulator.okdesk.OkdeskCompany;
import deskbridge.emulator.okdesk.OkdeskContact;
import deskbridge.emulator.okdesk.OkdeskEmployee;
import deskbridge.emulator.okdesk.OkdeskIssue;
import deskbridge.emulator.okdesk.OkdeskReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Okdesk: its tickets, newest first, and the open ticket. */
final class OkdeskPart implements Part {
    private final Okdesk okdesk;
    private final Desks desks;
    private final OkdeskReader desk;
    private final Map<String, Deed> deeds;

    OkdeskPart(World world) {
        this.okdesk = world.okdesk();
        this.desks = new Desks(world);
        this.desk = okdesk.emulator().state();
        this.deeds = new OkdeskDeeds(world).all();
    }

    @Override
    public String name() {
        return okdesk.name();
    }

    @Override
    public Map<String, Deed> deeds() {
        return deeds;
    }

    @Override
    public Optional<Download> file(View asked) {
        long id = asked.number("ticket");
        return Stream.concat(
                        desk.issue(id).files().stream(),
                        desk.comments(id).stream().flatMap(comment -> comment.files().stream()))
                .filter(file -> file.id() == asked.number("file"))
                .findFirst()
                .map(file -> new Download(file.name(), file.content()));
    }

    @Override
    public ObjectNode show(View view) {
        ObjectNode state = Json.object().put("place", "");
        desks.agents(state.putArray("agents"));
        ArrayNode queue = state.putArray("queue");
        List<OkdeskIssue> issues =
                desk.issues().stream().filter(issue -> !issue.deleted()).toList();
        issues.reversed().forEach(issue -> queue.add(row(issue)));
        issues.stream()
                .filter(issue -> key(issue).equals(view.text(name())))
                .findFirst()
                .ifPresent(issue -> state.set("ticket", ticket(issue)));
        return state;
    }

    private static String key(OkdeskIssue issue) {
        return Long.toString(issue.id());
    }

    private ObjectNode row(OkdeskIssue issue) {
        String assignee = issue.assignee();
        ObjectNode node = Json.object()
                .put("key", key(issue))
                .put("summary", issue.title())
                .put("status", issue.status())
                .put("done", issue.completedAt() != null)
                .put("assignee", assignee)
                .put("assigneeName", assignee == null ? null : desks.name(assignee))
                .put("rate", issue.rate())
                .put("answered", desk.comments(issue.id()).stream().anyMatch(comment -> !Okdesk.isHubs(comment)));
        desks.origin(node, Okdesk.origin(issue));
        return node;
    }

    private ObjectNode ticket(OkdeskIssue issue) {
        ObjectNode node = row(issue)
                .put("description", issue.description())
                .put("html", true)
                .put("contact", contact(issue.contactId()))
                .put("company", company(issue.companyId()))
                .put("delayedTo", millis(issue.delayedTo()));
        node.putArray("tags");
        ArrayNode moves = node.putArray("moves");
        desk.nextStatuses(issue.id())
                .forEach(to -> moves.addObject().put("to", to).put("asks", to.equals("delayed") ? "delay" : null));
        ArrayNode comments = node.putArray("list");
        desk.comments(issue.id()).forEach(comment -> comments.add(comment(issue, comment)));
        files(node.putArray("files"), issue, issue.files());
        return node;
    }

    private ObjectNode comment(OkdeskIssue issue, OkdeskComment comment) {
        ObjectNode node = Json.object()
                .put("id", comment.id())
                .put("login", comment.authorType().equals("employee") ? login(comment.authorId()) : "")
                .put("author", comment.author())
                .put("hub", Okdesk.isHubs(comment))
                .put("internal", !comment.isPublic())
                .put("text", comment.content())
                .put("html", true)
                .put("edited", false)
                .put("at", comment.publishedAt().toEpochMilli());
        files(node.putArray("files"), issue, comment.files());
        return node;
    }

    private void files(ArrayNode list, OkdeskIssue issue, List<OkdeskAttachment> files) {
        files.forEach(file -> Files.add(
                list, name(), file.name(), file.content(), "ticket", key(issue), "file", Long.toString(file.id())));
    }

    private String login(long employee) {
        return desk.employees().stream()
                .filter(person -> person.id() == employee)
                .map(OkdeskEmployee::login)
                .findFirst()
                .orElse("");
    }

    private @Nullable String contact(@Nullable Long id) {
        if (id == null) {
            return null;
        }
        OkdeskContact contact = desk.contact(id);
        return (contact.firstName() + " " + contact.lastName()).strip();
    }

    private @Nullable String company(@Nullable Long id) {
        return desk.companies().stream()
                .filter(company -> Objects.equals(company.id(), id))
                .map(OkdeskCompany::name)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : (Long) time.toEpochMilli();
    }
}
