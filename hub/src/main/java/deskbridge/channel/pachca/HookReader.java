package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Hook.ButtonHook;
import deskbridge.channel.pachca.Hook.FormHook;
import deskbridge.channel.pachca.Hook.MembersHook;
import deskbridge.channel.pachca.Hook.MessageHook;
import deskbridge.channel.pachca.Hook.OtherHook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of a webhook; routes on {@code type} and {@code event} together, never on one alone (Pachca docs). */
final class HookReader {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Set<String> MESSAGE_EVENTS = Set.of("new", "update", "delete");
    private static final Set<String> MEMBER_TYPES = Set.of("chat_member", "company_member");

    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private final HookJson json;
    private final Instant sentAt;

    private HookReader(HookJson json, Instant sentAt) {
        this.json = json;
        this.sentAt = sentAt;
    }

    static Hook read(String body) throws MalformedHook {
        var json = HookText.parse(body);
        long seconds = id("webhook_timestamp", json.webhookTimestamp());
        if (seconds > LATEST) {
            throw new MalformedHook("webhook_timestamp is no time");
        }
        var sentAt = Instant.ofEpochSecond(seconds);
        return new HookReader(json, sentAt).hook();
    }

    private Hook hook() throws MalformedHook {
        var type = json.type();
        var event = json.event();
        if (type == null || event == null) {
            throw new MalformedHook("type or event is missing");
        }
        if (type.equals("message") && MESSAGE_EVENTS.contains(event)) {
            return message(event);
        }
        if (type.equals("button") && event.equals("click")) {
            return button();
        }
        if (type.equals("view") && event.equals("submit")) {
            return form();
        }
        if (MEMBER_TYPES.contains(type)) {
            return members(type + "." + event);
        }
        return new OtherHook(type + "." + event, sentAt);
    }

    private MessageHook message(String event) throws MalformedHook {
        long chatId = id("chat_id", json.chatId());
        var entityType = json.entityType();
        boolean inThread = "thread".equalsIgnoreCase(entityType);
        var inside = inside();
        return new MessageHook(
                event,
                id("id", json.id()),
                chatId,
                id("user_id", json.userId()),
                "user".equalsIgnoreCase(entityType) && inside == null,
                inThread ? optionalId("entity_id", json.entityId()) : null,
                inside,
                json.changedAt() == null ? null : Times.orElse(json.changedAt(), sentAt),
                sentAt);
    }

    private @Nullable ThreadKey inside() throws MalformedHook {
        var thread = json.thread();
        if (thread == null) {
            return null;
        }
        var chatId = optionalId("thread.message_chat_id", thread.messageChatId());
        var rootId = optionalId("thread.message_id", thread.messageId());
        return chatId == null || rootId == null ? null : new ThreadKey(chatId, rootId);
    }

    private ButtonHook button() throws MalformedHook {
        var trigger = json.triggerId();
        if (trigger == null || trigger.isBlank()) {
            throw new MalformedHook("trigger_id is missing");
        }
        return new ButtonHook(
                id("message_id", json.messageId()),
                id("chat_id", json.chatId()),
                id("user_id", json.userId()),
                trigger,
                FormValues.text(json.data()),
                sentAt);
    }

    private FormHook form() throws MalformedHook {
        var data = Objects.requireNonNullElse(json.data(), "{}").strip();
        if (!data.startsWith("{")) {
            throw new MalformedHook("data of a form is not an object");
        }
        return new FormHook(
                id("user_id", json.userId()),
                Objects.requireNonNullElse(json.callbackId(), ""),
                Objects.requireNonNullElse(json.privateMetadata(), ""),
                data,
                sentAt);
    }

    private MembersHook members(String kind) throws MalformedHook {
        return new MembersHook(
                kind,
                optionalId("chat_id", json.chatId()),
                json.userIds() == null
                        ? List.of()
                        : json.userIds().stream()
                                .filter(Objects::nonNull)
                                .sorted()
                                .toList(),
                Objects.requireNonNullElse(json.createdAt(), ""),
                sentAt);
    }

    private static @Nullable Long optionalId(String field, @Nullable String raw) throws MalformedHook {
        return (raw == null || raw.strip().equals("null")) ? null : Long.valueOf(id(field, raw));
    }

    private static long id(String field, @Nullable String raw) throws MalformedHook {
        // Raw JSON brings the blanks around it along.
        var digits = raw == null ? "" : raw.strip();
        if (ID.matcher(digits).matches()) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException e) {
                // Nineteen digits may still be too many for 64 bits: refused below like anything else that is no id.
            }
        }
        throw new MalformedHook(field + " is not a positive whole number of 64 bits");
    }
}
