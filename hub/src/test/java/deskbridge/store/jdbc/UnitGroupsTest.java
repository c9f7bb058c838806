package deskbridge.store.jdbc;

import static deskbridge.store.Samples.CHANNEL;
import static deskbridge.store.Samples.DESK;
import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.conversation;
import static deskbridge.store.Samples.draft;
import static deskbridge.store.Samples.message;
import static deskbridge.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketRef;
import deskbridge.store.About;
import deskbridge.store.About.Whose;
import deskbridge.store.Claim;
import deskbridge.store.Handed;
import deskbridge.store.LostClaimException;
import deskbridge.store.OutboxEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units of work that share a transaction: each is kept or fails by itself, and none sees less than it would alone. */
final class UnitGroupsTest {

    private static final int TALKS = 6;

    private final PostgresDatabase database =
            PostgresDatabase.open(PostgresServer.emptyDatabase("units"), PostgresServer.USER, "", 6);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gathered = new CountDownLatch(1);

    @BeforeEach
    void talks() {
        database.write(session -> {
            var unit = new JdbcUnitOfWork(session);
            IntStream.range(0, TALKS).forEach(n -> unit.save(talk(n), NOW));
            return unit;
        });
    }

    @AfterEach
    void close() {
        gathered.countDown();
        threads.close();
        database.close();
    }

    private static Conversation talk(int n) {
        return conversation("talk" + n, "t" + n).withTicket(ticket("HELP-" + n)).withCursor("0");
    }

    private static ConversationId id(int n) {
        return new ConversationId("talk" + n);
    }

    private static About named(int n) {
        return new About(new Whose.Named(id(n)), List.of(), List.of());
    }

    private static About byThread(int n) {
        return new About(new Whose.OfThread(new ThreadRef(CHANNEL, "t" + n)), List.of(), List.of());
    }

    private static About byTicket(int n) {
        return new About(new Whose.OfTicket(new TicketRef(DESK, "HELP-" + n)), List.of(), List.of());
    }

    private static String transaction(Session session) {
        return session.first("select cast(txid_current() as text) as id", row -> row.text("id"))
                .orElseThrow();
    }

    /** Keeps the thread busy that does the groups, so that what is begun meanwhile is done together. */
    private Future<?> hold() throws InterruptedException {
        Future<?> holding = threads.submit(() -> database.write(named(0), session -> {
            begun.countDown();
            await(gathered);
            return session;
        }));
        begun.await();
        return holding;
    }

    /** About one conversation each. */
    private <T> List<Future<T>> together(List<Function<Session, T>> works) throws Exception {
        return together(
                IntStream.rangeClosed(1, works.size())
                        .mapToObj(UnitGroupsTest::named)
                        .toList(),
                works);
    }

    private <T> List<Future<T>> together(List<About> abouts, List<Function<Session, T>> works) throws Exception {
        Future<?> holding = hold();
        var futures = new ArrayList<Future<T>>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < works.size(); i++) {
            About about = abouts.get(i);
            Function<Session, T> work = works.get(i);
            var future = new FutureTask<>(() -> database.write(about, work));
            futures.add(future);
            callers.add(Thread.ofPlatform().start(future));
        }
        for (Thread caller : callers) {
            // Nobody goes on who has queued.
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        gathered.countDown();
        holding.get();
        return futures;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String cursor(int n) {
        return String.valueOf(database.read(session -> new JdbcUnitOfWork(session).conversation(id(n)))
                .orElseThrow()
                .cursor());
    }

    private static String marked(Session session, int n, String cursor) {
        mark(session, n, cursor);
        return cursor;
    }

    private static JdbcUnitOfWork mark(Session session, int n, String cursor) {
        var unit = new JdbcUnitOfWork(session);
        unit.save(unit.conversation(id(n)).orElseThrow().withCursor(cursor), NOW);
        return unit;
    }

    @Test
    void whatComesTogetherIsKeptByOneTransaction() throws Exception {
        List<Future<String>> done = together(
                List.of(UnitGroupsTest::transaction, UnitGroupsTest::transaction, UnitGroupsTest::transaction));
        assertThat(done.get(1).get()).isEqualTo(done.get(0).get());
        assertThat(done.get(2).get()).isEqualTo(done.get(0).get());
    }

    @Test
    void aUnitThatFailsFailsAlone() throws Exception {
        List<Future<String>> done = together(List.of(
                session -> marked(session, 1, "a"),
                session -> {
                    mark(session, 2, "b");
                    throw new IllegalStateException("changed my mind");
                },
                session -> marked(session, 3, "c")));
        assertThatThrownBy(done.get(1)::get).hasRootCauseMessage("changed my mind");
        done.get(0).get();
        done.get(2).get();
        assertThat(cursor(1)).isEqualTo("a");
        assertThat(cursor(2)).isEqualTo("0");
        assertThat(cursor(3)).isEqualTo("c");
    }

    @Test
    void aUnitThatFailsAfterItHasWrittenUndoesNothingOfTheOthers() throws Exception {
        List<Future<String>> done = together(List.of(session -> marked(session, 1, "a"), session -> {
            mark(session, 2, "b");
            transaction(session);
            throw new IllegalStateException("changed my mind");
        }));
        assertThatThrownBy(done.get(1)::get).hasRootCauseMessage("changed my mind");
        done.get(0).get();
        assertThat(cursor(1)).isEqualTo("a");
        assertThat(cursor(2)).isEqualTo("0");
    }

    @Test
    void whoeverHasLostHisLaneIsRefusedAlone() throws Exception {
        Handed<OutboxEntry> mine = appended("a");
        Handed<OutboxEntry> lost = appended("b");
        var outbox = new JdbcOutbox(database);
        assertThat(outbox.take(NOW.plus(LEASE), LEASE, 10)).hasSize(2);
        Claim renewed = new Claim("a", mine.claim().epoch() + 1);
        List<Future<Optional<OutboxEntry>>> done = together(List.of(
                session -> finished(session, 1, renewed, mine.entry()),
                session -> finished(session, 2, lost.claim(), lost.entry())));
        assertThatThrownBy(done.get(1)::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LostClaimException.class);
        assertThat(done.get(0).get()).isEmpty();
        assertThat(cursor(1)).isEqualTo("done");
        assertThat(cursor(2)).isEqualTo("0");
    }

    private Handed<OutboxEntry> appended(String lane) {
        return database.write(session -> new JdbcUnitOfWork(session).append(draft(lane, lane), NOW, LEASE))
                .get()
                .orElseThrow();
    }

    private static Optional<OutboxEntry> finished(Session session, int n, Claim claim, OutboxEntry entry) {
        JdbcUnitOfWork unit = mark(session, n, "done");
        unit.finish(claim, entry, "done", NOW);
        return unit.nextCommand(claim, NOW).get();
    }

    @Test
    void unitsAboutOneConversationThatComeTogetherFollowOneAnother() throws Exception {
        List<About> abouts = List.of(byThread(1), byThread(1), named(1), byTicket(1), byThread(1));
        List<Future<Integer>> done = together(abouts, Collections.nCopies(abouts.size(), UnitGroupsTest::counted));
        var counts = new ArrayList<Integer>();
        for (Future<Integer> one : done) {
            counts.add(one.get());
        }
        assertThat(counts).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(cursor(1)).isEqualTo("5");
    }

    @Test
    void unitsAboutOneConversationFollowOneAnother() throws Exception {
        int rounds = 40;
        var futures = new ArrayList<Future<?>>();
        // All wait for one conversation, and for a connection no longer than a database that is away is waited for.
        try (ExecutorService few = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < rounds; i++) {
                for (About about : List.of(named(1), byThread(1), byTicket(1))) {
                    futures.add(few.submit(() -> database.write(about, UnitGroupsTest::counted)));
                }
                futures.add(few.submit(() -> database.write(UnitGroupsTest::counted)));
            }
        }
        for (Future<?> future : futures) {
            future.get();
        }
        assertThat(cursor(1)).isEqualTo(Integer.toString(4 * rounds));
        assertThat(database.<List<LedgerEntry>>read(session -> new JdbcUnitOfWork(session).ledger(id(1))))
                .hasSize(4 * rounds);
    }

    /** Counts in the conversation and writes down the number. */
    private static int counted(Session session) {
        var unit = new JdbcUnitOfWork(session);
        Conversation before = unit.conversationOf(new ThreadRef(CHANNEL, "t1")).orElseThrow();
        int count = Integer.parseInt(String.valueOf(before.cursor())) + 1;
        assertThat(unit.ledger(id(1))).hasSize(count - 1);
        unit.save(before.withCursor(Integer.toString(count)), NOW);
        unit.save(entry(1, Integer.toString(count)));
        return count;
    }

    private static LedgerEntry entry(int n, String message) {
        return new LedgerEntry(id(n), Origin.CHANNEL, List.of(message(message)), null, "print", true, false);
    }

    @Test
    void aUnitSeesWhatItHasPutOffItself() {
        var about = new About(new Whose.Named(id(1)), List.of(message("m")), List.of());
        database.write(about, session -> {
            var unit = new JdbcUnitOfWork(session);
            assertThat(unit.entryOf(id(1), message("m"))).isEmpty();
            unit.save(entry(1, "m"));
            assertThat(unit.entryOf(id(1), message("m"))).contains(entry(1, "m"));
            unit.save(unit.conversation(id(1)).orElseThrow().withCursor("own"), NOW);
            assertThat(unit.conversation(id(1)).orElseThrow().cursor()).isEqualTo("own");
            assertThat(unit.conversationOf(new TicketRef(DESK, "HELP-1"))
                            .orElseThrow()
                            .cursor())
                    .isEqualTo("own");
            return unit;
        });
        assertThat(cursor(1)).isEqualTo("own");
    }

    @Test
    void aConversationThatSomebodyHoldsKeepsNobodyElseWaiting() throws Exception {
        Future<?> slow = threads.submit(() -> database.write(session -> {
            mark(session, 1, "slow");
            begun.countDown();
            await(gathered);
            return session;
        }));
        begun.await();
        Future<?> behind = threads.submit(() -> database.write(named(1), session -> mark(session, 1, "behind")));
        for (int n = 2; n < TALKS; n++) {
            int talk = n;
            database.write(named(n), session -> mark(session, talk, "free"));
            assertThat(cursor(n)).isEqualTo("free");
        }
        assertThat(behind).isNotDone();
        gathered.countDown();
        slow.get();
        behind.get();
        assertThat(cursor(1)).isEqualTo("behind");
    }

    @Test
    void aTransactionInWhichAHubStandsStillIsUndoneByTheServer() {
        assertThat(database.<String>write(session -> session.first(
                                "select current_setting('idle_in_transaction_session_timeout') as longest",
                                row -> row.text("longest"))
                        .orElseThrow()))
                .isEqualTo("10s");
    }
}
