package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;

/** What people's actions need; every method is called under the realm's lock. */
record Crowd(Realm realm, Feed feed, Messaging messaging, Uploads uploads, Wire wire) {

    void block(long botId, long personId, boolean blocked) {
        Room room = realm.talk(botId, personId);
        if (room.blocked != blocked) {
            room.blocked = blocked;
            room.members.put(botId, blocked ? Membership.KICKED : Membership.MEMBER);
            feed.blocking(room, blocked);
        }
    }

    /** A press of a button that shows this data, whether the message still has it or not. */
    CallbackQuery press(Room room, long personId, Post post, String data) {
        BotState bot = realm.bot(post.authorId);
        bot.callbacks
                .values()
                .removeIf(old -> old.pressedAt.plus(Feed.PRESS_LIFETIME).isBefore(realm.now()));
        CallbackQuery query = new CallbackQuery(realm.bigNumber(), realm.now());
        bot.callbacks.put(query.id, query);
        feed.pressed(bot, query, personId, post, data);
        return query;
    }

    /** The contact card of somebody who uses Telegram; its user is named by the service, not by the sender. */
    static ObjectNode card(Account account) {
        ObjectNode contact = Json.object().put("phone_number", account.phone()).put("first_name", account.firstName());
        if (account.lastName() != null) {
            contact.put("last_name", account.lastName());
        }
        return Json.object().set("contact", contact.put("user_id", account.id()));
    }
}
