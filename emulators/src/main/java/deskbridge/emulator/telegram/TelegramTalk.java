package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a person does in one chat, or in one topic of a forum. Every action returns at once; updates follow on their own.
 * What the app does not offer throws {@link IllegalArgumentException} or {@link IllegalStateException}. Messages are named by
 * their ids, which are unique within the chat only.
 */
public final class TelegramTalk {
    private static final Duration ACTION = Duration.ofSeconds(5);
    private static final Duration EDITABLE = Duration.ofDays(2);

    private final TelegramPerson person;
    private final Room room;
    private final @Nullable Integer topicId;
    private final Crowd crowd;
    private final Realm realm;
    private final AppContents app;

    TelegramTalk(TelegramPerson person, Room room, @Nullable Integer topicId, Crowd crowd) {
        this.person = person;
        this.room = room;
        this.topicId = topicId;
        this.crowd = crowd;
        this.realm = crowd.realm();
        this.app = new AppContents(crowd.uploads());
    }

    /** The chat's id as bots know it. */
    public long chatId() {
        return room.id;
    }

    /** Whether the person has stopped the bot of this private chat. */
    public boolean blocked() {
        return realm.locked(() -> room.blocked);
    }

    /** Presses Start, or restarts a bot that was blocked; returns the id of {@code /start}. */
    public int starts() {
        return starts("");
    }

    /** Follows a link {@code https://t.me/bot?start=payload} and presses Start. */
    public int starts(String payload) {
        if (!payload.matches("[A-Za-z0-9_-]{0,64}")) {
            throw new IllegalArgumentException("no deep link holds such a payload");
        }
        return realm.locked(() -> {
            crowd.block(room.botId, person.id(), false);
            return write(payload.isEmpty() ? "/start" : "/start " + payload, place());
        });
    }

    /** Writes a text; returns the message's id. */
    public int writes(String text) {
        return realm.locked(() -> write(text, place()));
    }

    /** Writes a text with marked pieces, such as {@code bold}, as the app's menu makes them. */
    public int writes(String text, List<TelegramEntity> marks) {
        return realm.locked(() -> send(Content.text(app.typed(new Formatted(text, marks))), place()));
    }

    /** Writes a text as a reply to a message. */
    public int replies(int messageId, String text) {
        return realm.locked(() -> write(text, place().replyingTo(visible(messageId))));
    }

    /** Writes a text as a reply to a piece of a message. */
    public int quotes(int messageId, String piece, String text) {
        return realm.locked(() -> {
            Post target = visible(messageId);
            int position = target.content.text().text().indexOf(piece);
            if (position < 0) {
                throw new IllegalArgumentException("message " + messageId + " does not say " + piece);
            }
            Content reply = Content.text(app.typed(text, false)).quoting(piece, position);
            return send(reply, place().replyingTo(target));
        });
    }

    /** Sends a file with a caption, which may be empty. */
    public int sends(PhoneFile file, String caption) {
        return realm.locked(() -> send(app.media(file, caption), place()));
    }

    /** Sends a file as a reply to a message. */
    public int replies(int messageId, PhoneFile file, String caption) {
        return realm.locked(() -> send(app.media(file, caption), place().replyingTo(visible(messageId))));
    }

    /** Sends two to ten files at once; the caption stands at the first. Every file is a message of its own. */
    public List<Integer> sendsAlbum(String caption, PhoneFile... files) {
        if (files.length < 2 || files.length > 10) {
            throw new IllegalArgumentException("an album has 2 to 10 files");
        }
        return realm.locked(() -> {
            Messaging.Place place = place().withAlbum(realm.bigNumber());
            List<Integer> ids = new ArrayList<>();
            for (PhoneFile file : files) {
                ids.add(send(app.media(file, ids.isEmpty() ? caption : ""), place));
            }
            return List.copyOf(ids);
        });
    }

    /** Sends a place on the map. */
    public int sendsLocation(double latitude, double longitude) {
        return realm.locked(() -> send(AppContents.location(latitude, longitude), place()));
    }

    /** Sends a sticker. */
    public int sendsSticker(String emoji) {
        return realm.locked(() -> send(app.sticker(emoji), place()));
    }

    /** Sends something that has no method here, for example a {@code poll}: a message with one field of the Bot API. */
    public int sendsOther(String field, JsonNode value) {
        ObjectNode fields = Json.object().set(field, value.deepCopy());
        return realm.locked(() -> send(Content.of(fields), place()));
    }

    /** Shares the own contact without being asked by a button. */
    public int sharesOwnContact() {
        return realm.locked(() -> send(AppContents.card(realm.account(person.id())), place()));
    }

    /** Shares the contact of somebody else who uses Telegram. */
    public int sharesContactOf(TelegramPerson other) {
        return realm.locked(() -> send(AppContents.card(realm.account(other.id())), place()));
    }

    /** Shares an entry of the phone book; nobody of Telegram has the number. */
    public int sharesContact(String phone, String firstName) {
        return realm.locked(() -> send(AppContents.entry(phone, firstName), place()));
    }

    /** Forwards a text that somebody wrote elsewhere. */
    public int forwards(TelegramPerson author, String text) {
        Origin origin = new Origin(author.id(), null, realm.now().minusSeconds(3600));
        return realm.locked(() -> write(text, place().withOrigin(origin)));
    }

    /** Forwards a text whose author hides; only a name is shown. */
    public int forwardsHidden(String authorName, String text) {
        Origin origin = new Origin(null, authorName, realm.now().minusSeconds(3600));
        return realm.locked(() -> write(text, place().withOrigin(origin)));
    }

    /** Forwards a message of another chat that the person sees. */
    public int forwards(TelegramTalk from, int messageId) {
        return realm.locked(() -> {
            Post original = from.visible(messageId);
            return send(original.content, place().withOrigin(Origin.of(original)));
        });
    }

    /** Changes the text, or the caption, of an own message. */
    public void edits(int messageId, String text) {
        realm.locked(() -> {
            Post post = own(messageId);
            if (post.sentAt.plus(EDITABLE).isBefore(realm.now()) || post.origin != null) {
                throw new IllegalStateException("message " + messageId + " cannot be edited any more");
            }
            boolean captioned = post.content.media() != null;
            crowd.messaging().edit(post, post.content.withText(app.typed(text, captioned)));
        });
    }

    /** Lets an own message look edited although nothing visible changed; bots are told nevertheless. */
    public void touches(int messageId) {
        realm.locked(() -> crowd.messaging().touch(own(messageId)));
    }

    /** Deletes an own message for everybody; bots are not told. */
    public void deletes(int messageId) {
        realm.locked(() -> crowd.messaging().delete(own(messageId)));
    }

    /** Deletes a message of a bot in a private chat for everybody; the bot is not told. */
    public void deletesOfBot(int messageId) {
        realm.locked(() -> crowd.messaging().delete(visible(messageId)));
    }

    /** Presses the inline button with this text or, if no text fits, this data. */
    public Press presses(int messageId, String textOrData) {
        return realm.locked(() -> {
            Post post = visible(messageId);
            Markup markup = post.markup;
            List<TelegramButton> buttons = markup == null || !markup.inline()
                    ? List.of()
                    : markup.rows().stream().flatMap(List::stream).toList();
            String data = buttons.stream()
                    .filter(button -> button.text().equals(textOrData))
                    .findFirst()
                    .or(() -> buttons.stream()
                            .filter(button -> textOrData.equals(button.callbackData()))
                            .findFirst())
                    .map(TelegramButton::callbackData)
                    .orElseThrow(() ->
                            new IllegalArgumentException("message " + messageId + " has no data button " + textOrData));
            return new Press(realm, crowd.press(room, person.id(), post, data));
        });
    }

    /** Sends any data as a press of a message of a bot, deleted ones included: what a modified or a stale app can do. */
    public Press forgesPress(int messageId, String data) {
        return realm.locked(() -> {
            Post post = room.posts.get(messageId);
            if (post == null) {
                throw new IllegalArgumentException("there was never a message " + messageId);
            }
            return new Press(realm, crowd.press(room, person.id(), post, data));
        });
    }

    /** The keyboard that the app shows instead of its own, row by row. */
    public List<List<TelegramButton>> keyboard() {
        return realm.locked(() -> {
            Markup markup = room.keyboard == null ? null : room.keyboard.markup;
            return markup == null ? List.of() : markup.rows();
        });
    }

    /** Presses a key of the keyboard that the app shows: sends its text, or the own contact as a reply to the request. */
    public int pressesKey(String text) {
        return realm.locked(() -> {
            Post request = room.keyboard;
            TelegramButton key = keyboard().stream()
                    .flatMap(List::stream)
                    .filter(button -> button.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no key " + text + " is shown"));
            if (request != null && request.markup != null && request.markup.oneTime()) {
                room.keyboard = null;
            }
            return key.requestsContact()
                    ? send(AppContents.card(realm.account(person.id())), place().replyingTo(request))
                    : write(text, place());
        });
    }

    /** Puts a reaction under a message; only administrators that ask for it are told. */
    public void reacts(int messageId, String emoji) {
        realm.locked(() -> {
            ObjectNode change = Json.object();
            change.putArray("old_reaction");
            change.putArray("new_reaction").addObject().put("type", "emoji").put("emoji", emoji);
            crowd.feed().reacted(visible(messageId), person.id(), change);
        });
    }

    /** What the person sees in the chat or topic, oldest first, deleted messages included. */
    public List<TelegramMessage> messages() {
        return realm.locked(() -> room.posts.values().stream()
                .filter(post -> topicId == null || topicId.equals(post.topicId))
                .map(TelegramMessage::of)
                .toList());
    }

    /** One message, deleted or not. */
    public TelegramMessage message(int messageId) {
        return messages().stream()
                .filter(message -> message.id() == messageId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no message " + messageId + " is here"));
    }

    /** What a bot is doing at the moment, for example {@code typing}; shown for five seconds or until the bot writes. */
    public Optional<String> action() {
        return realm.locked(() -> Optional.of(room.action)
                .filter(action -> !action.isEmpty() && room.actedAt.plus(ACTION).isAfter(realm.now())));
    }

    /** The newest message that is not deleted. */
    public Optional<TelegramMessage> last() {
        return messages().stream().filter(message -> !message.deleted()).reduce((older, newer) -> newer);
    }

    /** Waits, in real time, until the chat holds a message that is meant; the first such message. */
    public Optional<TelegramMessage> awaits(Predicate<TelegramMessage> meant, Duration patience) {
        return realm.await(patience, () -> messages().stream().filter(meant).findFirst());
    }

    private Messaging.Place place() {
        if (topicId != null && !room.topics.containsKey(topicId)) {
            throw new IllegalArgumentException("no topic " + topicId + " is here");
        }
        return Messaging.Place.topic(topicId);
    }

    private int write(String text, Messaging.Place place) {
        return send(Content.text(app.typed(text, false)), place);
    }

    private int send(Content content, Messaging.Place place) {
        if (realm.account(person.id()).deactivated()) {
            throw new IllegalStateException("person " + person.id() + " has deleted the account");
        }
        if (room.personal() && room.blocked) {
            throw new IllegalStateException("the bot is blocked; the app offers to unblock it first");
        }
        if (!room.membership(person.id()).inside() || room.upgradedTo != null || room.deleted) {
            throw new IllegalStateException("person " + person.id() + " cannot write in chat " + room.id);
        }
        return crowd.messaging().send(room, person.id(), content, place).id;
    }

    private Post visible(int messageId) {
        Post post = realm.post(room, messageId);
        if (post == null) {
            throw new IllegalArgumentException("no message " + messageId + " is here");
        }
        return post;
    }

    private Post own(int messageId) {
        Post post = visible(messageId);
        if (post.authorId != person.id()) {
            throw new IllegalArgumentException("message " + messageId + " is somebody else's");
        }
        return post;
    }
}
