package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.util.List;

/** The Bot API's objects as one bot sees them; absent fields are left out. Source: Telegram facts §14. */
final class Wire {
    private final Realm realm;
    private final Files files;

    Wire(Realm realm, Files files) {
        this.realm = realm;
        this.files = files;
    }

    ObjectNode user(long id) {
        return user(realm.account(id));
    }

    ObjectNode user(Account account) {
        ObjectNode user = Json.object()
                .put("id", account.id())
                .put("is_bot", account.bot())
                .put("first_name", account.firstName());
        names(user, account);
        if (account.languageCode() != null) {
            user.put("language_code", account.languageCode());
        }
        return user;
    }

    private static void names(ObjectNode node, Account account) {
        if (account.lastName() != null) {
            node.put("last_name", account.lastName());
        }
        if (account.username() != null) {
            node.put("username", account.username());
        }
    }

    ObjectNode chat(Room room) {
        ObjectNode chat = Json.object().put("id", room.id);
        if (room.personal()) {
            Account person = realm.account(room.id);
            chat.put("first_name", person.firstName());
            names(chat, person);
        } else {
            chat.put("title", room.title);
            if (room.username != null) {
                chat.put("username", room.username);
            }
            if (room.forum) {
                chat.put("is_forum", true);
            }
        }
        return chat.put("type", room.type.wire);
    }

    /** A message with the one it replies to. */
    ObjectNode message(Post post, long botId) {
        return message(post, botId, true);
    }

    private ObjectNode message(Post post, long botId, boolean withReply) {
        ObjectNode message = Json.object().put("message_id", post.id);
        message.set("from", post.asChat && !post.content.service() ? anonymous() : user(post.authorId));
        if (post.asChat) {
            message.set("sender_chat", chat(post.room));
        }
        message.set("chat", chat(post.room));
        message.put("date", post.sentAt.getEpochSecond());
        if (post.editedAt != null) {
            message.put("edit_date", post.editedAt.getEpochSecond());
        }
        Integer topic = post.topicId;
        if (topic != null) {
            message.put("message_thread_id", topic).put("is_topic_message", true);
        } else if (post.room.type == RoomType.SUPERGROUP && !post.room.forum && post.replyTo != null) {
            message.put("message_thread_id", beginning(post.replyTo).id);
        }
        Origin origin = post.origin;
        if (origin != null) {
            message.set("forward_origin", origin(origin));
        }
        Post target =
                post.replyTo == null && topic != null && topic != post.id ? post.room.posts.get(topic) : post.replyTo;
        if (withReply && target != null && !target.deleted) {
            message.set("reply_to_message", message(target, botId, false));
        }
        if (post.albumId != null) {
            message.put("media_group_id", post.albumId);
        }
        content(message, post.content, botId);
        if (post.markup != null && post.markup.inline()) {
            message.set("reply_markup", post.markup.wire().deepCopy());
        }
        return message;
    }

    /** Who stands for an administrator that hides behind the group. */
    private static ObjectNode anonymous() {
        return Json.object()
                .put("id", 1_087_968_824L)
                .put("is_bot", true)
                .put("first_name", "Group")
                .put("username", "GroupAnonymousBot");
    }

    /** The message that began the thread of replies. */
    private static Post beginning(Post post) {
        Post first = post;
        while (first.replyTo != null) {
            first = first.replyTo;
        }
        return first;
    }

    private ObjectNode origin(Origin origin) {
        ObjectNode node = Json.object();
        if (origin.userId() == null) {
            node.put("type", "hidden_user").put("sender_user_name", origin.hiddenName());
        } else {
            ObjectNode sender = user(origin.userId());
            // The language is told of who acts only.
            sender.remove("language_code");
            node.put("type", "user").set("sender_user", sender);
        }
        return node.put("date", origin.sentAt().getEpochSecond());
    }

    private void content(ObjectNode message, Content content, long botId) {
        Media media = content.media();
        Formatted text = content.text();
        if (media != null) {
            media(message, media, botId);
        }
        message.setAll(content.fields().deepCopy());
        if (!text.text().isEmpty()) {
            message.put(media == null ? "text" : "caption", text.text());
            if (!text.entities().isEmpty()) {
                message.set(media == null ? "entities" : "caption_entities", entities(text.entities()));
            }
        }
    }

    private void media(ObjectNode message, Media media, long botId) {
        if (media.kind() == MediaKind.PHOTO) {
            ArrayNode sizes = message.putArray("photo");
            media.sizes().forEach(size -> sizes.add(photoSize(size, botId)));
            return;
        }
        StoredFile file = media.file();
        ObjectNode node = file(file, botId);
        if (file.width() > 0) {
            node.put("width", file.width()).put("height", file.height());
        }
        if (file.name() != null) {
            node.put("file_name", file.name());
        }
        if (file.mimeType() != null) {
            node.put("mime_type", file.mimeType());
        }
        node.setAll(media.attributes().deepCopy());
        if (!media.sizes().isEmpty()) {
            node.set("thumbnail", photoSize(media.sizes().getFirst(), botId));
        }
        message.set(media.kind().wire(), node);
        if (media.kind() == MediaKind.ANIMATION) {
            ObjectNode document = node.deepCopy();
            document.remove(List.of("width", "height", "duration"));
            message.set("document", document);
        }
    }

    private ObjectNode photoSize(StoredFile size, long botId) {
        return file(size, botId).put("width", size.width()).put("height", size.height());
    }

    /** The fields that every file has. */
    ObjectNode file(StoredFile file, long botId) {
        return Json.object()
                .put("file_id", files.fileId(botId, file))
                .put("file_unique_id", files.uniqueId(file))
                .put("file_size", file.content().size());
    }

    ArrayNode entities(List<TelegramEntity> entities) {
        ArrayNode nodes = Json.array();
        for (TelegramEntity entity : entities) {
            ObjectNode node = nodes.addObject()
                    .put("offset", entity.offset())
                    .put("length", entity.length())
                    .put("type", entity.type());
            String argument = entity.argument();
            if (argument == null) {
                continue;
            }
            switch (entity.type()) {
                case "text_link" -> node.put("url", argument);
                case "pre" -> node.put("language", argument);
                case "custom_emoji" -> node.put("custom_emoji_id", argument);
                case "text_mention" -> node.set("user", user(Long.parseLong(argument)));
                default -> throw new IllegalStateException("an entity " + entity.type() + " has no argument");
            }
        }
        return nodes;
    }

    /** What is left of a message that cannot be shown any more. */
    ObjectNode inaccessible(Post post) {
        ObjectNode message = Json.object().put("message_id", post.id);
        message.set("chat", chat(post.room));
        return message.put("date", 0);
    }

    /** What somebody is in a chat, for {@code getChatMember} and membership updates. */
    ObjectNode member(long userId, Membership membership) {
        ObjectNode member = Json.object();
        member.set("user", user(userId));
        member.put("status", membership.wire);
        switch (membership) {
            case CREATOR -> member.put("is_anonymous", false);
            case ADMINISTRATOR -> {
                member.put("can_be_edited", false).put("is_anonymous", false);
                for (String right : List.of(
                        "can_manage_chat",
                        "can_delete_messages",
                        "can_manage_video_chats",
                        "can_restrict_members",
                        "can_promote_members",
                        "can_change_info",
                        "can_invite_users",
                        "can_post_stories",
                        "can_edit_stories",
                        "can_delete_stories",
                        "can_pin_messages",
                        "can_manage_topics")) {
                    member.put(right, true);
                }
            }
            case KICKED -> member.put("until_date", 0);
            case MEMBER, LEFT -> {}
        }
        return member;
    }
}
