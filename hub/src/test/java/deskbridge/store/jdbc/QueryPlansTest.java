package deskbridge.store.jdbc;

import static deskbridge.store.Samples.CHANNEL;
import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.TALK;
import static deskbridge.store.Samples.addComment;
import static deskbridge.store.Samples.comment;
import static deskbridge.store.Samples.conversation;
import static deskbridge.store.Samples.envelope;
import static deskbridge.store.Samples.later;
import static deskbridge.store.Samples.message;
import static deskbridge.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatRef;
import deskbridge.domain.Envelope;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.PersonRef;
import deskbridge.store.Accepted;
import deskbridge.store.Inbox;
import deskbridge.store.Outbox;
import deskbridge.store.OutboxDraft;
import deskbridge.store.jdbc.Arrivals.Arrival;
import deskbridge.store.jdbc.Arrivals.Stored;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An event costs the same however many were stored before it: no statement on its road reads a whole table. The statements are those
 * that the store really prepares; the plans are SQLite's own.
 */
final class QueryPlansTest {

    /** Tables that hold as many rows as there are connections, or things put off: reading them whole is cheaper than an index. */
    private static final Set<String> SMALL = Set.of("timer", "wake");

    /** What is found first and then ordered or joined: as many rows as were asked for. */
    private static final Set<String> FOUND = Set.of("free", "found", "of_channel", "of_desk", "j");

    @TempDir
    private Path folder = Path.of("");

    private final Set<String> prepared = new LinkedHashSet<>();
    private Connection connection = none();
    private Session session = Session.writing(connection, Dialect.SQLITE);

    @BeforeEach
    void open() throws SQLException {
        Path file = folder.resolve("plans.db");
        Migrations.sqlite(file);
        connection = SqliteDatabase.settings().createConnection("jdbc:sqlite:" + file);
        session = Session.writing(listened(connection), Dialect.SQLITE);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void noStatementOnTheRoadOfAnEventReadsAWholeTable() throws SQLException {
        var database = new OneSession();
        comesIn(new JdbcInbox(database));
        goesOut(new JdbcOutbox(database));
        database.write(work -> looked(new JdbcUnitOfWork(work)));
        new JdbcTimers(database).claim(NOW, LEASE);
        new JdbcJournal(database).backlog(NOW);
        new JdbcJournal(database).ofTicket("HELP-1");
        new JdbcJournal(database).ofEvent("in-1");
        new JdbcJournal(database).ofEvent("out-1");
        new JdbcDeadLetters(database).count();

        assertThat(prepared).hasSizeGreaterThan(40);
        for (String sql : prepared) {
            assertThat(wholeTables(sql)).as(sql).isEmpty();
        }
    }

    @Test
    void aTableThatIsReadWholeIsNoticed() throws SQLException {
        assertThat(wholeTables("select * from delivery where body = ?")).containsExactly("delivery");
        assertThat(wholeTables("select * from delivery where note = ? order by id limit 1"))
                .containsExactly("delivery");
        assertThat(wholeTables("select * from delivery where id = ?")).isEmpty();
    }

    private void comesIn(Inbox inbox) {
        inbox.accept(List.of(envelope("a", "1"), envelope("b", "2")), NOW);
        inbox.accept(List.of(envelope("a", "3")), NOW, LEASE);
        var handed = inbox.take(NOW, LEASE, 1).getFirst();
        inbox.renew(List.of(handed.claim()), later(90));
        inbox.behind(handed.claim(), handed.entry(), later(90), 10);
        var unit = new JdbcUnitOfWork(session);
        unit.postpone(handed.claim(), handed.entry(), "not now", NOW);
        unit.releaseInbox(handed.claim(), later(1));
        handed = inbox.take(later(2), LEASE, 1).getFirst();
        unit.finish(handed.claim(), handed.entry(), "done", NOW);
        unit.nextDelivery(handed.claim(), NOW);
        inbox.nextDue();
        inbox.prune(NOW.minusSeconds(1));
    }

    private void goesOut(Outbox outbox) {
        var unit = new JdbcUnitOfWork(session);
        unit.save(conversation("talk1", "7").withTicket(ticket("HELP-1")), NOW);
        unit.append(new OutboxDraft(CHANNEL, "talk1", TALK, addComment("words"), "mark", 1L), NOW);
        unit.append(new OutboxDraft(CHANNEL, "talk1", TALK, addComment("more"), "mark", 1L), NOW, LEASE);
        var handed = outbox.take(later(1), LEASE, 1).getFirst();
        unit.postpone(handed.claim(), handed.entry(), "not now", true, true, NOW);
        unit.releaseOutbox(handed.claim(), NOW);
        handed = outbox.take(later(2), LEASE, 1).getFirst();
        unit.finish(handed.claim(), handed.entry(), "done", NOW);
        unit.nextCommand(handed.claim(), NOW);
        outbox.nextDue();
        outbox.prune(NOW.minusSeconds(1));
    }

    private static boolean looked(JdbcUnitOfWork unit) {
        var known = unit.conversation(TALK).orElseThrow();
        unit.conversationOf(known.place().thread());
        unit.conversationOf(ticket("HELP-1").ref());
        unit.conversations(CHANNEL, 10, 0);
        unit.open(known.place().chat(), known.requester().ref());
        unit.open(known.place().chat(), null);
        unit.save(new LedgerEntry(TALK, Origin.CHANNEL, List.of(message("1")), comment("2"), "print", true, false));
        unit.entryOf(TALK, message("1"));
        unit.entryOf(TALK, comment("2"));
        unit.owner(message("1"));
        unit.ledger(TALK);
        unit.isCommentOnItsWay(TALK);
        unit.isMessageOnItsWay(TALK);
        unit.pending("p");
        unit.pendingWith(message("1"));
        unit.lastPending(new ChatRef(CHANNEL, "5"), new PersonRef(CHANNEL, "6"));
        unit.profile(new PersonRef(CHANNEL, "6"));
        unit.ratings(TALK);
        unit.lastAsked(new PersonRef(CHANNEL, "6"));
        unit.lastGiven(new PersonRef(CHANNEL, "6"));
        unit.lastEnded(new PersonRef(CHANNEL, "6"));
        return true;
    }

    /** Tables that SQLite would read from end to end, and not through an index of what is wanted. */
    private List<String> wholeTables(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("explain query plan " + sql);
                ResultSet rows = statement.executeQuery()) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                String step = rows.getString("detail");
                // A scan of a partial index reads what waits, which is little; one in the order of an index stops at
                // its limit.
                if (step.startsWith("SCAN ") && !step.contains("INDEX") && !step.contains("CONSTANT ROW")) {
                    tables.add(step.substring("SCAN ".length()).split(" ", -1)[0]);
                }
            }
            tables.removeAll(SMALL);
            tables.removeAll(FOUND);
            return tables;
        }
    }

    private Connection listened(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        prepared.add(String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Connection none() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("not open yet");
                });
    }

    /** Everything on the listened connection, each statement for itself. */
    private final class OneSession implements Database {

        @Override
        public Accepted accept(List<Envelope> envelopes, Instant now, @Nullable Duration lease) {
            List<Stored> stored = Arrivals.oneByOne(
                    session,
                    envelopes.stream()
                            .map(envelope -> new Arrival(envelope, now, lease == null ? null : now.plus(lease)))
                            .toList());
            return Stored.sum(stored);
        }

        @Override
        public <T> T read(Function<Session, T> work) {
            return work.apply(session);
        }

        @Override
        public <T> T write(Function<Session, T> work) {
            return work.apply(session);
        }

        @Override
        public boolean hasOneWorkingProcess() {
            return true;
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
