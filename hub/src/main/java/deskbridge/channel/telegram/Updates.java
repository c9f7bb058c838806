package deskbridge.channel.telegram;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.json.Codecs;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads updates and addresses them for the inbox. Update ids may begin anew below the old ones after a quiet week (facts: telegram
 * §2), so the key holds what happened besides the id, and keys are a set, never a maximum.
 */
final class Updates {

    private static final JsonType<UpdateJson> UPDATE = WireJson.of(UpdateJson.class);
    private static final Pattern ID = Pattern.compile("\"update_id\"\\s*:\\s*([0-9]{1,18})");
    private static final int HEX_DIGITS = 24;

    private final ConnectionId connection;

    Updates(ConnectionId connection) {
        this.connection = connection;
    }

    /** Empty when it cannot be read. */
    static Optional<UpdateJson> read(String body) {
        try {
            var update = Codecs.read(UPDATE, body);
            return update.updateId() == 0 || !update.makesSense() ? Optional.empty() : Optional.of(update);
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** The id alone, which even an update that cannot be read has. */
    static OptionalLong idOf(String body) {
        var id = ID.matcher(body);
        return id.find() ? OptionalLong.of(Long.parseLong(id.group(1))) : OptionalLong.empty();
    }

    /** Empty for what concerns nobody. */
    Optional<Envelope> envelope(UpdateJson update, String body) {
        if (update.message() != null) {
            return Optional.of(of("message", update, update.message(), body));
        }
        if (update.editedMessage() != null) {
            return Optional.of(of("edited_message", update, update.editedMessage(), body));
        }
        var press = update.callbackQuery();
        if (press != null) {
            var message = press.message();
            // Whatever stands for an id is as long as its sender likes.
            var lane = message == null
                    ? "press:" + digest(press.id())
                    : message.key().lane();
            return Optional.of(sealed("callback_query", update, press.id(), lane, body));
        }
        var member = update.myChatMember();
        if (member != null) {
            var what = member.chat().id() + ":" + member.date() + ":" + member.now();
            var lane = new ChatKey(member.chat().id(), null).lane();
            return Optional.of(sealed("my_chat_member", update, what, lane, body));
        }
        return Optional.empty();
    }

    /** What Telegram sent and we cannot read is kept for an operator to look at, and holds up nothing. */
    Envelope unreadable(String body) {
        var key = digest(body);
        return new Envelope(connection, "unreadable:" + key, "unreadable:" + key, "unreadable", body);
    }

    private Envelope of(String kind, UpdateJson update, MessageJson message, String body) {
        var what = message.chat().id() + ":" + message.messageId() + ":" + message.date() + ":" + message.editDate()
                + ":" + message.words();
        return sealed(kind, update, what, message.key().lane(), body);
    }

    private Envelope sealed(String kind, UpdateJson update, String what, String lane, String body) {
        return new Envelope(connection, "u:" + update.updateId() + ":" + digest(kind + ":" + what), lane, kind, body);
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
