package deskbridge.channel.pachca;

import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.List;

/** Says who we are in Pachca and what the token may do. */
final class Checking {

    /** What the hub needs, by the API's names (Pachca docs, authorization). */
    private static final List<String> NEEDED = List.of(
            "messages:create",
            "messages:read",
            "messages:update",
            "messages:delete",
            "threads:create",
            "threads:read",
            "chats:read",
            "users:read",
            "profile:read",
            "views:write",
            "uploads:write",
            "webhooks:events:read");

    private final PachcaConfig config;
    private final PachcaClient client;
    private final Identity identity;
    private final Texts texts;

    Checking(PachcaConfig config, PachcaClient client, Identity identity, Texts texts) {
        this.config = config;
        this.client = client;
        this.identity = identity;
        this.texts = texts;
    }

    String check() throws CallFailed {
        var token = client.token();
        var own = identity.own();
        var scopes = token.scopes() == null ? List.<String>of() : token.scopes();
        var id = Long.toString(own.id());
        var name = own.name() == null ? texts.get("check.unnamed") : own.name();
        var lines = new ArrayList<String>();
        lines.add(texts.get(own.bot() || own.name() == null ? "check.line" : "check.person", name, id, scopes.size()));
        config.botUserId()
                .filter(configured -> configured != own.id())
                .ifPresent(configured -> lines.add(texts.get("check.mismatch", Long.toString(configured), id)));
        var missing = NEEDED.stream().filter(scope -> !scopes.contains(scope)).toList();
        if (!scopes.isEmpty() && !missing.isEmpty()) {
            lines.add(texts.get("check.missing", String.join(", ", missing)));
        }
        return String.join(". ", lines);
    }
}
