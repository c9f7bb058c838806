package deskbridge.domain;

import org.jspecify.annotations.Nullable;

/**
 * A button under a message; opens a page or comes back as a press.
 *
 * @param text what people read
 * @param action what comes back; at most 255 characters; null for a link
 * @param url page to open; null for an action
 */
public record Button(
        String text, @Nullable String action, @Nullable String url) {

    public Button {
        if ((action == null) == (url == null)) {
            throw new IllegalArgumentException("A button has an action or a link, exactly one: " + text);
        }
    }

    public static Button press(String text, String action) {
        return new Button(text, action, null);
    }

    public static Button link(String text, String url) {
        return new Button(text, null, url);
    }
}
