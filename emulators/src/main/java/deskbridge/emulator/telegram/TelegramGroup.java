package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;
import java.util.Map;

/** A group, supergroup or forum as its owner manages it. */
public final class TelegramGroup {
    private final long ownerId;
    private final Crowd crowd;
    private final Realm realm;
    private volatile Room room;

    TelegramGroup(long ownerId, Room room, Crowd crowd) {
        this.ownerId = ownerId;
        this.room = room;
        this.crowd = crowd;
        this.realm = crowd.realm();
    }

    Room room() {
        return room;
    }

    /** The chat's id; another one after {@link #becomesSupergroup}. */
    public long id() {
        return room.id;
    }

    /** The title. */
    public String title() {
        return realm.locked(() -> room.title);
    }

    /** The topics of a forum by their ids; the general one is not among them. */
    public Map<Integer, String> topics() {
        return realm.locked(() -> Map.copyOf(room.topics));
    }

    /** The owner adds a person; bots hear of it. */
    public void adds(TelegramPerson person) {
        realm.locked(() -> add(person.id(), Membership.MEMBER));
    }

    /** The owner adds a bot; it is told. */
    public void adds(TelegramBot bot) {
        realm.locked(() -> add(bot.id(), Membership.MEMBER));
    }

    /** The owner follows a link {@code https://t.me/bot?startgroup=payload} and chooses this group. */
    public void addsByLink(TelegramBot bot, String payload) {
        realm.locked(() -> {
            add(bot.id(), Membership.MEMBER);
            String text = "/start@" + realm.account(bot.id()).username() + " " + payload;
            Content start = Content.text(TextRules.typed(text, text.length()));
            crowd.messaging().send(room, ownerId, start, Messaging.Place.PLAIN);
        });
    }

    /** The owner writes as the group: bots see a stand-in instead of the owner. */
    public int writesAnonymously(String text) {
        return realm.locked(() -> {
            Content content = Content.text(TextRules.typed(text, 4096));
            return crowd.messaging().sendAsChat(room, ownerId, content, Messaging.Place.PLAIN).id;
        });
    }

    /** Makes a bot an administrator with every right, or an ordinary member again. */
    public void promotes(TelegramBot bot, boolean administrator) {
        realm.locked(() -> {
            Membership before = room.membership(bot.id());
            if (!before.inside()) {
                throw new IllegalStateException("bot " + bot.id() + " is not in the chat");
            }
            change(bot.id(), before, administrator ? Membership.ADMINISTRATOR : Membership.MEMBER);
        });
    }

    /** Whether a bot may write although it is a member. */
    public void mutes(TelegramBot bot, boolean muted) {
        realm.locked(() -> muted ? room.muted.add(bot.id()) : room.muted.remove(bot.id()));
    }

    /** Removes a bot for good; it is told. */
    public void removes(TelegramBot bot) {
        realm.locked(() -> remove(bot.id()));
    }

    /** Removes a person; bots hear of it. */
    public void removes(TelegramPerson person) {
        realm.locked(() -> remove(person.id()));
    }

    /** Opens a topic of a forum; returns its id. */
    public int opensTopic(String name) {
        return realm.locked(() -> {
            if (!room.forum) {
                throw new IllegalStateException("chat " + room.id + " is no forum");
            }
            ObjectNode fields = Json.object();
            fields.putObject("forum_topic_created").put("name", name).put("icon_color", 13338331);
            return crowd.messaging().topic(room, ownerId, name, fields).id;
        });
    }

    /** Turns a group into a supergroup: a new chat with a new id, in which messages are counted anew. Returns the id. */
    public long becomesSupergroup() {
        return realm.locked(() -> {
            if (room.type != RoomType.GROUP || room.upgradedTo != null) {
                throw new IllegalStateException("chat " + room.id + " is no ordinary group");
            }
            Room old = room;
            Room upgraded = realm.newSupergroup();
            upgraded.title = old.title;
            upgraded.members.putAll(old.members);
            crowd.messaging().service(old, ownerId, Json.object().put("migrate_to_chat_id", upgraded.id));
            old.upgradedTo = upgraded.id;
            Content arrival = Content.service(Json.object().put("migrate_from_chat_id", old.id));
            crowd.messaging().sendAsChat(upgraded, ownerId, arrival, Messaging.Place.PLAIN);
            room = upgraded;
            return upgraded.id;
        });
    }

    /** Deletes the group. */
    public void deletes() {
        realm.locked(() -> {
            room.deleted = true;
            realm.touch("chat:" + room.id);
        });
    }

    /** What is written in the group, all topics included, oldest first. */
    public List<TelegramMessage> messages() {
        return realm.locked(
                () -> room.posts.values().stream().map(TelegramMessage::of).toList());
    }

    private void add(long id, Membership membership) {
        Membership before = room.membership(id);
        if (before.inside()) {
            throw new IllegalStateException(id + " is in the chat already");
        }
        change(id, before, membership);
        ObjectNode fields = Json.object();
        fields.putArray("new_chat_members").add(user(id));
        crowd.messaging().service(room, ownerId, fields);
    }

    private void remove(long id) {
        Membership before = room.membership(id);
        if (!before.inside()) {
            throw new IllegalStateException(id + " is not in the chat");
        }
        change(id, before, Membership.KICKED);
        crowd.messaging().service(room, ownerId, Json.object().set("left_chat_member", user(id)));
    }

    private void change(long id, Membership before, Membership after) {
        room.members.put(id, after);
        crowd.feed().membership(room, ownerId, id, before, after);
    }

    private ObjectNode user(long id) {
        return crowd.wire().user(id);
    }
}
