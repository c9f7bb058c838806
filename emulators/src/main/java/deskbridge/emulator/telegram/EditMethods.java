package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The methods with which bots change and delete messages. Source: Telegram facts §7. */
final class EditMethods {
    private static final Duration DELETABLE = Duration.ofDays(2);

    private final Realm realm;
    private final Recipients recipients;
    private final Messaging messaging;
    private final Wire wire;

    EditMethods(Realm realm, Recipients recipients, Messaging messaging, Wire wire) {
        this.realm = realm;
        this.recipients = recipients;
        this.messaging = messaging;
        this.wire = wire;
    }

    void addTo(Api api) {
        api.add("editMessageText", this::editText);
        api.add("editMessageCaption", this::editCaption);
        api.add("editMessageReplyMarkup", this::editMarkup);
        api.add("deleteMessage", this::delete);
        api.add("deleteMessages", this::deleteSeveral);
    }

    private Reply editText(Request request) {
        Formatted text = TextRules.message(request.text("text"), request.text("parse_mode"), request.json("entities"));
        Markup markup = Keyboards.parse(request.text("reply_markup"));
        Post post = editable(request);
        if (post.content.media() != null || post.content.text().text().isEmpty()) {
            throw Refusal.badRequest("there is no text in the message to edit");
        }
        ObjectNode fields = post.content.fields().deepCopy();
        fields.remove("link_preview_options");
        fields.setAll(LinkPreviews.of(request));
        return change(request, post, post.content.withText(text).withFields(fields), markup);
    }

    private Reply editCaption(Request request) {
        Formatted caption = TextRules.caption(
                request.text("caption"), request.text("parse_mode"), request.json("caption_entities"));
        Markup markup = Keyboards.parse(request.text("reply_markup"));
        Post post = editable(request);
        Media media = post.content.media();
        if (media == null || !media.kind().captioned()) {
            throw Refusal.badRequest("there is no caption in the message to edit");
        }
        return change(request, post, post.content.withText(caption), markup);
    }

    private Reply editMarkup(Request request) {
        Markup markup = Keyboards.parse(request.text("reply_markup"));
        Post post = editable(request);
        return change(request, post, post.content, markup);
    }

    /** Whatever is edited, a keyboard that is not sent again is gone. */
    private Reply change(Request request, Post post, Content content, @Nullable Markup markup) {
        if (markup != null && !markup.inline()) {
            throw Refusal.badRequest("inline keyboard expected");
        }
        Keyboards.check(markup, post.room);
        if (content.equals(post.content) && Objects.equals(wireOf(markup), wireOf(post.markup))) {
            throw Refusal.badRequest("message is not modified: specified new message content and reply markup are "
                    + "exactly the same as a current content and reply markup of the message");
        }
        post.content = content;
        post.markup = markup;
        post.editedAt = realm.now();
        realm.touch("message:" + post.room.key() + ":" + post.id);
        return Reply.of(wire.message(post, request.bot().id));
    }

    private static Object wireOf(@Nullable Markup markup) {
        return markup == null ? Json.object() : markup.wire();
    }

    private Post editable(Request request) {
        if (!request.text("inline_message_id").isEmpty()) {
            throw Refusal.badRequest("MESSAGE_ID_INVALID");
        }
        if (request.text("chat_id").isEmpty() && request.messageId() == 0) {
            throw Refusal.badRequest("message identifier is not specified");
        }
        Room room = recipients.writable(request);
        if (request.messageId() == 0) {
            throw Refusal.badRequest("message identifier is not specified");
        }
        Post post = realm.post(room, request.messageId());
        if (post == null) {
            throw Refusal.badRequest("message to edit not found");
        }
        Markup markup = post.markup;
        boolean otherKeyboard = markup != null && !markup.inline();
        if (post.authorId != request.bot().id || post.content.service() || post.origin != null || otherKeyboard) {
            throw Refusal.badRequest("message can't be edited");
        }
        return post;
    }

    private Reply delete(Request request) {
        if (request.text("chat_id").isEmpty()) {
            throw Refusal.badRequest("chat identifier is not specified");
        }
        if (request.messageId() == 0) {
            throw Refusal.badRequest("message identifier is not specified");
        }
        Room room = recipients.writable(request);
        Post post = realm.post(room, request.messageId());
        if (post == null) {
            throw Refusal.badRequest("message to delete not found");
        }
        if (!deletable(request.bot(), post)) {
            throw Refusal.badRequest("message can't be deleted");
        }
        messaging.delete(post);
        return Reply.yes();
    }

    private Reply deleteSeveral(Request request) {
        Room room = recipients.writable(request);
        request.json("message_ids").forEach(id -> {
            Post post = realm.post(room, id.asInt());
            if (post != null && deletable(request.bot(), post)) {
                messaging.delete(post);
            }
        });
        return Reply.yes();
    }

    /** 48 hours; in groups others' messages only as an administrator, and administrators have no limit of time. */
    private boolean deletable(BotState bot, Post post) {
        if (!post.room.personal() && post.room.membership(bot.id).powerful()) {
            return true;
        }
        boolean mayTouch = post.room.personal() || post.authorId == bot.id;
        return mayTouch
                && !post.content.service()
                && !post.sentAt.plus(DELETABLE).isBefore(realm.now());
    }
}
