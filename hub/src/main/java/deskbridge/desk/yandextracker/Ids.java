package deskbridge.desk.yandextracker;

import org.jspecify.annotations.Nullable;

/** Tracker writes the same id now as a number, now as a string (facts: yandex-tracker §2). */
final class Ids {
    private Ids() {}

    /** The bare id of a raw JSON value; null for null and for what is neither number nor string. */
    static @Nullable String of(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String text = raw.strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        return text.isEmpty() || text.equals("null") || text.startsWith("{") || text.startsWith("[") ? null : text;
    }
}
