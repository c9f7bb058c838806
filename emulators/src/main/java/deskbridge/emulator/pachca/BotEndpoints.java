package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Json;
import java.net.URI;

/** What only bots call: forms, event history, their own webhook; and upload parameters, which everybody may ask for. */
final class BotEndpoints {
    private final Workspace workspace;
    private final Views views;
    private final Storage storage;

    BotEndpoints(Workspace workspace, Views views, Storage storage) {
        this.workspace = workspace;
        this.views = views;
        this.storage = storage;
    }

    void addTo(Api api) {
        api.route("POST", "/views/open", "views:write", this::openView);
        api.route("GET", "/webhooks/events", "webhooks:events:read", this::events);
        api.route("DELETE", "/webhooks/events/*", "webhooks:events:delete", this::deleteEvent);
        api.route("PUT", "/bot/webhook", "bot_self:webhook:write", this::webhook);
        api.route("POST", "/uploads", "uploads:write", this::upload);
    }

    private Bot bot(Request request) {
        Bot bot = workspace.bots.get(request.actor().id());
        if (bot == null) {
            throw Refusal.api(403, "token", "not_authorized", "only for bots");
        }
        return bot;
    }

    private Answer openView(Request request) {
        Bot bot = bot(request);
        views.open(bot, request.body());
        return Answer.empty(201);
    }

    private Answer events(Request request) {
        return request.page(50).of(bot(request).history(), HistoryEvent::number, true, BotEndpoints::json);
    }

    private static ObjectNode json(HistoryEvent event) {
        ObjectNode json = Json.object().put("id", event.id()).put("event_type", event.type());
        json.set("payload", event.payload());
        return json.put("created_at", Wire.time(event.createdAt()));
    }

    private Answer deleteEvent(Request request) {
        if (!bot(request).history().removeIf(event -> event.id().equals(request.text(0)))) {
            throw Refusal.notFound("id");
        }
        return Answer.empty(204);
    }

    private Answer webhook(Request request) {
        Bot bot = bot(request);
        Fields body = request.body();
        // The reference sends {"webhook"}, the guides {"bot":{"webhook"}}: both work.
        Fields webhook = (body.has("bot") ? body.object("bot") : body).object("webhook");
        String url = webhook.text("outgoing_url");
        bot.webhookUrl(url.isEmpty() ? null : target(webhook.key("outgoing_url"), url));
        return MessageEndpoints.data(200, bot.json());
    }

    private static URI target(String key, String url) {
        try {
            URI uri = URI.create(url);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.rule(key, "invalid_webhook_url", "not a URL");
        }
        throw Refusal.rule(key, "invalid_webhook_url", "not an HTTP URL");
    }

    private Answer upload(Request request) {
        return Answer.json(201, storage.newUpload(request.actor().id()));
    }
}
