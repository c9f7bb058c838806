package deskbridge.emulator.pachca;

import deskbridge.emulator.Monitor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything the emulated workspace knows, behind one lock. Nothing slow happens under the lock. */
final class Workspace extends Monitor<String> {
    final Ids ids = new Ids();
    final PachcaSettings settings = new PachcaSettings();
    final Map<Long, User> users = new LinkedHashMap<>();
    final Map<Long, Bot> bots = new LinkedHashMap<>();
    final Map<Long, Room> rooms = new LinkedHashMap<>();
    final Map<Long, Topic> topics = new LinkedHashMap<>();
    final Map<Long, Post> posts = new LinkedHashMap<>();
    final Map<Long, Tag> tags = new LinkedHashMap<>();
    final Map<String, Token> tokens = new LinkedHashMap<>();

    private final InstantSource time;

    Workspace(InstantSource time) {
        this.time = time;
    }

    Instant now() {
        return time.instant();
    }

    User user(long id) {
        User user = users.get(id);
        if (user == null) {
            throw Refusal.notFound("user_id");
        }
        return user;
    }

    Room room(long id) {
        Room room = rooms.get(id);
        if (room == null) {
            throw Refusal.notFound("chat_id");
        }
        return room;
    }

    Post post(long id) {
        Post post = posts.get(id);
        if (post == null) {
            throw Refusal.notFound("message_id");
        }
        return post;
    }

    Topic topic(long id) {
        Topic topic = topics.get(id);
        if (topic == null) {
            throw Refusal.notFound("thread_id");
        }
        return topic;
    }

    Optional<User> byNickname(String nickname) {
        return users.values().stream()
                .filter(user -> user.nickname().equalsIgnoreCase(nickname))
                .findFirst();
    }

    Room newRoom(String name, long ownerId, boolean channel, boolean open, Collection<Long> members) {
        Room room = new Room(ids.chat(), name, ownerId, now(), channel, false, open);
        room.members.add(ownerId);
        room.members.addAll(members);
        rooms.put(room.id, room);
        touch("chat:" + room.id);
        return room;
    }

    Topic newTopic(@Nullable Post parent, long creatorId) {
        Room room = new Room(ids.topicChat(), "", creatorId, now(), false, false, false);
        Topic topic = new Topic(ids.topic(), room, parent, now());
        room.topic = topic;
        room.members.add(creatorId);
        if (parent != null) {
            room.members.add(parent.authorId);
            parent.topic = topic;
        }
        rooms.put(room.id, room);
        topics.put(topic.id, topic);
        touch("thread:" + topic.id);
        return topic;
    }

    /** The direct chat of two, if they have one. */
    Optional<Room> direct(long one, long other) {
        return rooms.values().stream()
                .filter(room -> room.personal && room.members.contains(one) && room.members.contains(other))
                .findFirst();
    }

    Room newDirect(long from, long to) {
        Room room = new Room(ids.chat(), "", from, now(), false, true, false);
        room.members.add(from);
        room.members.add(to);
        rooms.put(room.id, room);
        touch("chat:" + room.id);
        return room;
    }

    /** Pachca's search: any field may contain the phrase, so more people than the wanted one may be found. */
    List<User> search(String phrase, boolean hidden) {
        String wanted = fold(phrase);
        List<User> found = new ArrayList<>();
        for (User user : users.values()) {
            String text = String.join(
                    "\n",
                    user.fullName(),
                    user.lastName() + " " + user.firstName(),
                    user.nickname(),
                    hidden ? "" : user.email() == null ? "" : user.email(),
                    hidden ? "" : user.phone() == null ? "" : user.phone());
            if (fold(text).contains(wanted)) {
                found.add(user);
            }
        }
        return found;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
