package deskbridge.emulator.telegram;

import org.jspecify.annotations.Nullable;

/**
 * A marked piece of a text.
 *
 * @param type as in the Bot API, for example {@code bold}
 * @param offset in UTF-16 code units
 * @param length in UTF-16 code units
 * @param argument the address of a {@code text_link}, the language of {@code pre}, the user of a {@code text_mention}, the
 *     id of a {@code custom_emoji}
 */
public record TelegramEntity(
        String type, int offset, int length, @Nullable String argument) {

    TelegramEntity(String type, int offset, int length) {
        this(type, offset, length, null);
    }

    int end() {
        return offset + length;
    }

    TelegramEntity at(int newOffset, int newLength) {
        return new TelegramEntity(type, newOffset, newLength, argument);
    }
}
