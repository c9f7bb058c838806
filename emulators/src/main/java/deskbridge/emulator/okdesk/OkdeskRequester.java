package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;

/**
 * A contact who uses Okdesk's own portal, or writes letters to it. Every action posts the webhooks it would post there;
 * none waits for them. What the contact may not do fails with an {@link IllegalStateException} that says why.
 */
public final class OkdeskRequester {
    private final Desk desk;

    OkdeskRequester(Desk desk) {
        this.desk = desk;
    }

    /** The contact's id. */
    public long id() {
        return desk.actor().id();
    }

    /** Creates an issue and returns its id. */
    public long creates(String title, String description) {
        return create(title, description, "from_contact");
    }

    /** Writes a letter, which becomes an issue; returns its id. */
    public long mails(String subject, String text) {
        return create(subject, text, "from_email");
    }

    private long create(String title, String description, String source) {
        ObjectNode parameters = Json.object().put("title", title).put("description", description);
        return desk.perform(() -> desk.writes().creation().create(desk.actor(), parameters, source).id);
    }

    /** Comments, in the portal or by a letter: the two look the same. Returns the comment's id. */
    public long comments(long issueId, String html, OkdeskFile... files) {
        return desk.comment(issueId, html, true, files);
    }

    /** Attaches files to the issue itself. */
    public List<OkdeskAttachment> attaches(long issueId, OkdeskFile... files) {
        return desk.attach(issueId, true, files);
    }

    /** Moves an issue to a status (code), as the portal lets clients close and reopen. */
    public void movesTo(long issueId, String status) {
        desk.at(issueId, issue -> {
            desk.writes()
                    .statuses()
                    .change(desk.actor(), issue, new Fields(Json.object().put("code", status)));
            return issue;
        });
    }

    /** Rates: {@code good}, {@code normal} or {@code bad}. */
    public void rates(long issueId, String rate) {
        desk.at(issueId, issue -> {
            desk.writes().issues().rate(desk.actor(), issue, rate, false);
            return issue;
        });
    }
}
