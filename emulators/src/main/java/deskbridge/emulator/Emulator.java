package deskbridge.emulator;

import java.util.function.Consumer;

/**
 * A remote system, emulated on loopback until it is closed. Safe for many threads.
 *
 * @param <K> what names a thing in it that can change
 */
public interface Emulator<K> extends AutoCloseable {

    /** The script of what goes wrong with calls. */
    Faults faults();

    /** Off the network, where connections are refused, or back on it. */
    void reachable(boolean on);

    /** The calls received and answered. */
    Journal journal();

    /** The sender of webhooks: its script of faults, its attempts, waiting until it is idle. */
    WebhookSender webhooks();

    /** Tells of everything that changes, after the change and outside of any lock; the listener must not block. */
    void onChange(Consumer<K> listener);

    @Override
    void close();
}
