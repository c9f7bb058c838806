package deskbridge.scenario;

import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TrackerPlay;
import java.time.InstantSource;

/** A messenger and a ticket system, joined by configuration alone. */
enum Pair {
    PACHCA_TRACKER,
    PACHCA_OKDESK,
    TELEGRAM_TRACKER,
    TELEGRAM_OKDESK;

    Messenger messenger(InstantSource time) {
        return switch (this) {
            case PACHCA_TRACKER, PACHCA_OKDESK -> new PachcaPlay(time);
            case TELEGRAM_TRACKER, TELEGRAM_OKDESK -> new TelegramPlay(time);
        };
    }

    TicketSystem desk(InstantSource time) {
        return switch (this) {
            case PACHCA_TRACKER, TELEGRAM_TRACKER -> new TrackerPlay(time);
            case PACHCA_OKDESK, TELEGRAM_OKDESK -> new OkdeskPlay(time);
        };
    }
}
