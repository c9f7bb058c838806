package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** State as the REST API shows it (Pachca docs, schemas Message, Thread, Chat, User…). */
final class Wire {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Workspace workspace;
    private final Storage storage;

    Wire(Workspace workspace, Storage storage) {
        this.workspace = workspace;
        this.storage = storage;
    }

    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }

    ObjectNode message(Post post) {
        ObjectNode json = Json.object()
                .put("id", post.id)
                .put("entity_type", post.entityType())
                .put("entity_id", post.entityId(workspace))
                .put("chat_id", post.room.id)
                .put("root_chat_id", post.room.root().id)
                .put("content", post.content)
                .put("user_id", post.authorId)
                .put("created_at", time(post.createdAt))
                .put("url", post.url());
        ArrayNode files = json.putArray("files");
        post.files.forEach(file -> files.add(file(file)));
        json.putNull("voice_content");
        if (post.buttons.isEmpty()) {
            json.putNull("buttons");
        } else {
            json.set("buttons", buttons(post));
        }
        Topic topic = post.topic;
        if (topic == null) {
            json.putNull("thread");
        } else {
            json.putObject("thread").put("id", topic.id).put("chat_id", topic.room.id);
        }
        json.putNull("forwarding").put("parent_message_id", post.parentId);
        if (workspace.user(post.authorId).bot()) {
            json.put("display_avatar_url", post.displayAvatarUrl).put("display_name", post.displayName);
        }
        return json.put("changed_at", time(post.changedAt)).put("deleted_at", time(post.deletedAt));
    }

    private ObjectNode file(Attachment file) {
        return Json.object()
                .put("id", file.id())
                .put("key", file.key())
                .put("name", file.name())
                .put("file_type", file.fileType())
                .put("url", storage.signedUrl(file.key(), Storage.MESSAGE_LINK))
                .put("width", file.width())
                .put("height", file.height());
    }

    private static ArrayNode buttons(Post post) {
        ArrayNode rows = Json.array();
        post.buttons.forEach(row -> {
            ArrayNode cells = rows.addArray();
            row.forEach(button -> {
                ObjectNode cell = cells.addObject().put("text", button.text());
                if (button.url() != null) {
                    cell.put("url", button.url());
                }
                if (button.data() != null) {
                    cell.put("data", button.data());
                }
            });
        });
        return rows;
    }

    ObjectNode thread(Topic topic) {
        Post parent = topic.parent;
        return Json.object()
                .put("id", topic.id)
                .put("chat_id", topic.room.id)
                .put("message_id", parent == null ? null : (Long) parent.id)
                .put("message_chat_id", parent == null ? null : (Long) parent.room.id)
                .put("updated_at", time(topic.updatedAt));
    }

    ObjectNode chat(Room room) {
        ObjectNode json = Json.object()
                .put("id", room.id)
                .put("name", room.name)
                .put("created_at", time(room.createdAt))
                .put("owner_id", room.ownerId);
        room.members.forEach(json.putArray("member_ids")::add);
        room.tagIds.forEach(json.putArray("group_tag_ids")::add);
        return json.put("channel", room.channel)
                .put("archived", room.archived)
                .put("personal", room.personal)
                .put("public", room.open)
                .put("last_message_at", time(room.lastMessageAt))
                .put("meet_room_url", "https://meet.pachca.com/room-" + room.id);
    }

    ObjectNode user(User user, User reader) {
        boolean hidden = hidesPersonalDataFrom(reader);
        ObjectNode json = Json.object()
                .put("id", user.id())
                .put("first_name", user.firstName())
                .put("last_name", user.lastName())
                .put("nickname", user.nickname())
                .put("email", hidden ? null : user.email())
                .put("phone_number", hidden ? null : user.phone())
                .put("department", user.department())
                .put("title", user.title())
                .put("role", user.role())
                .put("suspended", user.suspended())
                .put("invite_status", "confirmed")
                .putNull("inviter_id");
        ArrayNode tags = json.putArray("list_tags");
        workspace.tags.values().stream()
                .filter(tag -> tag.memberIds().contains(user.id()))
                .forEach(tag -> tags.add(tag.name()));
        json.putArray("custom_properties");
        return json.putNull("user_status")
                .put("bot", user.bot())
                .put("sso", false)
                .put("created_at", time(user.createdAt()))
                .putNull("last_activity_at")
                .put("time_zone", "Europe/Moscow")
                .putNull("image_url");
    }

    boolean hidesPersonalDataFrom(User reader) {
        return reader.bot() && workspace.settings.hidePersonalData();
    }

    static ObjectNode reaction(Reaction reaction) {
        return Json.object()
                .put("user_id", reaction.userId())
                .put("created_at", time(reaction.createdAt()))
                .put("code", reaction.code())
                .put("name", reaction.name());
    }

    static ObjectNode tag(Tag tag) {
        return Json.object()
                .put("id", tag.id())
                .put("name", tag.name())
                .put("users_count", tag.memberIds().size());
    }
}
