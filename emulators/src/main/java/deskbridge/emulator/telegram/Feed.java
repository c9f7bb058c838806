package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Duration;
import java.time.Instant;

/** Decides which bots are told what; called under the realm's lock. Source: Telegram facts §2, §4 and §11. */
final class Feed {
    private static final Duration LIFETIME = Duration.ofHours(24);
    static final Duration PRESS_LIFETIME = Duration.ofSeconds(150);

    private final Realm realm;
    private final Wire wire;
    private final Pushes pushes;

    Feed(Realm realm, Wire wire, Pushes pushes) {
        this.realm = realm;
        this.wire = wire;
        this.pushes = pushes;
    }

    /** A new message; bots hear of others' messages only, and of bots' messages not at all. */
    void posted(Post post) {
        if (!realm.account(post.authorId).bot()) {
            realm.botsIn(post.room)
                    .filter(bot -> hears(bot, post))
                    .forEach(bot -> tell(
                            bot, "message", "chat:" + post.room.id, wire.message(post, bot.id), post.sentAt, LIFETIME));
        }
        realm.touch("message:" + post.room.key() + ":" + post.id);
    }

    /** A person's message was changed. */
    void edited(Post post) {
        if (!realm.account(post.authorId).bot()) {
            Instant at = post.editedAt == null ? realm.now() : post.editedAt;
            realm.botsIn(post.room)
                    .filter(bot -> hears(bot, post))
                    .forEach(bot -> tell(
                            bot, "edited_message", "chat:" + post.room.id, wire.message(post, bot.id), at, LIFETIME));
        }
        realm.touch("message:" + post.room.key() + ":" + post.id);
    }

    /** Somebody pressed a button of this bot's message. */
    void pressed(BotState bot, CallbackQuery query, long personId, Post post, String data) {
        ObjectNode payload = Json.object().put("id", query.id);
        payload.set("from", wire.user(personId));
        payload.set("message", post.deleted ? wire.inaccessible(post) : wire.message(post, bot.id));
        payload.put("chat_instance", Long.toString(bot.id * 31 + post.room.id)).put("data", data);
        tell(bot, "callback_query", "user:" + personId, payload, query.pressedAt, PRESS_LIFETIME);
        realm.touch("callback_query:" + query.id);
    }

    /** A bot's or a person's membership changed; the bot itself is told, others only where they are administrators. */
    void membership(Room room, long actorId, long memberId, Membership before, Membership after) {
        ObjectNode payload = Json.object();
        payload.set("chat", wire.chat(room));
        payload.set("from", wire.user(actorId));
        payload.put("date", realm.now().getEpochSecond());
        payload.set("old_chat_member", wire.member(memberId, before));
        payload.set("new_chat_member", wire.member(memberId, after));
        for (BotState bot : realm.bots.values()) {
            if (bot.id == memberId) {
                tell(bot, "my_chat_member", "member:" + room.id, payload, realm.now(), LIFETIME);
            } else if (!room.personal() && room.membership(bot.id).powerful()) {
                tell(bot, "chat_member", "member:" + room.id, payload, realm.now(), LIFETIME);
            }
        }
        realm.touch("chat:" + room.id);
    }

    /** A person blocked or unblocked a bot: the bot's membership in the private chat changes. */
    void blocking(Room room, boolean blocked) {
        membership(
                room,
                room.id,
                room.botId,
                blocked ? Membership.MEMBER : Membership.KICKED,
                blocked ? Membership.KICKED : Membership.MEMBER);
    }

    /** Somebody changed the reaction under a message; only administrators that asked for it are told. */
    void reacted(Post post, long personId, ObjectNode change) {
        ObjectNode payload = Json.object();
        payload.set("chat", wire.chat(post.room));
        payload.put("message_id", post.id);
        payload.set("user", wire.user(personId));
        payload.put("date", realm.now().getEpochSecond());
        payload.setAll(change);
        realm.botsIn(post.room)
                .filter(bot -> post.room.membership(bot.id).powerful())
                .forEach(bot ->
                        tell(bot, "message_reaction", "reaction:" + post.room.id, payload, realm.now(), LIFETIME));
        realm.touch("message:" + post.room.key() + ":" + post.id);
    }

    /** An update of any type, wanted or not; for what the emulator does not know. */
    void raw(BotState bot, String type, ObjectNode payload) {
        Update update = bot.updates.put(
                type, "raw:" + type, payload, realm.now(), realm.now().plus(LIFETIME));
        pushes.submit(bot, update);
    }

    private boolean hears(BotState bot, Post post) {
        Room room = post.room;
        if (room.personal()
                || post.content.service()
                || bot.readsEverything
                || room.membership(bot.id).powerful()) {
            return true;
        }
        Post target = post.replyTo;
        if (target != null && target.authorId == bot.id) {
            return true;
        }
        String text = post.content.text().text();
        String name = realm.account(bot.id).username();
        return post.content.text().entities().stream()
                .filter(entity -> entity.type().equals("bot_command"))
                .map(entity -> text.substring(entity.offset(), entity.end()))
                .anyMatch(command -> command.indexOf('@') < 0
                        || command.substring(command.indexOf('@') + 1).equalsIgnoreCase(name));
    }

    private void tell(BotState bot, String type, String lane, ObjectNode payload, Instant at, Duration lifetime) {
        bot.updates
                .add(type, lane, payload, realm.now(), at.plus(lifetime))
                .ifPresent(update -> pushes.submit(bot, update));
    }
}
