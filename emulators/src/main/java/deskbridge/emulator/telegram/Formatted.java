package deskbridge.emulator.telegram;

import java.util.List;

/** A text and its marked pieces, in order of their offsets, longer ones first. */
record Formatted(String text, List<TelegramEntity> entities) {
    static final Formatted EMPTY = new Formatted("", List.of());

    Formatted {
        entities = List.copyOf(entities);
    }

    static Formatted plain(String text) {
        return new Formatted(text, List.of());
    }
}
