package deskbridge.emulator.telegram;

import java.util.Optional;

/** Finds the chat that a bot names and refuses what it may not do there. Source: Telegram facts §8 and §12. */
final class Recipients {
    private final Realm realm;

    Recipients(Realm realm) {
        this.realm = realm;
    }

    /** The chat of {@code chat_id}, in which the bot may write. */
    Room writable(Request request) {
        Room room = find(request.bot(), request.text("chat_id"));
        checkWriting(request.bot(), room);
        return room;
    }

    /** The chat under this name or id, which the bot may look at. */
    Room readable(BotState bot, String chatId) {
        Room room = find(bot, chatId);
        if (room.type == RoomType.SUPERGROUP && room.membership(bot.id) == Membership.KICKED) {
            throw Refusal.forbidden("bot was kicked from the supergroup chat");
        }
        return room;
    }

    private Room find(BotState bot, String chatId) {
        if (chatId.isEmpty()) {
            throw Refusal.badRequest("chat_id is empty");
        }
        if (chatId.startsWith("@")) {
            return realm.publicGroup(chatId.substring(1)).orElseThrow(Recipients::unknown);
        }
        if (!chatId.matches("-?\\d{1,18}")) {
            throw unknown();
        }
        long id = Long.parseLong(chatId);
        return id > 0 ? personal(bot, id) : group(bot, id);
    }

    private Room personal(BotState bot, long id) {
        Optional<Room> talk = realm.talkIfAny(bot.id, id).filter(room -> room.begun);
        if (talk.isPresent()) {
            return talk.get();
        }
        Account account = realm.accounts.get(id);
        if (account == null) {
            throw unknown();
        }
        if (account.bot()) {
            throw Refusal.forbidden("bot can't send messages to bots");
        }
        boolean met = realm.rooms.values().stream()
                .anyMatch(room -> !room.personal()
                        && room.membership(bot.id).inside()
                        && room.membership(id).inside());
        throw met ? Refusal.forbidden("bot can't initiate conversation with a user") : unknown();
    }

    private Room group(BotState bot, long id) {
        Room room = realm.group(id).orElseThrow(Recipients::unknown);
        // A private group that the bot has never seen does not exist for it.
        if (!room.members.containsKey(bot.id) && room.username == null) {
            throw unknown();
        }
        return room;
    }

    private void checkWriting(BotState bot, Room room) {
        if (room.personal()) {
            if (realm.account(room.id).deactivated()) {
                throw Refusal.forbidden("user is deactivated");
            }
            if (room.blocked) {
                throw Refusal.forbidden("bot was blocked by the user");
            }
            return;
        }
        String chat = room.type.wire + " chat";
        if (room.upgradedTo != null) {
            throw Refusal.upgraded(room.upgradedTo);
        }
        if (room.deleted) {
            throw Refusal.forbidden("the group chat was deleted");
        }
        if (room.membership(bot.id) == Membership.KICKED) {
            throw Refusal.forbidden("bot was kicked from the " + chat);
        }
        if (!room.membership(bot.id).inside()) {
            throw Refusal.forbidden("bot is not a member of the " + chat);
        }
        if (room.muted.contains(bot.id)) {
            throw Refusal.badRequest("not enough rights to send text messages to the chat");
        }
    }

    private static Refusal unknown() {
        return Refusal.badRequest("chat not found");
    }
}
