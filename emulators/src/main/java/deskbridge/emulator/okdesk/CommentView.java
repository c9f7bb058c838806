package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;

/** Comments as REST answers; the flag is called {@code public} here and {@code is_public} in webhooks (§4). */
final class CommentView {
    private final Account account;
    private final Wire wire;

    CommentView(Account account) {
        this.account = account;
        this.wire = Wire.rest(account.settings);
    }

    /** The answer to a creation, which tells no time. */
    ObjectNode created(Comment comment) {
        ObjectNode node = Json.object();
        node.set("id", wire.number(comment.id));
        node.put("content", comment.content).put("public", comment.isPublic);
        node.set("attachments", new FileView(wire).list(comment.attachments, true));
        ObjectNode author = node.putObject("author");
        author.set("id", wire.number(comment.author.id()));
        author.put("name", account.name(comment.author).whole())
                .put("type", comment.author.kind().code());
        return node;
    }

    ObjectNode listed(Comment comment) {
        ObjectNode node = created(comment);
        node.set("published_at", wire.time(comment.publishedAt));
        return node;
    }
}
