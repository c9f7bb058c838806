package deskbridge.emulator.telegram;

import java.time.Duration;
import java.util.Optional;

/** A press of an inline button; the app shows progress until the bot answers. */
public final class Press {
    private final Realm realm;
    private final CallbackQuery query;

    Press(Realm realm, CallbackQuery query) {
        this.realm = realm;
        this.query = query;
    }

    /** The id of the callback query. */
    public String id() {
        return query.id;
    }

    /** What the bot has answered so far. */
    public Optional<PressAnswer> answer() {
        return realm.locked(() -> Optional.ofNullable(query.answer));
    }

    /** Waits, in real time, until the bot answers; empty when the time is over. */
    public Optional<PressAnswer> awaitAnswer(Duration patience) {
        return realm.await(patience, () -> Optional.ofNullable(query.answer));
    }
}
