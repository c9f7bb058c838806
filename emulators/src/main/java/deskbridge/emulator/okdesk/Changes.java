package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.HmacSha256;
import deskbridge.emulator.Json;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.WebhookSender;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every change of an issue ends here: history, time of change, listeners, webhooks. The account's lock is held. */
final class Changes {
    private final Account account;
    private final OkdeskHooks hooks;
    private final WebhookSender sender;

    Changes(Account account, OkdeskHooks hooks, WebhookSender sender) {
        this.account = account;
        this.hooks = hooks;
        this.sender = sender;
    }

    /** Records and posts. */
    void happened(Issue issue, Actor actor, Happening happening) {
        quietly(issue, actor, happening.type());
        if (hooks.wants(happening.type())) {
            body(issue, actor, happening).ifPresent(body -> post(happening.type(), "issue " + issue.id, body));
        }
    }

    private Optional<ObjectNode> body(Issue issue, Actor actor, Happening happening) {
        HookBlock block = new HookBlock(account, hooks);
        OlderHookBodies older = new OlderHookBodies(account, block);
        return switch (hooks.names()) {
            case OKDESK -> Optional.of(new HookBodies(block).body(issue, actor, happening));
            case DOTTED -> Optional.of(older.dotted(issue, happening));
            case PUBLIC_BOTS -> older.publicBots(issue, actor, happening);
            case FLAT -> Optional.of(older.flat(issue, actor, happening));
        };
    }

    /** Records what no webhook tells. */
    void quietly(Issue issue, Actor actor, String type) {
        Instant now = account.now();
        boolean said = type.equals("new_comment") || type.startsWith("comment_");
        if (!said || !account.settings.quietComments) {
            issue.updatedAt = now;
        }
        issue.history.add(new OkdeskEvent(type, actor.kind().code(), actor.id(), now));
        account.touch(issue.id);
    }

    /** {@code new_company} and {@code change_company}, to be ignored by those who care for issues. */
    void company(Company company, Actor actor, String type) {
        if (!hooks.wants(type) || hooks.names() != OkdeskHooks.Names.OKDESK) {
            return;
        }
        HookBlock block = new HookBlock(account, hooks);
        ObjectNode body = Json.object();
        ObjectNode event = body.putObject("event").put("event_type", type);
        ObjectNode author = block.person(actor);
        if (!actor.isContact()) {
            OkdeskEmployee employee = account.employee(actor.id());
            author.put("login", employee.login()).put("email", employee.email());
        }
        event.set("author", author);
        if (type.equals("change_company")) {
            event.putArray("changes")
                    .addObject()
                    .put("code", "active")
                    .put("old_value", Boolean.toString(!company.active))
                    .put("new_value", Boolean.toString(company.active));
        }
        ObjectNode node = body.putObject("company");
        node.set("id", block.wire().number(company.id));
        node.put("name", company.name()).put("active", company.active);
        post(type, "company " + company.id, body);
    }

    /** Posts any body with the proof that is set up. */
    void post(String type, String lane, JsonNode payload) {
        Body body = Json.write(payload);
        Map<String, String> headers = new LinkedHashMap<>();
        if (hooks.contentType()) {
            headers.put("Content-Type", "application/json");
        }
        switch (hooks.proof()) {
            case NONE -> {}
            case HEX -> headers.put("X-Okdesk-Signature", HmacSha256.hex(hooks.secret(), body.bytes()));
            case PREFIXED_HEX ->
                headers.put("X-Okdesk-Signature", "sha256=" + HmacSha256.hex(hooks.secret(), body.bytes()));
            case PLAIN -> headers.put("X-Okdesk-Secret", hooks.secret());
        }
        Webhook.Request request = new Webhook.Request(headers, body);
        for (URI target : hooks.targets()) {
            sender.submit(new Webhook(target, type, lane, moment -> request));
        }
    }
}
