package deskbridge.emulator.telegram;

import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.WebhookSender;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Delivers updates to webhooks: in order within a lane, again until they expire. An update leaves its bot's queue only when it
 * was accepted. Source: Telegram facts §4.
 */
final class Pushes {
    private static final long LONGEST_REQUESTED_PAUSE = 3600;
    private static final int DOUBLINGS = 6;
    private static final int GONE = 410;
    private static final Duration PATIENCE_WITH_THE_GONE = Duration.ofHours(23);

    private final Realm realm;
    private final WebhookSender sender;
    private final Map<Webhook, Pending> pending = new ConcurrentHashMap<>();
    private Replies replies = (bot, headers, body) -> {};

    private record Pending(BotState bot, Update update) {}

    /** Executes a method that a receiver put into its answer. */
    @FunctionalInterface
    interface Replies {
        void execute(BotState bot, HttpHeaders headers, Body body);
    }

    Pushes(Realm realm, WebhookSender sender) {
        this.realm = realm;
        this.sender = sender;
        sender.keepOrder();
        sender.retryBy(this::pauseAfter);
        sender.onSettled(this::settled);
    }

    void executeRepliesBy(Replies executor) {
        replies = executor;
    }

    /** Sends everything that waits; called under the realm's lock. */
    void start(BotState bot) {
        bot.updates.all(realm.now()).forEach(update -> submit(bot, update));
    }

    /** Takes back everything unsent; it stays in the bot's queue. Called under the realm's lock. */
    void stop(BotState bot) {
        sender.withdraw(webhook -> {
            Pending unsent = pending.get(webhook);
            return unsent != null && unsent.bot == bot;
        });
        pending.values().removeIf(unsent -> unsent.bot == bot);
    }

    /** Called under the realm's lock. */
    void submit(BotState bot, Update update) {
        Hook hook = bot.hook;
        if (hook == null) {
            realm.touch("update:" + update.id());
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept-Encoding", "gzip, deflate");
        if (!hook.secret().isEmpty()) {
            headers.put("X-Telegram-Bot-Api-Secret-Token", hook.secret());
        }
        String credentials = hook.url().getUserInfo();
        if (credentials != null) {
            headers.put("Authorization", "Basic " + encoded(credentials));
        }
        Webhook.Request request = new Webhook.Request(headers, Json.write(update.body()));
        Webhook webhook = new Webhook(hook.url(), update.type(), bot.id + " " + update.lane(), moment -> request);
        pending.put(webhook, new Pending(bot, update));
        sender.submit(webhook);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Duration> pauseAfter(Webhook.Attempt failed) {
        Pending unsent = pending.get(failed.webhook());
        if (unsent == null) {
            return Optional.empty();
        }
        unsent.bot.hookError = new BotState.HookError(failed.at(), reason(failed));
        Instant gone = unsent.bot.goneSince;
        if (failed.status() != GONE) {
            unsent.bot.goneSince = null;
        } else if (gone == null) {
            unsent.bot.goneSince = failed.at();
        } else if (gone.plus(PATIENCE_WITH_THE_GONE).isBefore(failed.at())) {
            return Optional.empty();
        }
        long requested = failed.answerHeaders()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        long seconds = requested > 0 ? Math.min(requested, LONGEST_REQUESTED_PAUSE) : usualPause(failed.attempt());
        return failed.at().plusSeconds(seconds).isAfter(unsent.update.expires())
                ? Optional.empty()
                : Optional.of(realm.settings.real(seconds));
    }

    private static long usualPause(int attempt) {
        return attempt == 1 ? 0 : attempt <= DOUBLINGS ? 1L << (attempt - 1) : 60 + attempt % 60;
    }

    private static String reason(Webhook.Attempt failed) {
        if (failed.status() == 0) {
            String failure = String.valueOf(failed.failure());
            return failure.startsWith("no answer")
                    ? "Read timeout expired"
                    : failure.contains("ConnectException") ? "Connection refused" : "Webhook connection closed";
        }
        return "Wrong response from the webhook: " + failed.status() + " " + phrase(failed.status());
    }

    private static String phrase(int status) {
        return switch (status) {
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Status";
        };
    }

    private void settled(Webhook webhook, Webhook.@Nullable Attempt last) {
        Pending done = pending.remove(webhook);
        if (done == null) {
            return;
        }
        if (last != null && last.accepted()) {
            done.bot.goneSince = null;
        }
        realm.locked(() -> {
            Instant gone = done.bot.goneSince;
            if (gone != null && gone.plus(PATIENCE_WITH_THE_GONE).isBefore(realm.now())) {
                stop(done.bot);
                done.bot.hook = null;
                done.bot.goneSince = null;
                realm.touch("webhook:" + done.bot.id);
                return;
            }
            done.bot.updates.remove(done.update);
            realm.touch("update:" + done.update.id());
        });
        if (last != null && last.accepted() && !last.answer().isEmpty()) {
            replies.execute(done.bot, last.answerHeaders(), last.answer());
        }
    }
}
