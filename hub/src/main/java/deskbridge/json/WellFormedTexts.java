package deskbridge.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;

/**
 * Texts without what JSON can say and others cannot hold: halves of surrogate pairs have no bytes in UTF-8, and PostgreSQL keeps no
 * NUL. Each becomes the replacement character.
 */
final class WellFormedTexts implements JsonAdapter<String> {

    private static final char REPLACEMENT = '\uFFFD';

    @Override
    public void toJson(JsonWriter writer, String text) {
        writer.value(wellFormed(text));
    }

    @Override
    public String fromJson(JsonReader reader) {
        return wellFormed(reader.readString());
    }

    static String wellFormed(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == '\0' || Character.isSurrogate(c)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(i, REPLACEMENT);
            }
        }
        return changed == null ? text : changed.toString();
    }
}
