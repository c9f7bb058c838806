package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Body;
import deskbridge.emulator.HmacSha256;
import deskbridge.emulator.Json;
import deskbridge.emulator.Webhook;
import deskbridge.emulator.WebhookSender;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tells bots what happened (Pachca docs, outgoing webhooks): who hears what, the payloads, the signature, the history. */
final class Hooks {
    private final Workspace workspace;
    private final WebhookSender sender;

    Hooks(Workspace workspace, WebhookSender sender) {
        this.workspace = workspace;
        this.sender = sender;
    }

    /** {@code new}, {@code update} or {@code delete}. */
    void message(String event, Post post) {
        ObjectNode payload = Json.object()
                .put("type", "message")
                .put("id", post.id)
                .put("event", event)
                .put("entity_type", post.entityType())
                .put("entity_id", post.entityId(workspace))
                .put("content", post.content)
                .put("user_id", post.authorId)
                .put("created_at", Wire.time(post.createdAt))
                .put("changed_at", Wire.time(post.changedAt))
                .put("url", post.url())
                .put("chat_id", post.room.id)
                .put("parent_message_id", post.parentId);
        Topic topic = post.room.topic;
        // A standalone thread has no message to name; the docs do not say what is sent then.
        if (topic == null || topic.parent == null) {
            payload.putNull("thread");
        } else {
            payload.putObject("thread").put("message_id", topic.parent.id).put("message_chat_id", topic.parent.room.id);
        }
        for (Bot bot : audience(post.room)) {
            if (bot.hears(post)) {
                tell(bot, "message_" + event, post.room.root().id, payload);
            }
        }
    }

    /** {@code new} or {@code delete}. */
    void reaction(String event, Post post, Reaction reaction) {
        ObjectNode payload = Json.object()
                .put("type", "reaction")
                .put("event", event)
                .put("chat_id", post.room.id)
                .put("message_id", post.id)
                .put("code", reaction.code())
                .put("name", reaction.name())
                .put("user_id", reaction.userId())
                .put("created_at", Wire.time(reaction.createdAt()));
        audience(post.room).forEach(bot -> tell(bot, "reaction_" + event, post.room.root().id, payload));
    }

    /** A click goes to the bot that wrote the message and to nobody else. */
    void click(Bot bot, Post post, Trigger trigger, String data) {
        ObjectNode payload = Json.object()
                .put("type", "button")
                .put("event", "click")
                .put("message_id", post.id)
                .put("trigger_id", trigger.id())
                .put("data", data)
                .put("user_id", trigger.userId())
                .put("chat_id", post.room.id);
        tell(bot, "button_click", post.room.root().id, payload);
    }

    /** {@code add} or {@code remove}. */
    void members(String event, Room room, Collection<Long> userIds) {
        Topic topic = room.topic;
        ObjectNode payload = Json.object()
                .put("type", "chat_member")
                .put("event", event)
                .put("chat_id", room.id)
                .put("thread_id", topic == null ? null : (Long) topic.id);
        ArrayNode ids = payload.putArray("user_ids");
        userIds.forEach(ids::add);
        payload.put("created_at", Wire.time(workspace.now()));
        audience(room).forEach(bot -> tell(bot, "chat_member_" + event, room.root().id, payload));
    }

    /** {@code invite}, {@code confirm}, {@code update}, {@code suspend}, {@code activate} or {@code delete}. */
    void companyMember(String event, long userId) {
        ObjectNode payload = Json.object().put("type", "company_member").put("event", event);
        payload.putArray("user_ids").add(userId);
        payload.put("created_at", Wire.time(workspace.now()));
        workspace.bots.values().forEach(bot -> tell(bot, "company_member_" + event, 0, payload));
    }

    /** The webhook of a submitted form; sent by the caller, who needs the answer. No subscription, no history. */
    Webhook submission(Bot bot, URI target, OpenedView view, ObjectNode data) {
        ObjectNode payload = Json.object()
                .put("type", "view")
                .put("event", "submit")
                .put("callback_id", view.callbackId())
                .put("private_metadata", view.privateMetadata())
                .put("chat_id", view.chatId())
                .put("user_id", view.userId());
        payload.set("data", data);
        return webhook(bot, target, "view_submit", view.chatId(), payload);
    }

    private List<Bot> audience(Room room) {
        boolean strict = workspace.settings.threadEventsOnlyToThreadMembers();
        return workspace.bots.values().stream()
                .filter(bot -> strict ? room.members.contains(bot.userId()) : room.joined(bot.userId()))
                .toList();
    }

    private void tell(Bot bot, String event, long lane, ObjectNode payload) {
        if (!bot.subscribed(event)) {
            return;
        }
        Instant now = workspace.now();
        if (bot.keepsHistory()) {
            long number = workspace.ids.event();
            bot.history()
                    .add(new HistoryEvent(
                            number, Ids.ulid(now.toEpochMilli(), number), event, stamped(payload, now), now));
        }
        URI target = bot.webhookUrl();
        if (target != null) {
            sender.submit(webhook(bot, target, event, lane, payload));
        }
    }

    private Webhook webhook(Bot bot, URI target, String event, long lane, ObjectNode payload) {
        Instant first = workspace.now();
        return new Webhook(target, event, Long.toString(lane), moment -> {
            Body body = Json.write(stamped(payload, workspace.settings.restampRetries() ? moment : first));
            return new Webhook.Request(
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "User-Agent",
                            "Faraday v2.12.2",
                            "pachca-signature",
                            HmacSha256.hex(bot.signingSecret(), body.bytes())),
                    body);
        });
    }

    private static ObjectNode stamped(ObjectNode payload, Instant moment) {
        return payload.deepCopy().put("webhook_timestamp", moment.getEpochSecond());
    }
}
