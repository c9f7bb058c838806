package deskbridge.demo.world;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Emulator;
import deskbridge.emulator.Faults;
import deskbridge.emulator.Journal;
import deskbridge.emulator.WebhookSender;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An emulated system on loopback, as the whole stage treats it. Lives until closed; thread-safe. */
public interface RemoteSystem extends AutoCloseable {

    /** What the hub calls its connection to it. */
    String name();

    /** What the hub needs to know of it, as variables of its environment. */
    Map<String, String> settings();

    /** Lets it send its webhooks to a hub. */
    void pointAt(URI hub);

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

    /** The calls that write something which people would see twice if it came twice. */
    List<CallMatch> writing();

    /** Tells after every change; the listener must not block. */
    default void onChange(Runnable listener) {
        emulator().onChange(what -> listener.run());
    }

    @Override
    default void close() {
        emulator().close();
    }
}
