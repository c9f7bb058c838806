package deskbridge.channel.pachca;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Place;
import io.avaje.jsonb.JsonType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the webhooks that should have come for what a reading shows. */
final class MadeHooks {

    private static final JsonType<HookJson> HOOK = WireJson.of(HookJson.class);

    private final Identity identity;
    private final Envelopes envelopes;
    private final InstantSource clock;

    MadeHooks(Identity identity, Envelopes envelopes, InstantSource clock) {
        this.identity = identity;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /** That it was written, when it was since then. */
    Optional<Envelope> written(MessageJson message, @Nullable ThreadKey inside, Instant since) throws CallFailed {
        return message.created().isBefore(since) ? Optional.empty() : made("new", message, inside);
    }

    /** That it was edited, when it was since then. */
    Optional<Envelope> edited(MessageJson message, @Nullable ThreadKey inside, Instant since) throws CallFailed {
        var edited = message.edited();
        return edited == null || edited.isBefore(since) ? Optional.empty() : made("update", message, inside);
    }

    /** That it was deleted. */
    Optional<Envelope> deleted(MessageJson message, @Nullable ThreadKey inside) throws CallFailed {
        return message.isDeleted() ? made("delete", message, inside) : Optional.empty();
    }

    /** That it should be read again, whatever was told of it before. */
    Envelope again(ConnectionId connection, Place place, ChatMessage message) {
        var now = clock.instant();
        var key = ThreadKey.of(place.thread());
        var author = message.author().ref().id();
        var hook = HookJson.hint(
                message.deleted() ? "delete" : "update",
                message.ref().id(),
                // Who wrote it is read again; only that somebody did must be said.
                author.chars().allMatch(Character::isDigit) ? author : "1",
                place,
                !message.ref().equals(key.root(connection)),
                now.getEpochSecond());
        String unique = "audit:" + message.ref().id() + ":" + now.toEpochMilli();
        return new Envelope(connection, unique, key.lane(), "audit", HOOK.toJson(hook));
    }

    private Optional<Envelope> made(String event, MessageJson message, @Nullable ThreadKey inside) throws CallFailed {
        var author = message.userId();
        if (author == null || identity.isOurs(author)) {
            return Optional.empty();
        }
        var body = HOOK.toJson(
                HookJson.message(event, message, inside, clock.instant().getEpochSecond()));
        try {
            return envelopes.of(HookReader.read(body), body);
        } catch (MalformedHook e) {
            throw new IllegalStateException("We make webhooks that we cannot read: " + e.getMessage(), e);
        }
    }
}
