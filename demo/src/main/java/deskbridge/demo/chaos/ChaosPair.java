package deskbridge.demo.chaos;

import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TrackerPlay;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * The pair of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static ChaosPair named(String written) {
        return Stream.of(values())
                .filter(pair -> pair.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no pair " + written + "; there are "
                        + Stream.of(values()).map(ChaosPair::written).collect(Collectors.joining(", "))));
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
