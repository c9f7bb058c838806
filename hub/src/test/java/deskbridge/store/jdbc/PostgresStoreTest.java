package deskbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.store.Store;
import deskbridge.store.StoreContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    /** Such a plan may be kept for as long as the hub runs, however large the tables become. */
    @Test
    void noStatementIsPlannedToReadAWholeTableThoughItIsSmall() {
        try (PostgresDatabase database = PostgresDatabase.open(url, PostgresServer.USER, "", 4)) {
            List<String> plan = database.read(session -> session.list("""
                    explain select l.id from unnest(array['talk'], array['1']) as a (conversation, comment)
                      join ledger l on l.conversation_id = a.conversation and l.comment_id = a.comment
                      join ledger_message m on m.entry_id = l.id
                    """, row -> row.text("QUERY PLAN")));
            assertThat(String.join("\n", plan))
                    .contains("Index Scan")
                    .doesNotContain("Seq Scan")
                    .doesNotContain("Hash Join");
        }
    }

    /** The server ends what is idle within a transaction. */
    @Test
    void connectionsThatWaitInThePoolAreInNoTransaction() {
        try (PostgresDatabase database = PostgresDatabase.open(url, PostgresServer.USER, "", 4)) {
            assertThat(database.<List<String>>read(session -> session.list(
                            "select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
                            row -> row.text("state"))))
                    .contains("idle")
                    .doesNotContain("idle in transaction");
        }
    }

    @Test
    void optionsOfTheUrlAreAddedToOurOwnAndWin() {
        String mine = url + (url.contains("?") ? "&" : "?")
                + "options=-c%20work_mem=9MB+-c%20enable_hashjoin=on&loginTimeout=7";
        try (PostgresDatabase database = PostgresDatabase.open(mine, PostgresServer.USER, "", 4)) {
            assertThat(List.of("work_mem", "enable_hashjoin", "enable_seqscan", "idle_in_transaction_session_timeout"))
                    .map(name -> database.<List<String>>read(session ->
                                    session.list("select current_setting('" + name + "') as it", row -> row.text("it")))
                            .getFirst())
                    .containsExactly("9MB", "on", "off", "10s");
        }
    }

    @Test
    void whateverStandsAroundThemStaysInTheUrl() {
        assertThat(SessionOptions.of("jdbc:postgresql://h/db?options=-c%20a=1"))
                .isEqualTo(new SessionOptions("jdbc:postgresql://h/db", "-c a=1"));
        assertThat(SessionOptions.of("jdbc:postgresql://h/db?ssl=true&options=-c%20a%3D1&options=-c%20b=2&x=1"))
                .isEqualTo(new SessionOptions("jdbc:postgresql://h/db?ssl=true&x=1", "-c a=1 -c b=2"));
        assertThat(SessionOptions.of("jdbc:postgresql://h/db?myoptions=1"))
                .isEqualTo(new SessionOptions("jdbc:postgresql://h/db?myoptions=1", ""));
    }

    @AfterAll
    void close() {
        store.close();
    }
}
