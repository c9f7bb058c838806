package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads topic and reply of a message that a bot sends. Source: Telegram facts §5 and §11. */
final class Places {
    private static final int GENERAL = 1;

    private final Realm realm;
    private final Recipients recipients;

    Places(Realm realm, Recipients recipients) {
        this.realm = realm;
        this.recipients = recipients;
    }

    Messaging.Place of(Request request, Room room) {
        Integer topic = topic(room, request.number("message_thread_id", 0, 0, Integer.MAX_VALUE));
        Post target = target(request, room);
        Messaging.Place place = Messaging.Place.topic(topic);
        return target == null
                ? place
                : new Messaging.Place(topic == null ? target.topicId : topic, target, null, null, null);
    }

    /** The content with the piece of the answered message that the bot quotes; a piece that is not in it is refused. */
    static Content quoting(Request request, Content content, @Nullable Post target) {
        String piece = request.json("reply_parameters").path("quote").asText("");
        if (piece.isEmpty() || target == null) {
            return content;
        }
        int position = target.content.text().text().indexOf(piece);
        if (position < 0) {
            throw Refusal.badRequest("QUOTE_TEXT_INVALID");
        }
        return content.quoting(piece, position);
    }

    /** In an ordinary group the thread is ignored; the general topic has no thread that could be named. */
    private static @Nullable Integer topic(Room room, int thread) {
        if (thread == 0 || (!room.personal() && !room.forum)) {
            return null;
        }
        if (thread == GENERAL || !room.topics.containsKey(thread)) {
            throw Refusal.badRequest("message thread not found");
        }
        return thread;
    }

    private @Nullable Post target(Request request, Room room) {
        int messageId;
        boolean optional;
        Room from = room;
        if (request.has("reply_parameters")) {
            JsonNode parameters = request.json("reply_parameters");
            if (request.text("reply_parameters").isEmpty() || (parameters.isObject() && parameters.isEmpty())) {
                return null;
            }
            if (!parameters.isObject()) {
                throw Refusal.badRequest(
                        parameters.isMissingNode()
                                ? "can't parse reply parameters JSON object"
                                : "object expected as reply parameters");
            }
            if (!parameters.has("message_id")) {
                throw Refusal.badRequest("can't find field \"message_id\"");
            }
            messageId = parameters.path("message_id").asInt();
            optional = parameters.path("allow_sending_without_reply").asBoolean(false);
            String chat = parameters.path("chat_id").asText("");
            from = chat.isEmpty() ? room : recipients.readable(request.bot(), chat);
        } else {
            messageId = request.number("reply_to_message_id", 0, 0, Integer.MAX_VALUE);
            optional = request.flag("allow_sending_without_reply");
        }
        if (messageId <= 0) {
            return null;
        }
        Post target = realm.post(from, messageId);
        if (target == null && !optional) {
            throw Refusal.badRequest("message to be replied not found");
        }
        return target == null || !target.room.equals(room) ? null : target;
    }
}
