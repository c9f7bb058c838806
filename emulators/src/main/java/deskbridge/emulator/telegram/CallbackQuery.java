package deskbridge.emulator.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A press of an inline button that waits for the bot's answer; guarded by the realm's lock. */
final class CallbackQuery {
    final String id;
    final Instant pressedAt;

    @Nullable
    PressAnswer answer;

    CallbackQuery(String id, Instant pressedAt) {
        this.id = id;
        this.pressedAt = pressedAt;
    }
}
