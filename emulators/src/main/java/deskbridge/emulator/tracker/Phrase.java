package deskbridge.emulator.tracker;

import java.util.List;

/** A text in no language yet: its key in the bundle and what fills its gaps. */
record Phrase(String key, List<Object> arguments) {
    Phrase {
        arguments = List.copyOf(arguments);
    }

    static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }
}
