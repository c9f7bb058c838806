package deskbridge.channel.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with marked stretches, ready to be sent.
 *
 * @param text without any markup
 * @param marks over it, by offset
 */
record Marked(String text, List<EntityJson> marks) {

    Marked {
        marks = List.copyOf(marks);
    }

    static Marked plain(String text) {
        return new Marked(text, List.of());
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** The marks, or null when there are none, as the API wants it. */
    @Nullable
    List<EntityJson> marksOrNothing() {
        return marks.isEmpty() ? null : marks;
    }

    /** The words alone, with the addresses of links behind them as long as there is room. */
    Marked bare(int most) {
        var words = new StringBuilder(text);
        for (EntityJson mark : marks.reversed()) {
            var url = mark.url();
            if (url != null && words.length() + url.length() + 3 <= most) {
                words.insert(mark.end(), " (" + url + ")");
            }
        }
        return plain(words.toString());
    }
}
