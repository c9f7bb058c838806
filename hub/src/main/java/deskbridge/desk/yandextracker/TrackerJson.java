package deskbridge.desk.yandextracker;

import deskbridge.json.Codecs;
import deskbridge.json.Nesting;
import io.avaje.json.JsonDataException;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON; whatever does not parse is one exception, also what is nested too deep for the parser's stack. */
final class TrackerJson {
    private static final int DEEPEST = 200;

    private final Jsonb jsonb = Codecs.builder().build();

    <T> String write(Class<T> type, T value) {
        return jsonb.type(type).toJson(value);
    }

    /** A body to send; values are texts, numbers, flags, lists and maps. */
    String write(Map<String, ?> body) {
        return jsonb.toJson(body);
    }

    <T> T read(Class<T> type, byte[] json) throws UnreadableJson {
        refuseAbyss(json);
        try {
            return present(jsonb.type(type).fromJson(json));
        } catch (JsonException e) {
            throw new UnreadableJson(e);
        }
    }

    <T> T read(Class<T> type, String json) throws UnreadableJson {
        return read(type, json.getBytes(StandardCharsets.UTF_8));
    }

    <T> List<T> readList(Class<T> type, byte[] json) throws UnreadableJson {
        refuseAbyss(json);
        try {
            return present(jsonb.type(type).list().fromJson(json));
        } catch (JsonException e) {
            throw new UnreadableJson(e);
        }
    }

    private static <T> T present(@Nullable T value) throws UnreadableJson {
        if (value == null) {
            throw new UnreadableJson(new JsonDataException("null"));
        }
        return value;
    }

    private static void refuseAbyss(byte[] json) throws UnreadableJson {
        if (Nesting.isDeeperThan(DEEPEST, json)) {
            throw new UnreadableJson(new JsonDataException("nested deeper than " + DEEPEST));
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
