package deskbridge.emulator.pachca;

import org.jspecify.annotations.Nullable;

/**
 * A button under a message: exactly one of {@code url} and {@code data} is set.
 *
 * @param text what a person sees, 1 to 255 characters
 * @param url opened in a browser, causes no webhook
 * @param data comes back in the click webhook
 */
public record Button(
        String text, @Nullable String url, @Nullable String data) {}
