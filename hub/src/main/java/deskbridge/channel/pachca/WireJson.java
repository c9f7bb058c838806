package deskbridge.channel.pachca;

import deskbridge.json.Codecs;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

/** The codecs of this package's wire records. */
final class WireJson {

    private static final Jsonb CODECS = Codecs.plain();

    private WireJson() {}

    static <T> JsonType<T> of(Class<T> type) {
        return CODECS.type(type);
    }

    /** Any JSON as maps, lists, texts, numbers and flags. */
    static JsonType<Object> anything() {
        return CODECS.type(Object.class);
    }
}
