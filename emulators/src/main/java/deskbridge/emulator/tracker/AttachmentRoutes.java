package deskbridge.emulator.tracker;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Part;
import java.net.URLConnection;
import java.util.Optional;

/** Files over HTTP (facts: yandex-tracker §7). */
final class AttachmentRoutes {
    private final FileWrites files;
    private final IssueWrites issues;

    AttachmentRoutes(FileWrites files, IssueWrites issues) {
        this.files = files;
        this.issues = issues;
    }

    void register(Routes routes) {
        routes.add("POST", "attachments", this::uploadAhead);
        routes.add("POST", "issues/{issue}/attachments", this::upload);
        routes.add(
                "GET",
                "issues/{issue}/attachments",
                exchange -> Answer.json(200, new IssueView(exchange.references()).attachments(exchange.issue())));
        // Without its name a file is not found, though its address is known.
        routes.add("GET", "issues/{issue}/attachments/{id}", exchange -> {
            throw Refusal.notFound("error.notFound");
        });
        routes.add("GET", "issues/{issue}/attachments/{id}/{name}", AttachmentRoutes::download);
        routes.add("GET", "issues/{issue}/thumbnails/{id}", AttachmentRoutes::thumbnail);
        routes.add("DELETE", "issues/{issue}/attachments/{id}", this::delete);
    }

    private Answer uploadAhead(Exchange exchange) {
        Attachment attachment = receive(exchange);
        files.keep(attachment);
        return Answer.json(201, new IssueView(exchange.references()).attachment("", attachment));
    }

    private Answer upload(Exchange exchange) {
        Issue issue = exchange.issue();
        Attachment attachment = receive(exchange);
        issues.attach(exchange.user(), issue, attachment, false);
        return Answer.json(201, new IssueView(exchange.references()).attachment(issue, attachment));
    }

    /**
     * The name in the query counts more than the one in the part, where the official client puts a mere {@code file}.
     */
    private Attachment receive(Exchange exchange) {
        Part part = exchange.call().parts().stream()
                .filter(candidate -> candidate.name().equals("file"))
                .findFirst()
                .orElseThrow(() -> Refusal.field("file", "error.required"));
        String name = exchange.call()
                .query("filename")
                .filter(given -> !given.isBlank())
                .or(() -> Optional.ofNullable(part.fileName()))
                .orElse("");
        String type = Optional.ofNullable(part.contentType())
                .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(name)))
                .orElse("application/octet-stream");
        return files.receive(exchange.user(), name, type, part.body());
    }

    private static Attachment find(Exchange exchange, Issue issue) {
        String id = exchange.part("id");
        return issue.attachments.stream()
                .filter(attachment -> attachment.idText().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("error.noAttachment", id));
    }

    private static Answer download(Exchange exchange) {
        Attachment attachment = find(exchange, exchange.issue());
        if (!attachment.name().equals(exchange.part("name"))) {
            throw Refusal.notFound("error.noAttachment", exchange.part("name"));
        }
        return Answer.bytes(200, attachment.mimeType(), attachment.content())
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + Paging.encode(attachment.name()));
    }

    private static Answer thumbnail(Exchange exchange) {
        Attachment attachment = find(exchange, exchange.issue());
        if (!attachment.isImage()) {
            throw Refusal.notFound("error.noAttachment", attachment.idText());
        }
        return Answer.bytes(200, attachment.mimeType(), attachment.content());
    }

    private Answer delete(Exchange exchange) {
        Issue issue = exchange.issue();
        issues.detach(exchange.user(), issue, find(exchange, issue));
        return Answer.empty(204);
    }
}
