package deskbridge.emulator.telegram;

import org.jspecify.annotations.Nullable;

/**
 * A button of an inline or of a reply keyboard.
 *
 * @param callbackData what the bot is told when it is pressed
 * @param url what is opened when it is pressed
 * @param requestsContact whether it shares the person's own contact
 */
public record TelegramButton(
        String text,
        @Nullable String callbackData,
        @Nullable String url,
        boolean requestsContact) {}
