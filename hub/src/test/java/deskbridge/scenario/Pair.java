package deskbridge.scenario;

import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TrackerPlay;
import java.time.InstantSource;
import java.util.function.Function;

/** A messenger and a ticket system, joined by configuration alone. */
enum Pair {
    PACHCA_TRACKER(PachcaPlay::new, TrackerPlay::new),
    PACHCA_OKDESK(PachcaPlay::new, OkdeskPlay::new),
    TELEGRAM_TRACKER(TelegramPlay::new, TrackerPlay::new),
    TELEGRAM_OKDESK(TelegramPlay::new, OkdeskPlay::new);

    private final Function<InstantSource, Messenger> messenger;
    private final Function<InstantSource, TicketSystem> desk;

    Pair(Function<InstantSource, Messenger> messenger, Function<InstantSource, TicketSystem> desk) {
        this.messenger = messenger;
        this.desk = desk;
    }

    Messenger messenger(InstantSource time) {
        return messenger.apply(time);
    }

    TicketSystem desk(InstantSource time) {
        return desk.apply(time);
    }
}
