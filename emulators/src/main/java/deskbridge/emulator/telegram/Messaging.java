package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts messages into chats, for people and bots alike; called under the realm's lock. */
final class Messaging {
    private final Realm realm;
    private final Feed feed;

    Messaging(Realm realm, Feed feed) {
        this.realm = realm;
        this.feed = feed;
    }

    /** Where a message goes and what it hangs on. */
    record Place(
            @Nullable Integer topicId,
            @Nullable Post replyTo,
            @Nullable Origin origin,
            @Nullable String albumId,
            @Nullable Markup markup) {
        static final Place PLAIN = new Place(null, null, null, null, null);

        static Place topic(@Nullable Integer topicId) {
            return new Place(topicId, null, null, null, null);
        }

        Place withMarkup(@Nullable Markup newMarkup) {
            return new Place(topicId, replyTo, origin, albumId, newMarkup);
        }

        Place withAlbum(@Nullable String id) {
            return new Place(topicId, replyTo, origin, id, markup);
        }

        Place withOrigin(@Nullable Origin from) {
            return new Place(topicId, replyTo, from, albumId, markup);
        }

        Place replyingTo(@Nullable Post target) {
            return new Place(target == null ? topicId : target.topicId, target, origin, albumId, markup);
        }
    }

    /** A new message, told to the bots that may hear it. */
    Post send(Room room, long authorId, Content content, Place place) {
        Post post = add(room, authorId, content, place);
        feed.posted(post);
        return post;
    }

    /** A service message. */
    Post service(Room room, long actorId, ObjectNode fields) {
        return send(room, actorId, Content.service(fields), Place.PLAIN);
    }

    /** The service message that begins a topic; its id is the topic's. */
    Post topic(Room room, long actorId, String name, ObjectNode fields) {
        Post post = add(room, actorId, Content.service(fields), Place.PLAIN);
        post.topicId = post.id;
        room.topics.put(post.id, name);
        feed.posted(post);
        return post;
    }

    /** A message whose sender is the chat itself. */
    Post sendAsChat(Room room, long actorId, Content content, Place place) {
        Post post = add(room, actorId, content, place);
        post.asChat = true;
        feed.posted(post);
        return post;
    }

    private Post add(Room room, long authorId, Content content, Place place) {
        int id = room.personal() ? realm.bot(room.botId).nextMessageId() : room.nextId();
        Instant now = realm.now();
        room.begun |= authorId == room.id;
        room.action = "";
        Post post = new Post(room, id, authorId, now, content);
        post.topicId = place.topicId();
        post.replyTo = place.replyTo();
        post.origin = place.origin();
        post.albumId = place.albumId();
        Markup markup = place.markup();
        post.markup = markup;
        if (markup != null && markup.kind() == Markup.Kind.KEYBOARD) {
            room.keyboard = post;
        } else if (markup != null && markup.kind() == Markup.Kind.REMOVE) {
            room.keyboard = null;
        }
        room.posts.put(id, post);
        return post;
    }

    /** New content of a message; edits that change nothing visible are told to nobody. */
    void edit(Post post, Content content) {
        if (post.content.equals(content)) {
            return;
        }
        post.content = content;
        post.editedAt = realm.now();
        feed.edited(post);
    }

    /** An edit that shows nothing new, as it happens when previews are loaded or reactions are counted. */
    void touch(Post post) {
        post.editedAt = realm.now();
        feed.edited(post);
    }

    /** Bots are never told of deletions. */
    void delete(Post post) {
        post.deleted = true;
        if (post.equals(post.room.keyboard)) {
            post.room.keyboard = null;
        }
        realm.touch("message:" + post.room.key() + ":" + post.id);
    }
}
