package deskbridge.store.jdbc;

import deskbridge.store.Store;
import deskbridge.store.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresStoreTest implements StoreContract {

    private final String url = PostgresServer.freshDatabase("contract");
    private final Store store = JdbcStore.postgres(url, PostgresServer.USER, "", 8);

    @Override
    public Store store() {
        return store;
    }

    @BeforeEach
    void empty() {
        PostgresServer.execute(
                url,
                "truncate deskbridge.delivery, deskbridge.command, deskbridge.lane, deskbridge.step,"
                        + " deskbridge.conversation, deskbridge.ledger, deskbridge.ledger_message, deskbridge.timer,"
                        + " deskbridge.kept, deskbridge.wake, deskbridge.lease, deskbridge.rating,"
                        + " deskbridge.tally");
    }

    @AfterAll
    void close() {
        store.close();
    }
}
