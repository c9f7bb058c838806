package deskbridge.desk.yandextracker;

import deskbridge.json.Codecs;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON; whatever does not parse is one exception. */
final class TrackerJson {
    private final Jsonb jsonb = Codecs.plain();

    <T> String write(Class<T> type, T value) {
        return jsonb.type(type).toJson(value);
    }

    /** A body to send; values are texts, numbers, flags, lists and maps. */
    String write(Map<String, ?> body) {
        return jsonb.toJson(body);
    }

    <T> T read(Class<T> type, byte[] json) throws UnreadableJson {
        try {
            return Codecs.read(jsonb.type(type), json);
        } catch (JsonException e) {
            throw new UnreadableJson(e);
        }
    }

    <T> T read(Class<T> type, String json) throws UnreadableJson {
        return read(type, json.getBytes(StandardCharsets.UTF_8));
    }

    <T> List<T> readList(Class<T> type, byte[] json) throws UnreadableJson {
        try {
            return Codecs.read(jsonb.type(type).list(), json);
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
