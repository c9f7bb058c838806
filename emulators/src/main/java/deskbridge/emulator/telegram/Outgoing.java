package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import deskbridge.emulator.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last steps of everything that bots send: keyboard, chat, topic and reply, rate, delivery. */
final class Outgoing {
    private final Realm realm;
    private final Recipients recipients;
    private final Places places;
    private final FloodLimits limits;
    private final Messaging messaging;
    private final Wire wire;

    Outgoing(Realm realm, Recipients recipients, Messaging messaging, Wire wire) {
        this.realm = realm;
        this.recipients = recipients;
        this.places = new Places(realm, recipients);
        this.limits = new FloodLimits(realm);
        this.messaging = messaging;
        this.wire = wire;
    }

    /** One message of the bot's own. */
    Reply one(Request request, Content content) {
        return send(request, content, null);
    }

    /** Somebody's message, passed on. */
    Reply forward(Request request, Content content, Origin origin) {
        return send(request, content, origin);
    }

    private Reply send(Request request, Content content, @Nullable Origin origin) {
        Markup markup = origin == null ? Keyboards.parse(request.text("reply_markup")) : null;
        Room room = recipients.writable(request);
        Messaging.Place place = places.of(request, room).withMarkup(markup).withOrigin(origin);
        limits.take(request.bot(), room, 1);
        Keyboards.check(markup, room);
        Content quoting = Places.quoting(request, protectedIfAsked(request, content), place.replyTo());
        Post post = messaging.send(room, request.bot().id, quoting, place);
        return Reply.of(wire.message(post, request.bot().id));
    }

    /** Several files at once; a single one is no album. */
    Reply album(Request request, List<Content> contents) {
        Room room = recipients.writable(request);
        Messaging.Place place = places.of(request, room);
        limits.take(request.bot(), room, contents.size());
        String album = contents.size() == 1 ? null : realm.bigNumber();
        ArrayNode sent = Json.array();
        for (Content content : contents) {
            Content item = protectedIfAsked(request, content);
            Post post = messaging.send(room, request.bot().id, item, place.withAlbum(album));
            sent.add(wire.message(post, request.bot().id));
        }
        return Reply.of(sent);
    }

    private static Content protectedIfAsked(Request request, Content content) {
        return request.flag("protect_content")
                ? content.withFields(content.fields().deepCopy().put("has_protected_content", true))
                : content;
    }
}
