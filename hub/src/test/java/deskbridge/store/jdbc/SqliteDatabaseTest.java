package deskbridge.store.jdbc;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.domain.Envelope;
import deskbridge.store.Samples;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a SQLite file has to promise. */
final class SqliteDatabaseTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anOlderBotsFileIsNeverTouched() throws Exception {
        Path file = folder.resolve("bot.db");
        execute(file, "create table messages (id integer primary key, text text)");
        execute(file, "insert into messages values (1, 'precious')");
        byte[] before = Files.readAllBytes(file);
        try (Store store = JdbcStore.sqlite(file)) {
            store.keep("mine", "yes");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("bot.db", "bot-deskbridge.db");
        }
        try (Store again = JdbcStore.sqlite(file)) {
            assertThat(again.kept("mine")).contains("yes");
        }
    }

    @Test
    void aFolderWithOddCharactersIsNoHindrance() {
        Path file = folder.resolve("Мои данные #1 100%?/hub.db");
        try (Store store = JdbcStore.sqlite(file)) {
            store.keep("mine", "yes");
        }
        assertThat(file).exists();
        try (Store store = JdbcStore.sqlite(file)) {
            assertThat(store.kept("mine")).contains("yes");
        }
    }

    @Test
    void theLogIsCopiedIntoTheFileAndBeginsAnewWhileMoreIsWritten() throws IOException {
        Path file = folder.resolve("hub.db");
        Path log = folder.resolve("hub.db-wal");
        String value = "x".repeat(200_000);
        try (Store store = JdbcStore.sqlite(file)) {
            for (int i = 0; i < 600; i++) {
                store.keep("key-" + i % 7, value + i);
            }
            // Not copied at all the log would have 120 MB; copied by nobody but the writer, 66.
            assertThat(Files.size(log)).isLessThan(60_000_000);
            assertThat(Files.size(file)).isGreaterThan(1_000_000);
            assertThat(store.kept("key-3")).contains(value + 598);
        }
        try (Store again = JdbcStore.sqlite(file)) {
            assertThat(again.kept("key-3")).contains(value + 598);
        }
    }

    /** As a kill or a full disk leaves it: the file's first page tells of pages that stand in the log only. */
    @Test
    void aFileIntoWhichItsLogWasCopiedHalfwayIsOpened() throws IOException {
        Path file = folder.resolve("hub.db");
        Path halfway = folder.resolve("halfway.db");
        try (Store store = JdbcStore.sqlite(file)) {
            for (int i = 0; i < 50; i++) {
                store.keep("key-" + i, "x".repeat(20_000));
            }
            Files.copy(file, halfway);
            Files.copy(folder.resolve("hub.db-wal"), folder.resolve("halfway.db-wal"));
        }
        byte[] page = lastFirstPage(folder.resolve("halfway.db-wal"));
        try (var half = FileChannel.open(halfway, StandardOpenOption.WRITE)) {
            assertThat(half.write(ByteBuffer.wrap(page), 0)).isEqualTo(page.length);
        }
        try (Store store = JdbcStore.sqlite(halfway)) {
            assertThat(store.kept("key-49")).contains("x".repeat(20_000));
        }
        assertThat(folder.resolve("halfway-deskbridge.db")).doesNotExist();
    }

    /** The newest state of a database's first page that its log holds: frames of 24 octets and a page, after 32 octets. */
    private static byte[] lastFirstPage(Path log) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(log));
        int size = all.getInt(8);
        byte[] page = new byte[0];
        for (int frame = 32; frame + 24 + size <= all.limit(); frame += 24 + size) {
            if (all.getInt(frame) == 1) {
                page = new byte[size];
                all.get(frame + 24, page);
            }
        }
        assertThat(page).isNotEmpty();
        return page;
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedWithTheCure() throws IOException {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "dear diary, ".repeat(1_000));
        assertThatThrownBy(() -> JdbcStore.sqlite(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("DATABASE_URL");
    }

    @Test
    void tablesOfANewerHubAreRefused() throws SQLException {
        Path file = folder.resolve("hub.db");
        JdbcStore.sqlite(file).close();
        execute(
                file,
                "insert into deskbridge_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (99, '99', 'later', 'SQL', 'V99', 'x', 1, 1)");
        assertThatThrownBy(() -> JdbcStore.sqlite(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer");
    }

    @Test
    void twoProcessesMayUseOneFile() {
        Path file = folder.resolve("hub.db");
        try (Store hub = JdbcStore.sqlite(file);
                Store commandLine = JdbcStore.sqlite(file)) {
            hub.inbox().accept(List.of(envelope("a", "1")), NOW);
            commandLine.keep("from", "the command line");
            assertThat(commandLine.journal().latest(10)).hasSize(1);
            assertThat(hub.kept("from")).contains("the command line");
        }
    }

    @Test
    void twoProcessesMayMakeOneFileAtTheSameTime() throws Exception {
        try (var starts = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 5; i++) {
                Path file = folder.resolve("hub" + i + ".db");
                Future<Store> one = starts.submit(() -> JdbcStore.sqlite(file));
                Future<Store> two = starts.submit(() -> JdbcStore.sqlite(file));
                try (Store first = one.get();
                        Store second = two.get()) {
                    first.keep("from", "first");
                    assertThat(second.kept("from")).contains("first");
                }
            }
        }
    }

    @Test
    void whatADeadProcessOwnedIsFreedAtOnce() {
        Path file = folder.resolve("hub.db");
        try (Store store = JdbcStore.sqlite(file)) {
            store.inbox().accept(List.of(envelope("a", "1")), NOW);
            store.timers().set("catch-up", NOW);
            assertThat(store.inbox().take(NOW, LEASE, 1)).hasSize(1);
            assertThat(store.timers().claim(NOW, LEASE)).hasSize(1);
        }
        try (Store store = JdbcStore.sqlite(file)) {
            assertThat(store.inbox().take(NOW, LEASE, 1)).isEmpty();
            store.takeOver();
            assertThat(store.inbox().take(NOW, LEASE, 1)).hasSize(1);
            assertThat(store.timers().claim(NOW, LEASE)).hasSize(1);
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        Store store = JdbcStore.sqlite(folder.resolve("hub.db"));
        store.close();
        assertThatThrownBy(() -> store.keep("a", "b"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.kept("a"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        assertThat(store.isWritable()).isFalse();
    }

    @Test
    void aFullDiskIsNamedAndTheStoreGoesOnWhenThereIsSpaceAgain() throws SQLException {
        Path file = folder.resolve("hub.db");
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            database.write(session -> session.list("pragma max_page_count = 100", row -> 1));
            String big = "x".repeat(1_000_000);
            var envelope = new Envelope(Samples.CHANNEL, "big", "a", "message", big);
            assertThatThrownBy(() -> database.accept(List.of(envelope), NOW, null))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("disk is full");
            assertThat(database.accept(List.of(envelope("a", "small")), NOW, null)
                            .fresh())
                    .isEqualTo(1);
            database.write(session -> session.list("pragma max_page_count = 100000", row -> 1));
            assertThat(database.accept(List.of(envelope), NOW, null).fresh()).isEqualTo(1);
        }
    }

    @Test
    void everyCommitIsSynced() {
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("hub.db"))) {
            List<Long> full =
                    database.write(session -> session.list("pragma synchronous", row -> row.number("synchronous")));
            List<String> wal =
                    database.write(session -> session.list("pragma journal_mode", row -> row.text("journal_mode")));
            assertThat(full).containsExactly(2L);
            assertThat(wal).containsExactly("wal");
        }
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
