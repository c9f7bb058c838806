package deskbridge.store;

import static deskbridge.store.Samples.LEASE;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.addComment;
import static deskbridge.store.Samples.draft;
import static deskbridge.store.Samples.later;
import static deskbridge.store.Samples.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.domain.Command;
import deskbridge.domain.ConversationId;
import deskbridge.domain.RichText;
import deskbridge.domain.TicketDraft;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What an outbox promises. */
public interface OutboxContract {

    Store store();

    @Test
    default void commandsComeOutInTheOrderInWhichTheyWereDecided() {
        work(unit -> {
            unit.append(draft("a", "one"), NOW);
            unit.append(draft("b", "other"), NOW);
            unit.append(draft("a", "two"), NOW);
        });
        List<Handed<OutboxEntry>> handed = store().outbox().take(NOW, LEASE, 10);
        assertThat(handed).extracting(one -> one.claim().lane()).containsExactlyInAnyOrder("a", "b");
        Handed<OutboxEntry> a = handed.stream()
                .filter(one -> one.claim().lane().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(WorkedThrough.commands(store(), a))
                .extracting(OutboxEntry::command)
                .containsExactly(addComment("one"), addComment("two"));
    }

    @Test
    default void anEntryTellsAllThatWasDecided() {
        var draft = new OutboxDraft(Samples.DESK, "a", Samples.TALK, addComment("one"), "mark", 42L);
        work(unit -> unit.append(draft, NOW));
        assertThat(take(later(1)).entry())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new OutboxEntry(
                        0, Samples.DESK, "a", Samples.TALK, addComment("one"), 1, false, 0, false, NOW, later(1), 42L));
    }

    @Test
    default void aConversationIsAtWorkUntilItsLastCommandEndsAndWhatWasGivenUpIsKnown() {
        work(unit -> unit.append(new OutboxDraft(Samples.DESK, "a", Samples.TALK, addComment("one"), null, null), NOW));
        assertThat(this.<Boolean>asked(unit -> unit.isAtWork(Samples.TALK))).isTrue();
        assertThat(this.<Boolean>asked(unit -> unit.isAtWork(new ConversationId("other"))))
                .isFalse();
        assertThat(this.<Set<String>>asked(unit -> unit.givenUp(Samples.TALK))).isEmpty();
        Handed<OutboxEntry> taken = take(later(1));
        work(unit -> unit.park(taken.claim(), taken.entry(), "no", later(2)));
        assertThat(this.<Boolean>asked(unit -> unit.isAtWork(Samples.TALK))).isFalse();
        assertThat(this.<Set<String>>asked(unit -> unit.givenUp(Samples.TALK))).containsExactly("AddComment");
        assertThat(this.<Set<String>>asked(unit -> unit.givenUp(new ConversationId("other"))))
                .isEmpty();
    }

    private <T> T asked(Function<UnitOfWork, T> question) {
        return store().transact(question);
    }

    @Test
    default void nothingIsKeptOfAUnitOfWorkThatFails() {
        assertThatThrownBy(() -> work(unit -> {
                    unit.append(draft("a", "one"), NOW);
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("changed my mind");
        assertThat(store().outbox().nextDue()).isEqualTo(Instant.MAX);
    }

    @Test
    default void anAttemptIsCountedBeforeItIsMade() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Handed<OutboxEntry> first = take(later(1));
        assertThat(first.entry().attempts()).isEqualTo(1);
        assertThat(first.entry().firstTriedAt()).isEqualTo(later(1));
        assertThat(first.entry().uncertain()).isFalse();
        postpone(first, "503", false, true);
        OutboxEntry again = take(later(3)).entry();
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.firstTriedAt()).isEqualTo(later(1));
        assertThat(again.uncertain()).isFalse();
    }

    @Test
    default void anAttemptWhoseEndNobodyRecordedIsUncertain() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        take(NOW);
        Handed<OutboxEntry> next = take(NOW.plus(LEASE));
        assertThat(next.entry().uncertain()).isTrue();
        assertThat(next.entry().attempts()).isEqualTo(2);
        assertThat(WorkedThrough.finish(store(), next.claim(), next.entry())).isEmpty();
    }

    @Test
    default void pacingIsNotCounted() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        postpone(take(NOW), "429", false, false);
        OutboxEntry again = take(later(5)).entry();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.firstTriedAt()).isEqualTo(later(5));
        assertThat(again.uncertain()).isFalse();
    }

    @Test
    default void aFailedLookDoesNotMakeAnUncertainCommandCertain() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        postpone(take(NOW), "no answer", true, true);
        postpone(take(NOW), "the look for it failed", false, true);
        OutboxEntry third = take(NOW).entry();
        assertThat(third.uncertain()).isTrue();
    }

    @Test
    default void callsOfWhichNobodyKnowsWhatBecameAreCounted() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        aboutToCall(take(NOW));
        Handed<OutboxEntry> second = take(NOW.plus(LEASE));
        assertThat(second.entry().calls()).isEqualTo(1);
        aboutToCall(second);
        postpone(second, "no answer", true, true);
        assertThat(take(NOW.plus(LEASE)).entry().calls()).isEqualTo(2);
    }

    @Test
    default void anAttemptThatEndedBeforeItsCallIsNoCall() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        take(NOW);
        Handed<OutboxEntry> second = take(NOW.plus(LEASE));
        assertThat(second.entry().uncertain()).isTrue();
        assertThat(second.entry().calls()).isZero();
    }

    @Test
    default void callsOfOneAttemptAreOne() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Handed<OutboxEntry> first = take(NOW);
        aboutToCall(first);
        aboutToCall(first);
        assertThat(take(NOW.plus(LEASE)).entry().calls()).isEqualTo(1);
    }

    @Test
    default void aCallThatIsKnownToHaveDoneNothingCountsNoMore() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Handed<OutboxEntry> first = take(NOW);
        aboutToCall(first);
        postpone(first, "429", false, true);
        Handed<OutboxEntry> second = take(NOW);
        assertThat(second.entry().calls()).isZero();
        aboutToCall(second);
        postpone(second, "no answer", true, true);
        Handed<OutboxEntry> third = take(NOW);
        aboutToCall(third);
        postpone(third, "we keep a limit", false, false);
        assertThat(take(NOW).entry().calls()).isEqualTo(1);
    }

    /** What was put off with others and shares a transaction with the note is written as well. */
    @Test
    default void aCallIsNotedAmongOtherThingsOfItsUnit() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Handed<OutboxEntry> first = take(NOW);
        work(unit -> {
            unit.append(draft("b", "two"), NOW);
            unit.aboutToCall(first.claim(), first.entry());
            unit.append(draft("a", "three"), NOW);
        });
        List<Handed<OutboxEntry>> handed = store().outbox().take(NOW.plus(LEASE), LEASE, 10);
        assertThat(handed).extracting(one -> one.entry().calls()).containsExactlyInAnyOrder(1, 0);
    }

    @Test
    default void pacingDoesNotMakeAnUncertainCommandCertain() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        postpone(take(NOW), "no answer", true, true);
        Handed<OutboxEntry> second = take(NOW);
        assertThat(second.entry().uncertain()).isTrue();
        postpone(second, "429", false, false);
        OutboxEntry third = take(NOW).entry();
        assertThat(third.uncertain()).isTrue();
        assertThat(third.attempts()).isEqualTo(2);
    }

    @Test
    default void whatMayHaveTakenEffectStaysUncertainUntilItsEnd() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        postpone(take(NOW), "no answer", true, true);
        postpone(take(NOW), "could not look it up: 503", false, true);
        assertThat(take(NOW).entry().uncertain()).isTrue();
    }

    @Test
    default void aNewerCommandReplacesTheOneThatWasNeverTried() {
        work(unit -> {
            unit.append(marked("first"), NOW);
            unit.append(draft("a", "between"), NOW);
            unit.append(marked("second"), NOW);
        });
        assertThat(WorkedThrough.commands(store(), take(NOW)))
                .extracting(OutboxEntry::command)
                .containsExactly(addComment("between"), addComment("second"));
    }

    @Test
    default void aCommandThatWasTriedIsNotReplaced() {
        work(unit -> unit.append(marked("first"), NOW));
        Handed<OutboxEntry> first = take(NOW);
        work(unit -> unit.append(marked("second"), NOW));
        postpone(first, "503", false, true);
        work(unit -> unit.append(marked("third"), NOW));
        assertThat(WorkedThrough.commands(store(), take(NOW)))
                .extracting(OutboxEntry::command)
                .containsExactly(addComment("first"), addComment("third"));
    }

    @Test
    default void aWorkerWhoLostItsLaneCanNeitherStartNorRecord() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Handed<OutboxEntry> slow = take(NOW);
        Claim lost = slow.claim();
        OutboxEntry entry = slow.entry();
        Handed<OutboxEntry> next = take(NOW.plus(LEASE));
        assertThat(this.<Later<Optional<OutboxEntry>>>asked(unit -> unit.nextCommand(lost, NOW))
                        .get())
                .isEmpty();
        assertThatThrownBy(() -> work(unit -> unit.aboutToCall(lost, entry))).isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> work(unit -> unit.finish(lost, entry, "", NOW)))
                .isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> work(unit -> unit.postpone(lost, entry, "", false, true, NOW)))
                .isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> work(unit -> unit.park(lost, entry, "", NOW))).isInstanceOf(LostClaimException.class);
        assertThat(WorkedThrough.commands(store(), next)).hasSize(1);
    }

    @Test
    default void aCommandDecidedDuringBackOffWaitsForItsElder() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Handed<OutboxEntry> first = take(NOW);
        work(unit -> {
            unit.postpone(first.claim(), first.entry(), "503", false, true, NOW);
            unit.releaseOutbox(first.claim(), later(30));
        });
        work(unit -> unit.append(draft("a", "two"), later(1)));
        assertThat(store().outbox().nextDue()).isEqualTo(later(30));
        assertThat(store().outbox().take(later(29), LEASE, 10)).isEmpty();
    }

    @Test
    default void aCommandDecidedWhileTheLaneIsWorkedIsDueAfterwards() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Handed<OutboxEntry> first = take(NOW);
        work(unit -> {
            unit.finish(first.claim(), first.entry(), "", NOW);
            unit.append(draft("a", "two"), NOW);
        });
        work(unit -> unit.releaseOutbox(first.claim(), later(1)));
        assertThat(store().outbox().take(later(1), LEASE, 10)).hasSize(1);
    }

    @Test
    default void aCommentIsOnItsWayFromItsFirstAttemptUntilItsEnd() {
        var draft = new OutboxDraft(Samples.DESK, "a", Samples.TALK, addComment("one"), null, null);
        work(unit -> unit.append(draft, NOW));
        assertThat(isCommentOnItsWay()).isFalse();
        Handed<OutboxEntry> first = take(NOW);
        assertThat(isCommentOnItsWay()).isTrue();
        postpone(first, "refused", false, true);
        assertThat(isCommentOnItsWay()).isFalse();
        postpone(take(NOW), "no answer", true, true);
        assertThat(isCommentOnItsWay()).isTrue();
        assertThat(store().<Boolean>transact(unit -> unit.isMessageOnItsWay(Samples.TALK)))
                .isFalse();
        Handed<OutboxEntry> third = take(NOW);
        work(unit -> unit.finish(third.claim(), third.entry(), "", NOW));
        assertThat(isCommentOnItsWay()).isFalse();
    }

    /** Where descriptions cannot be changed its new words become a comment, which must not be taken for somebody else's. */
    @Test
    default void aChangedRequestMayBeACommentOnItsWay() {
        var words = RichText.plain("Принтер не печатает вовсе");
        var request = new TicketDraft(
                "Принтер",
                words,
                Samples.ANNA,
                Samples.conversation("talk1", "t1").place(),
                null,
                List.of(),
                null,
                null,
                null,
                Map.of());
        var edit = new Command.EditTicket(RichText.plain("Принтер"), request, Samples.message("m1"));
        work(unit -> unit.append(new OutboxDraft(Samples.DESK, "a", Samples.TALK, edit, null, null), NOW));
        take(NOW);
        assertThat(isCommentOnItsWay()).isTrue();
    }

    @Test
    default void aMessageOnItsWayIsNoComment() {
        Command post = post("Заявка создана");
        work(unit -> unit.append(new OutboxDraft(Samples.CHANNEL, "a", Samples.TALK, post, null, null), NOW));
        take(NOW);
        assertThat(store().<Boolean>transact(unit -> unit.isMessageOnItsWay(Samples.TALK)))
                .isTrue();
        assertThat(isCommentOnItsWay()).isFalse();
        assertThat(store().<Boolean>transact(unit -> unit.isMessageOnItsWay(new ConversationId("other"))))
                .isFalse();
    }

    @Test
    default void whatWasSentLongAgoIsForgottenAndWhatWaitsIsNot() {
        work(unit -> {
            unit.append(draft("a", "one"), NOW);
            unit.append(draft("a", "two"), NOW);
        });
        Handed<OutboxEntry> taken = take(NOW);
        Optional<OutboxEntry> next = WorkedThrough.finish(store(), taken.claim(), taken.entry());
        assertThat(store().outbox().prune(later(1))).isEqualTo(1);
        assertThat(store().journal().ofEvent("out-" + taken.entry().id())).isEmpty();
        assertThat(WorkedThrough.finish(store(), taken.claim(), next.orElseThrow()))
                .isEmpty();
    }

    private boolean isCommentOnItsWay() {
        return store().<Boolean>transact(unit -> unit.isCommentOnItsWay(Samples.TALK));
    }

    private OutboxDraft marked(String text) {
        return new OutboxDraft(Samples.DESK, "a", null, addComment(text), "mark", null);
    }

    private Handed<OutboxEntry> take(Instant at) {
        List<Handed<OutboxEntry>> handed = store().outbox().take(at, LEASE, 10);
        assertThat(handed).hasSize(1);
        return handed.getFirst();
    }

    private void aboutToCall(Handed<OutboxEntry> handed) {
        work(unit -> unit.aboutToCall(handed.claim(), handed.entry()));
    }

    /** Its lane is due again at once. */
    private void postpone(Handed<OutboxEntry> handed, String reason, boolean uncertain, boolean counted) {
        work(unit -> {
            unit.postpone(handed.claim(), handed.entry(), reason, uncertain, counted, NOW);
            unit.releaseOutbox(handed.claim(), NOW);
        });
    }

    private void work(Consumer<UnitOfWork> work) {
        store().transact(unit -> {
            work.accept(unit);
            return Samples.TALK;
        });
    }
}
