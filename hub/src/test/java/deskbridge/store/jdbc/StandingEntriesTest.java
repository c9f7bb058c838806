package deskbridge.store.jdbc;

import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.TALK;
import static deskbridge.store.Samples.comment;
import static deskbridge.store.Samples.conversation;
import static deskbridge.store.Samples.message;
import static deskbridge.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.store.About;
import deskbridge.store.About.Whose;
import deskbridge.store.UnitOfWork;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries of the ledger that were read beforehand: of them only what changes is written, and it is all that changes. */
final class StandingEntriesTest {

    private static final About ABOUT =
            new About(new Whose.Named(TALK), List.of(message("m1")), List.of(comment("c1"), comment("c2")));

    private static final LedgerEntry SAID =
            new LedgerEntry(TALK, Origin.DESK, List.of(), comment("c1"), "print", true, false);

    private final PostgresDatabase database =
            PostgresDatabase.open(PostgresServer.emptyDatabase("standing"), PostgresServer.USER, "", 4);

    @BeforeEach
    void talk() {
        about(unit -> unit.save(conversation("talk1", "t1").withTicket(ticket("HELP-1")), NOW));
        about(unit -> unit.save(SAID));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void messagesComeToAnEntryWithoutItsRowBeingWritten() {
        String written = writer();
        LedgerEntry shown = SAID.withMessages(List.of(message("m1"), message("m2")));
        about(unit -> unit.save(shown));
        assertThat(ledger()).containsExactly(shown);
        assertThat(writer()).isEqualTo(written);
    }

    @Test
    void fewerMessagesAreFewerAfterwards() {
        about(unit -> unit.save(SAID.withMessages(List.of(message("m1"), message("m2")))));
        LedgerEntry shorter = SAID.withMessages(List.of(message("m3")));
        about(unit -> unit.save(shorter));
        assertThat(ledger()).containsExactly(shorter);
    }

    @Test
    void whatIsSaidAnewIsWrittenAndTheMessagesStay() {
        LedgerEntry shown = SAID.withMessages(List.of(message("m1")));
        about(unit -> unit.save(shown));
        about(unit -> unit.save(shown.saying("other")));
        assertThat(ledger()).containsExactly(shown.saying("other"));
    }

    @Test
    void ofSeveralSavesTheLastCounts() {
        about(unit -> {
            unit.save(SAID.saying("other"));
            unit.save(SAID);
        });
        assertThat(ledger()).containsExactly(SAID);
    }

    @Test
    void whatWasWrittenMeanwhileByTheSameUnitIsNotTakenForWhatStood() {
        about(unit -> {
            unit.save(SAID.saying("other").withMessages(List.of(message("m1"))));
            // Whatever is asked has what was put off written first.
            assertThat(unit.ledger(TALK)).hasSize(1);
            unit.save(SAID);
        });
        assertThat(ledger()).containsExactly(SAID);
    }

    @Test
    void aNewEntryStandsBesideThem() {
        LedgerEntry second = new LedgerEntry(
                TALK, Origin.DESK, List.of(message("m4"), message("m5")), comment("c2"), "print", true, false);
        about(unit -> {
            unit.save(SAID.deleted());
            unit.save(second);
        });
        assertThat(ledger()).containsExactly(SAID.deleted(), second);
    }

    private void about(Consumer<UnitOfWork> work) {
        database.write(ABOUT, session -> {
            work.accept(new JdbcUnitOfWork(session));
            return session;
        });
    }

    private List<LedgerEntry> ledger() {
        return database.read(session -> new Ledger(session).of(TALK));
    }

    /** The transaction that wrote the entry's row. */
    private String writer() {
        return database.read(
                session -> session.first("select cast(xmin as text) as writer from ledger", row -> row.text("writer"))
                        .orElseThrow());
    }
}
