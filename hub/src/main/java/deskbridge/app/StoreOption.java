package deskbridge.app;

import deskbridge.settings.GeneralSettings;
import deskbridge.settings.Settings;
import deskbridge.store.Store;

/** Opens the configured database for commands that work beside a running hub. */
final class StoreOption {

    private StoreOption() {}

    /**
     * @throws deskbridge.settings.FaultySettingsException when the settings say nothing usable about the database
     * @throws deskbridge.store.StoreException when it cannot be opened
     */
    static Store open(Settings settings) {
        var database = GeneralSettings.read(settings).database();
        settings.faults().throwIfAny();
        return Databases.open(database);
    }
}
