package deskbridge.emulator;

/** The behaviour behind an {@link EmulatedServer}; called on a virtual thread per request, so it must be thread-safe. */
@FunctionalInterface
public interface Handler {
    /** Answers one call; may block. An exception becomes a 500 that names the emulator. */
    Answer handle(Call call);
}
