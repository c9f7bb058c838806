package deskbridge.store.jdbc;

import deskbridge.store.Store;
import deskbridge.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest implements StoreContract {

    private final Store store;

    SqliteStoreTest(@TempDir Path folder) {
        store = JdbcStore.sqlite(folder.resolve("hub.db"));
    }

    @Override
    public Store store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
