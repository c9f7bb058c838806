package deskbridge.desk.okdesk;

import deskbridge.json.Codecs;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Jsonb;
import java.util.Map;

/** Reads and writes JSON; whatever does not parse is one exception. */
final class OkdeskJson {
    private final Jsonb jsonb = Codecs.plain();

    /** Any value. */
    Node read(byte[] json) throws UnreadableJson {
        try {
            return new Node(Codecs.readAny(jsonb.type(Object.class), json));
        } catch (JsonException e) {
            throw new UnreadableJson(e);
        }
    }

    /** Values are texts, numbers, flags, lists and maps. */
    String write(Map<String, ?> body) {
        return jsonb.toJson(body);
    }

    <T> String write(Class<T> type, T value) {
        return jsonb.type(type).toJson(value);
    }

    <T> T read(Class<T> type, String json) throws UnreadableJson {
        try {
            return Codecs.read(jsonb.type(type), json);
        } catch (JsonException e) {
            throw new UnreadableJson(e);
        }
    }

    /** The text is not the JSON that was expected. Says where, never what. */
    static final class UnreadableJson extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableJson(Throwable cause) {
            super("unreadable JSON: " + cause.getClass().getSimpleName(), cause);
        }
    }
}
