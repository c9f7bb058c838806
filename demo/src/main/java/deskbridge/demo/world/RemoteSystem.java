package deskbridge.demo.world;

import deskbridge.emulator.CallMatch;
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

    Faults faults();

    Journal journal();

    WebhookSender webhooks();

    /** The calls that write something which people would see twice if it came twice. */
    List<CallMatch> writing();

    /** Tells after every change; the listener must not block. */
    void onChange(Runnable listener);

    @Override
    void close();
}
