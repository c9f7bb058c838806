package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.Map;
import java.util.Set;

/** The methods about chats and about what people do in them. Source: Telegram facts §7 and §11. */
final class ChatMethods {
    private static final Set<String> ACTIONS = Set.of(
            "cancel",
            "typing",
            "record_video",
            "upload_video",
            "record_voice",
            "record_audio",
            "upload_voice",
            "upload_audio",
            "upload_photo",
            "upload_document",
            "choose_sticker",
            "find_location",
            "pick_up_location",
            "record_video_note",
            "upload_video_note");
    private static final Set<String> REACTIONS = Set.of(
            "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩", "🙏", "👌",
            "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "💯", "🤣", "⚡", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "😈", "😴",
            "😭", "🤓", "👻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
            "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "😡");

    private final Realm realm;
    private final Recipients recipients;
    private final Messaging messaging;
    private final Wire wire;

    ChatMethods(Realm realm, Recipients recipients, Messaging messaging, Wire wire) {
        this.realm = realm;
        this.recipients = recipients;
        this.messaging = messaging;
        this.wire = wire;
    }

    void addTo(Api api) {
        api.add("answerCallbackQuery", this::answerCallbackQuery);
        api.add("sendChatAction", this::sendChatAction);
        api.add("getChat", this::getChat);
        api.add("getChatMember", this::getChatMember);
        api.add("getChatAdministrators", this::getChatAdministrators);
        api.add("getChatMemberCount", this::getChatMemberCount);
        api.add("createForumTopic", this::createForumTopic);
        api.add("setMessageReaction", this::setMessageReaction);
        api.add("leaveChat", this::leaveChat);
    }

    private Reply answerCallbackQuery(Request request) {
        CallbackQuery query = request.bot().callbacks.get(request.text("callback_query_id"));
        if (query == null
                || query.answer != null
                || query.pressedAt.plus(realm.settings.answerTime()).isBefore(realm.now())) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        String text = request.text("text");
        if (text.codePointCount(0, text.length()) > 200) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        query.answer = new PressAnswer(text, request.flag("show_alert"), request.text("url"));
        realm.touch("callback_query:" + query.id);
        return Reply.yes();
    }

    private Reply sendChatAction(Request request) {
        if (!ACTIONS.contains(request.text("action"))) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        Room room = recipients.writable(request);
        room.action = request.text("action");
        room.actedAt = realm.now();
        realm.touch("action:" + room.key());
        return Reply.yes();
    }

    private Reply getChat(Request request) {
        Room room = recipients.readable(request.bot(), request.text("chat_id"));
        ObjectNode chat = wire.chat(room).put("accent_color_id", 0).put("max_reaction_count", 11);
        chat.putObject("accepted_gift_types")
                .setAll(Map.of(
                        "unlimited_gifts", Json.object().booleanNode(false),
                        "limited_gifts", Json.object().booleanNode(false),
                        "unique_gifts", Json.object().booleanNode(false),
                        "premium_subscription", Json.object().booleanNode(false),
                        "gifts_from_channels", Json.object().booleanNode(false)));
        return Reply.of(chat);
    }

    private Reply getChatMember(Request request) {
        Room room = recipients.readable(request.bot(), request.text("chat_id"));
        long userId = userId(request);
        if (!realm.accounts.containsKey(userId)) {
            throw Refusal.badRequest("invalid user_id specified");
        }
        if (!room.members.containsKey(userId)) {
            throw Refusal.badRequest("member not found");
        }
        return Reply.of(wire.member(userId, room.membership(userId)));
    }

    private static long userId(Request request) {
        String value = request.text("user_id");
        return value.matches("\\d{1,16}") ? Long.parseLong(value) : 0;
    }

    private Reply getChatAdministrators(Request request) {
        Room room = recipients.readable(request.bot(), request.text("chat_id"));
        if (room.personal()) {
            throw Refusal.badRequest("there are no administrators in the private chat");
        }
        ArrayNode administrators = Json.array();
        room.members.forEach((id, membership) -> {
            if (membership.powerful()) {
                administrators.add(wire.member(id, membership));
            }
        });
        return Reply.of(administrators);
    }

    private Reply getChatMemberCount(Request request) {
        Room room = recipients.readable(request.bot(), request.text("chat_id"));
        long count = room.members.values().stream().filter(Membership::inside).count();
        return Reply.of(IntNode.valueOf((int) count));
    }

    private Reply createForumTopic(Request request) {
        Room room = recipients.writable(request);
        String name = request.text("name").strip();
        if (!room.forum) {
            throw Refusal.badRequest("the chat is not a forum");
        }
        if (!room.membership(request.bot().id).powerful()) {
            throw Refusal.badRequest("not enough rights to create a topic");
        }
        if (name.isEmpty() || name.codePointCount(0, name.length()) > 128) {
            throw Refusal.badRequest("TOPIC_TITLE_EMPTY");
        }
        ObjectNode created = Json.object().put("name", name).put("icon_color", 13338331);
        Post post = messaging.topic(room, request.bot().id, name, Json.object().set("forum_topic_created", created));
        return Reply.of(created.deepCopy().put("message_thread_id", post.id));
    }

    private Reply setMessageReaction(Request request) {
        Room room = recipients.readable(request.bot(), request.text("chat_id"));
        Post post = realm.post(room, request.messageId());
        if (post == null) {
            throw Refusal.badRequest("message to react not found");
        }
        JsonNode reactions = request.json("reaction");
        if (reactions.size() > 1) {
            throw Refusal.badRequest("REACTIONS_TOO_MANY");
        }
        String emoji = reactions.path(0).path("emoji").asText("");
        if (!reactions.isEmpty() && !REACTIONS.contains(emoji)) {
            throw Refusal.badRequest("REACTION_INVALID");
        }
        post.reaction = emoji.isEmpty() ? null : emoji;
        realm.touch("message:" + room.key() + ":" + post.id);
        return Reply.yes();
    }

    private Reply leaveChat(Request request) {
        Room room = recipients.writable(request);
        if (room.personal()) {
            throw Refusal.badRequest("chat not found");
        }
        room.members.put(request.bot().id, Membership.LEFT);
        realm.touch("chat:" + room.id);
        return Reply.yes();
    }
}
