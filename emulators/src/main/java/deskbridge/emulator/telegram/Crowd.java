package deskbridge.emulator.telegram;

/** What people's actions need; every method is called under the realm's lock. */
record Crowd(Realm realm, Feed feed, Messaging messaging, Uploads uploads, Wire wire) {

    void block(long botId, long personId, boolean blocked) {
        Room room = realm.talk(botId, personId);
        if (blocked && !room.begun) {
            throw new IllegalStateException("person " + personId + " has no chat with bot " + botId + " to block");
        }
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
}
