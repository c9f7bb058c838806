package deskbridge.demo.chaos;

import deskbridge.app.Databases;
import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Settings;
import deskbridge.store.Journal.Step;
import deskbridge.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hub's database, as a run looks into it before its hubs start and after they have stopped. Open until closed. */
final class HubStore implements AutoCloseable {

    private final Store store;

    private HubStore(Store store) {
        this.store = store;
    }

    /** @param variables what the hub is told */
    static HubStore open(Map<String, String> variables, Path folder) {
        var settings = Settings.load(variables, folder, Optional.empty());
        return new HubStore(Databases.open(GeneralSettings.read(settings).database()));
    }

    /** As if a hub had first run on it then: what is older than that is not the hub's business. */
    void wasBorn(Instant then) {
        store.keep("born", then.toString());
    }

    /** What {@code trace} says of a ticket. */
    void trace(String ticket, PrintWriter out) {
        List<Step> steps = store.journal().ofTicket(ticket);
        for (Step step : steps) {
            out.printf(
                    "    %s  %-8s %-10s %-14s %-9s %s%n",
                    step.at(), step.id(), step.stage(), step.what(), step.connection(), step.detail());
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
