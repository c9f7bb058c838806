package deskbridge.demo.chaos;

import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TrackerPlay;
import java.time.InstantSource;
import java.util.Locale;

/** The pairs that chaos can come over. */
enum ChaosPair {
    PACHCA_TRACKER,
    PACHCA_OKDESK,
    TELEGRAM_TRACKER,
    TELEGRAM_OKDESK;

    /** As people write it: {@code pachca-tracker}. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Messenger messenger(InstantSource time) {
        return switch (this) {
            case PACHCA_TRACKER, PACHCA_OKDESK -> pachca(time);
            case TELEGRAM_TRACKER, TELEGRAM_OKDESK -> new TelegramPlay(time);
        };
    }

    TicketSystem desk(InstantSource time) {
        return switch (this) {
            case PACHCA_TRACKER, TELEGRAM_TRACKER -> new TrackerPlay(time);
            case PACHCA_OKDESK, TELEGRAM_OKDESK -> new OkdeskPlay(time);
        };
    }

    private static PachcaPlay pachca(InstantSource time) {
        var play = new PachcaPlay(time);
        play.emulator().settings().rateLimits(false);
        play.bot().hearsAllMessages();
        play.bot().keepsHistory(true);
        return play;
    }
}
