package deskbridge.dialect;

import deskbridge.emulator.telegram.TelegramEntity;
import java.util.List;

/**
 * A text as somebody writes it in one system.
 *
 * @param written with that system's markup
 * @param shown what readers see of it there; its blanks do not count
 * @param marks marked pieces of {@code written}; only Telegram has such
 */
record Sample(String written, String shown, List<TelegramEntity> marks) {

    Sample {
        marks = List.copyOf(marks);
    }

    Sample(String written, String shown) {
        this(written, shown, List.of());
    }

    /** Looks the same as it is written. */
    static Sample plain(String words) {
        return new Sample(words, words);
    }
}
