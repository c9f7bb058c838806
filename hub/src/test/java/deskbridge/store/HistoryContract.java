package deskbridge.store;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.addComment;
import static deskbridge.store.Samples.conversation;
import static deskbridge.store.Samples.envelope;
import static deskbridge.store.Samples.later;
import static deskbridge.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Conversation;
import deskbridge.store.DeadLetters.DeadLetter;
import deskbridge.store.Journal.Backlog;
import deskbridge.store.Journal.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is promised about dead letters and the journal. */
public interface HistoryContract {

    Store store();

    @Test
    default void aDeliveryThatWasGivenUpCanBeReadAndRedelivered() {
        store().inbox().accept(List.of(envelope("a", "1"), envelope("a", "2")), NOW);
        Handed<Delivery> handed = store().inbox().take(NOW, LEASE, 1).getFirst();
        Delivery bad = handed.entry();
        store().transact(unit -> {
            unit.park(handed.claim(), bad, "cannot be read", later(1));
            unit.releaseInbox(handed.claim(), later(60));
            return unit;
        });
        assertThat(store().inbox().nextDue()).isEqualTo(later(60));
        assertThat(store().deadLetters().count()).isEqualTo(1);
        assertThat(store().deadLetters().list(10, 0))
                .containsExactly(new DeadLetter(
                        "in-" + bad.id(),
                        "pachca",
                        "message",
                        null,
                        "cannot be read",
                        0,
                        NOW,
                        later(1),
                        "{\"key\":\"1\"}"));

        assertThat(store().deadLetters().redeliver("in-" + bad.id(), later(2))).isTrue();
        assertThat(store().deadLetters().redeliver("in-" + bad.id(), later(2))).isFalse();
        assertThat(store().deadLetters().count()).isZero();
        Handed<Delivery> again = store().inbox().take(later(2), LEASE, 1).getFirst();
        assertThat(WorkedThrough.deliveries(store(), again)).hasSize(2).first().isEqualTo(bad);
    }

    @Test
    default void aCommandThatWasGivenUpCanBeReadAndRedeliveredBeforeYoungerOnes() {
        OutboxEntry dead = deadCommand();
        DeadLetter letter = store().deadLetters().find("out-" + dead.id()).orElseThrow();
        assertThat(letter.content()).contains("Анна Иванова", "не печатает");
        assertThat(letter.ticket()).isEqualTo("HELP-1");
        assertThat(letter.what()).isEqualTo("AddComment");
        assertThat(letter.attempts()).isEqualTo(1);
        store().transact(unit -> {
            unit.append(new OutboxDraft(Samples.DESK, "lane", null, addComment("younger"), null, null), later(4));
            return unit;
        });
        assertThat(store().deadLetters().redeliver("out-" + dead.id(), later(5)))
                .isTrue();
        OutboxEntry again = store().outbox().take(later(5), LEASE, 1).getFirst().entry();
        assertThat(again.id()).isEqualTo(dead.id());
        assertThat(again.redelivered()).isTrue();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.firstTriedAt()).isEqualTo(later(5));
    }

    @Test
    default void whatAPersonDiscardedStaysInTheHistoryOnly() {
        OutboxEntry dead = deadCommand();
        assertThat(store().deadLetters().discard("out-" + dead.id(), later(9))).isTrue();
        assertThat(store().deadLetters().discard("out-" + dead.id(), later(9))).isFalse();
        assertThat(store().deadLetters().redeliver("out-" + dead.id(), later(9)))
                .isFalse();
        assertThat(store().deadLetters().list(10, 0)).isEmpty();
        assertThat(store().journal().ofEvent("out-" + dead.id()))
                .extracting(Step::stage)
                .endsWith("dead", "discarded");
    }

    @Test
    default void nonsenseIsNoDeadLetter() {
        assertThat(store().deadLetters().find("in-1; drop table lane")).isEmpty();
        assertThat(store().deadLetters().redeliver("out-999", NOW)).isFalse();
        assertThat(store().deadLetters().discard("", NOW)).isFalse();
        assertThat(store().journal().ofEvent("what")).isEmpty();
    }

    @Test
    default void thePathOfAnEventIsToldFromItsArrivalToItsEnd() {
        store().inbox().accept(List.of(envelope("a", "1")), NOW);
        Handed<Delivery> in = store().inbox().take(NOW, LEASE, 1).getFirst();
        Delivery delivery = in.entry();
        Conversation talk = conversation("talk1", "t1").withTicket(ticket("HELP-1"));
        store().transact(unit -> {
            unit.save(talk, later(1));
            unit.append(
                    new OutboxDraft(Samples.DESK, "lane", talk.id(), addComment("hello"), null, delivery.id()),
                    later(1));
            unit.finish(in.claim(), delivery, "mirrored", later(1));
            return talk;
        });
        Handed<OutboxEntry> first = store().outbox().take(later(2), LEASE, 1).getFirst();
        store().transact(unit -> {
            unit.postpone(first.claim(), first.entry(), "503", false, true, later(3));
            unit.releaseOutbox(first.claim(), later(4));
            return first;
        });
        Handed<OutboxEntry> again = store().outbox().take(later(4), LEASE, 1).getFirst();
        OutboxEntry second = again.entry();
        store().transact(unit -> {
            unit.finish(again.claim(), second, "comment 17", later(5));
            return second;
        });

        List<Step> path = store().journal().ofTicket("HELP-1");
        String cause = "in-" + delivery.id();
        String sent = "out-" + second.id();
        assertThat(path)
                .containsExactly(
                        new Step(NOW, cause, "pachca", "received", "message", "HELP-1", "", null),
                        new Step(later(1), cause, "pachca", "decided", "message", "HELP-1", "mirrored", null),
                        new Step(later(1), sent, "tracker", "queued", "AddComment", "HELP-1", "", cause),
                        new Step(later(2), sent, "tracker", "attempt", "AddComment", "HELP-1", "", cause),
                        new Step(later(3), sent, "tracker", "postponed", "AddComment", "HELP-1", "503", cause),
                        new Step(later(4), sent, "tracker", "attempt", "AddComment", "HELP-1", "", cause),
                        new Step(later(5), sent, "tracker", "sent", "AddComment", "HELP-1", "comment 17", cause));
        assertThat(store().journal().ofEvent(cause)).isEqualTo(path);
        assertThat(store().journal().ofEvent(sent)).isEqualTo(path);
        assertThat(store().journal().latest(2)).containsExactly(path.get(6), path.get(5));
        assertThat(store().journal().ofTicket("HELP-2")).isEmpty();
    }

    @Test
    default void theBacklogCountsWhatWaits() {
        assertThat(store().journal().backlog(NOW)).isEqualTo(new Backlog(0, 0, 0, 0));
        deadCommand();
        store().inbox().accept(List.of(envelope("a", "1"), envelope("b", "2")), later(10));
        assertThat(store().journal().backlog(later(15))).isEqualTo(new Backlog(2, 0, 1, 5));
    }

    private OutboxEntry deadCommand() {
        Conversation talk = conversation("talk1", "t1").withTicket(ticket("HELP-1"));
        store().transact(unit -> {
            unit.save(talk, NOW);
            unit.append(new OutboxDraft(Samples.DESK, "lane", talk.id(), addComment("не печатает"), null, null), NOW);
            return talk;
        });
        Handed<OutboxEntry> handed = store().outbox().take(later(1), LEASE, 1).getFirst();
        store().transact(unit -> {
            unit.park(handed.claim(), handed.entry(), "400", later(2));
            unit.releaseOutbox(handed.claim(), later(3));
            return unit;
        });
        return handed.entry();
    }
}
