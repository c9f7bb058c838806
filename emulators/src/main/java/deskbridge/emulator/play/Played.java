package deskbridge.emulator.play;

import deskbridge.emulator.Emulator;
import deskbridge.emulator.Faults;
import deskbridge.emulator.Journal;
import deskbridge.emulator.WebhookSender;

/** A system that people use in a play, and the emulator behind it. */
public interface Played extends AutoCloseable {

    /** What it is called, in lower case. */
    String name();

    /** What is behind it. */
    Emulator<?> emulator();

    default Faults faults() {
        return emulator().faults();
    }

    default Journal journal() {
        return emulator().journal();
    }

    default WebhookSender webhooks() {
        return emulator().webhooks();
    }

    @Override
    default void close() {
        emulator().close();
    }
}
