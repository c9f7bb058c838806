package deskbridge.demo.chaos;

import deskbridge.emulator.play.Messenger;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.TicketSystem;
import deskbridge.emulator.play.TrackerPlay;
import java.util.Optional;

/**
 * Somebody is called by name.
 *
 * @param written as the author writes it
 * @param read what must stand on the other side
 * @param hidden what must not stand there; empty for nothing
 */
record Mention(String written, String read, String hidden) {

    private static final int SELDOM = 6;

    /** What an agent calls out in an answer: the requester where both sides know him, or everybody, which must call nobody. */
    static Optional<Mention> inAnswer(Messenger messenger, TicketSystem desk, int pick) {
        return switch (pick % SELDOM) {
            case 0 -> bothKnow(messenger, desk, new Mention("@ivan.petrov", "@ivan", "@ivan.petrov"));
            case 1 -> Optional.of(new Mention("@all", "all", messenger instanceof PachcaPlay ? "@all" : ""));
            default -> Optional.empty();
        };
    }

    /** An agent whom the requester calls, where both sides know him. */
    static Optional<Mention> inMessage(Messenger messenger, TicketSystem desk, int pick) {
        return pick % SELDOM == 0
                ? bothKnow(messenger, desk, new Mention("@anna", "@anna.agent", ""))
                : Optional.empty();
    }

    private static Optional<Mention> bothKnow(Messenger messenger, TicketSystem desk, Mention mention) {
        return messenger instanceof PachcaPlay && desk instanceof TrackerPlay ? Optional.of(mention) : Optional.empty();
    }
}
