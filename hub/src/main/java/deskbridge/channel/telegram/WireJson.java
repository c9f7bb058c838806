package deskbridge.channel.telegram;

import deskbridge.json.Codecs;
import io.avaje.json.JsonReader;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.ArrayList;
import java.util.List;

/** The codecs of this package's wire records. */
final class WireJson {

    private static final Jsonb CODECS = Codecs.plain();

    private WireJson() {}

    static <T> JsonType<T> of(Class<T> type) {
        return CODECS.type(type);
    }

    /** The elements of a JSON array, each as it was written. */
    static List<String> elements(String array) {
        var elements = new ArrayList<String>();
        try (JsonReader reader = CODECS.reader(array)) {
            reader.beginArray();
            while (reader.hasNextElement()) {
                elements.add(reader.readRaw());
            }
            reader.endArray();
        }
        return elements;
    }
}
