package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods with which bots get their updates. Source: Telegram facts §3 and §4. */
final class UpdateMethods {
    private static final int LONGEST_POLL = 50;
    private static final int LONGEST_SECRET = 256;
    private static final Set<Integer> PORTS = Set.of(443, 80, 88, 8443);

    private final Realm realm;
    private final Pushes pushes;

    UpdateMethods(Realm realm, Pushes pushes) {
        this.realm = realm;
        this.pushes = pushes;
    }

    void addTo(Api api) {
        api.add("getUpdates", this::getUpdates);
        api.add("setWebhook", request -> request.text("url").isEmpty() ? deleteWebhook(request) : setWebhook(request));
        api.add("deleteWebhook", this::deleteWebhook);
        api.add("getWebhookInfo", this::getWebhookInfo);
    }

    private Reply getUpdates(Request request) {
        BotState bot = request.bot();
        if (bot.hook != null) {
            throw Refusal.of(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; "
                            + "use deleteWebhook to delete the webhook first");
        }
        int offset = request.number("offset", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        int limit = request.number("limit", 100, 1, 100);
        int timeout = request.number("timeout", 0, 0, LONGEST_POLL);
        allow(request);
        if (realm.settings.pollPacing() && offset == bot.lastOffset) {
            Duration since = Duration.between(bot.lastPollAt, realm.now());
            timeout = since.toSeconds() < 3 ? Math.max(timeout, 3) : timeout;
            limit = since.toMillis() < 500 ? 1 : limit;
        }
        bot.lastOffset = offset;
        bot.lastPollAt = realm.now();
        List<Update> updates = bot.updates.fetch(offset, limit, realm.now());
        if (updates.isEmpty() && timeout > 0) {
            updates = hold(bot, Math.max(offset, 0), limit, timeout);
        }
        ArrayNode result = Json.array();
        updates.forEach(update -> result.add(update.body()));
        return Reply.of(result);
    }

    /** Waits for updates, unless another poll or a webhook takes over. */
    private List<Update> hold(BotState bot, int offset, int limit, int timeout) {
        long poll = ++bot.polls;
        realm.touch("poll:" + bot.id);
        return realm.await(realm.settings.real(timeout), () -> {
                    if (bot.hook != null) {
                        throw Refusal.of(409, "Conflict: terminated by setWebhook request");
                    }
                    if (bot.polls != poll) {
                        throw Refusal.of(
                                409,
                                "Conflict: terminated by other getUpdates request; "
                                        + "make sure that only one bot instance is running");
                    }
                    List<Update> updates = bot.updates.fetch(offset, limit, realm.now());
                    return updates.isEmpty() ? Optional.<List<Update>>empty() : Optional.of(updates);
                })
                .orElse(List.of());
    }

    /** Absent keeps what was set before. */
    private static void allow(Request request) {
        JsonNode allowed = request.json("allowed_updates");
        if (allowed.isArray()) {
            List<String> names = new ArrayList<>();
            allowed.forEach(name -> names.add(name.asText()));
            request.bot().updates.allow(List.copyOf(Set.copyOf(names)));
        }
    }

    private Reply setWebhook(Request request) {
        BotState bot = request.bot();
        Instant now = realm.now();
        if (bot.hookSetAt != null && now.isBefore(bot.hookSetAt.plusSeconds(1)) && realm.settings.rateLimits()) {
            throw Refusal.tooMany(1);
        }
        Hook hook = hook(request);
        bot.hookSetAt = now;
        boolean drop = request.flag("drop_pending_updates");
        allow(request);
        if (hook.equals(bot.hook) && !drop) {
            return Reply.yes("Webhook is already set");
        }
        pushes.stop(bot);
        if (drop) {
            bot.updates.clear();
        }
        bot.hook = hook;
        bot.hookError = null;
        pushes.start(bot);
        realm.touch("webhook:" + bot.id);
        return Reply.yes("Webhook was set");
    }

    private Hook hook(Request request) {
        URI url = url(request.text("url"));
        String secret = request.text("secret_token");
        if (secret.getBytes(StandardCharsets.UTF_8).length > LONGEST_SECRET) {
            throw Refusal.badRequest("secret token is too long");
        }
        if (!secret.matches("[A-Za-z0-9_-]*")) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        return new Hook(
                url,
                secret,
                request.number("max_connections", 40, 1, 100),
                request.text("ip_address"),
                request.file("certificate").isPresent());
    }

    private URI url(String text) {
        URI url;
        try {
            url = new URI(text.contains("://") ? text : "https://" + text);
        } catch (URISyntaxException e) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        String scheme = url.getScheme();
        if (url.getHost() == null || (!scheme.equals("https") && !scheme.equals("http"))) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        if (realm.settings.publicWebhooksOnly()) {
            if (!scheme.equals("https")) {
                throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
            }
            if (url.getPort() != -1 && !PORTS.contains(url.getPort())) {
                throw Refusal.badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
            }
        }
        return url;
    }

    private Reply deleteWebhook(Request request) {
        BotState bot = request.bot();
        if (request.flag("drop_pending_updates")) {
            pushes.stop(bot);
            bot.updates.clear();
        }
        if (bot.hook == null) {
            return Reply.yes("Webhook is already deleted");
        }
        pushes.stop(bot);
        bot.hook = null;
        bot.hookError = null;
        realm.touch("webhook:" + bot.id);
        return Reply.yes("Webhook was deleted");
    }

    private Reply getWebhookInfo(Request request) {
        BotState bot = request.bot();
        Hook hook = bot.hook;
        ObjectNode info = Json.object()
                .put("url", hook == null ? "" : hook.url().toString())
                .put("has_custom_certificate", hook != null && hook.certificate())
                .put("pending_update_count", bot.updates.all(realm.now()).size());
        BotState.HookError error = bot.hookError;
        if (error != null) {
            info.put("last_error_date", error.at().getEpochSecond()).put("last_error_message", error.message());
        }
        if (hook != null) {
            info.put("max_connections", hook.maxConnections());
            info.put("ip_address", hook.address().isEmpty() ? "203.0.113.10" : hook.address());
        }
        if (!bot.updates.usual()) {
            ArrayNode allowed = info.putArray("allowed_updates");
            bot.updates.allowed().forEach(allowed::add);
        }
        return Reply.of(info);
    }
}
