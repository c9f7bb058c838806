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
import java.time.Instant;
import java.util.List;
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
        List<Claim> claims = store().outbox().claim(NOW, LEASE, 10);
        assertThat(claims).extracting(Claim::lane).containsExactlyInAnyOrder("a", "b");
        Claim a = claims.stream()
                .filter(claim -> claim.lane().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(store().outbox().head(a, 10))
                .extracting(OutboxEntry::command)
                .containsExactly(addComment("one"), addComment("two"));
    }

    @Test
    default void anEntryTellsAllThatWasDecided() {
        var draft = new OutboxDraft(Samples.DESK, "a", Samples.TALK, addComment("one"), "mark", 42L);
        work(unit -> unit.append(draft, NOW));
        OutboxEntry entry = store().outbox().head(claim(NOW), 1).getFirst();
        assertThat(entry)
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new OutboxEntry(
                        0, Samples.DESK, "a", Samples.TALK, addComment("one"), 0, 0, false, NOW, null, 42L));
    }

    @Test
    default void aConversationIsAtWorkUntilItsLastCommandEndsAndWhatWasGivenUpIsKnown() {
        work(unit -> unit.append(new OutboxDraft(Samples.DESK, "a", Samples.TALK, addComment("one"), null, null), NOW));
        assertThat(this.<Boolean>asked(unit -> unit.isAtWork(Samples.TALK))).isTrue();
        assertThat(this.<Boolean>asked(unit -> unit.isAtWork(new ConversationId("other"))))
                .isFalse();
        assertThat(this.<Set<String>>asked(unit -> unit.givenUp(Samples.TALK))).isEmpty();
        Claim claim = claim(NOW);
        OutboxEntry started = start(claim, head(claim), later(1));
        work(unit -> unit.park(claim, started, "no", later(2)));
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
        Claim claim = claim(NOW);
        OutboxEntry started = start(claim, head(claim), later(1));
        assertThat(started.attempts()).isEqualTo(1);
        assertThat(started.firstTriedAt()).isEqualTo(later(1));
        assertThat(started.uncertain()).isFalse();
        work(unit -> unit.postpone(claim, started, "503", false, true, later(2)));
        OutboxEntry again = start(claim, head(claim), later(3));
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.firstTriedAt()).isEqualTo(later(1));
        assertThat(again.uncertain()).isFalse();
    }

    @Test
    default void anAttemptWhoseEndNobodyRecordedIsUncertain() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim died = claim(NOW);
        start(died, head(died), NOW);
        Claim next = claim(NOW.plus(LEASE));
        OutboxEntry left = head(next);
        assertThat(left.uncertain()).isTrue();
        OutboxEntry again = start(next, left, NOW.plus(LEASE));
        assertThat(again.uncertain()).isTrue();
        assertThat(again.attempts()).isEqualTo(2);
        work(unit -> unit.finish(next, again, "found", later(100)));
        assertThat(store().outbox().head(next, 10)).isEmpty();
    }

    @Test
    default void pacingIsNotCounted() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim claim = claim(NOW);
        OutboxEntry started = start(claim, head(claim), NOW);
        work(unit -> unit.postpone(claim, started, "429", false, false, NOW));
        OutboxEntry waiting = head(claim);
        assertThat(waiting.attempts()).isZero();
        assertThat(waiting.firstTriedAt()).isNull();
        assertThat(waiting.uncertain()).isFalse();
    }

    @Test
    default void aFailedLookDoesNotMakeAnUncertainCommandCertain() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim claim = claim(NOW);
        OutboxEntry first = start(claim, head(claim), NOW);
        work(unit -> unit.postpone(claim, first, "no answer", true, true, NOW));
        OutboxEntry second = start(claim, head(claim), NOW);
        work(unit -> unit.postpone(claim, second, "the look for it failed", false, true, NOW));
        assertThat(head(claim).uncertain()).isTrue();
        assertThat(head(claim).doubtful()).isEqualTo(1);
    }

    @Test
    default void attemptsInDoubtAreCounted() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim died = claim(NOW);
        start(died, head(died), NOW);
        Claim claim = claim(NOW.plus(LEASE));
        OutboxEntry second = start(claim, head(claim), NOW.plus(LEASE));
        assertThat(second.doubtful()).isEqualTo(1);
        work(unit -> unit.postpone(claim, second, "no answer", true, true, NOW.plus(LEASE)));
        assertThat(head(claim).doubtful()).isEqualTo(2);
        assertThat(start(claim, head(claim), NOW.plus(LEASE)).doubtful()).isEqualTo(2);
    }

    @Test
    default void pacingDoesNotMakeAnUncertainCommandCertain() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim claim = claim(NOW);
        OutboxEntry first = start(claim, head(claim), NOW);
        work(unit -> unit.postpone(claim, first, "no answer", true, true, NOW));
        OutboxEntry second = start(claim, head(claim), NOW);
        assertThat(second.uncertain()).isTrue();
        work(unit -> unit.postpone(claim, second, "429", false, false, NOW));
        assertThat(head(claim).uncertain()).isTrue();
        assertThat(head(claim).attempts()).isEqualTo(1);
    }

    @Test
    default void whatMayHaveTakenEffectStaysUncertainUntilItsEnd() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim claim = claim(NOW);
        OutboxEntry first = start(claim, head(claim), NOW);
        work(unit -> unit.postpone(claim, first, "no answer", true, true, NOW));
        OutboxEntry second = start(claim, head(claim), NOW);
        work(unit -> unit.postpone(claim, second, "could not look it up: 503", false, true, NOW));
        assertThat(head(claim).uncertain()).isTrue();
    }

    @Test
    default void aNewerCommandReplacesTheOneThatWasNeverTried() {
        work(unit -> {
            unit.append(marked("first"), NOW);
            unit.append(draft("a", "between"), NOW);
            unit.append(marked("second"), NOW);
        });
        assertThat(store().outbox().head(claim(NOW), 10))
                .extracting(OutboxEntry::command)
                .containsExactly(addComment("between"), addComment("second"));
    }

    @Test
    default void aCommandThatWasTriedIsNotReplaced() {
        work(unit -> unit.append(marked("first"), NOW));
        Claim claim = claim(NOW);
        OutboxEntry first = start(claim, head(claim), NOW);
        work(unit -> unit.append(marked("second"), NOW));
        work(unit -> unit.postpone(claim, first, "503", false, true, NOW));
        work(unit -> unit.append(marked("third"), NOW));
        assertThat(store().outbox().head(claim, 10))
                .extracting(OutboxEntry::command)
                .containsExactly(addComment("first"), addComment("third"));
    }

    @Test
    default void aCommandThatWasReplacedCannotBeStarted() {
        work(unit -> unit.append(marked("first"), NOW));
        Claim claim = claim(NOW);
        OutboxEntry first = head(claim);
        work(unit -> unit.append(marked("second"), NOW));
        assertThat(store().outbox().start(claim, first, NOW)).isEmpty();
    }

    @Test
    default void aWorkerWhoLostItsLaneCanNeitherStartNorRecord() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim slow = claim(NOW);
        OutboxEntry entry = head(slow);
        Claim next = claim(NOW.plus(LEASE));
        assertThat(store().outbox().start(slow, entry, NOW)).isEmpty();
        assertThatThrownBy(() -> work(unit -> unit.finish(slow, entry, "", NOW)))
                .isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> work(unit -> unit.postpone(slow, entry, "", false, true, NOW)))
                .isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> work(unit -> unit.park(slow, entry, "", NOW))).isInstanceOf(LostClaimException.class);
        assertThat(start(next, entry, NOW).attempts()).isEqualTo(1);
    }

    @Test
    default void aCommandDecidedDuringBackOffWaitsForItsElder() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim claim = claim(NOW);
        OutboxEntry entry = start(claim, head(claim), NOW);
        work(unit -> unit.postpone(claim, entry, "503", false, true, NOW));
        store().outbox().release(claim, later(30));
        work(unit -> unit.append(draft("a", "two"), later(1)));
        assertThat(store().outbox().nextDue()).isEqualTo(later(30));
        assertThat(store().outbox().claim(later(29), LEASE, 10)).isEmpty();
    }

    @Test
    default void aCommandDecidedWhileTheLaneIsWorkedIsDueAfterwards() {
        work(unit -> unit.append(draft("a", "one"), NOW));
        Claim claim = claim(NOW);
        OutboxEntry entry = start(claim, head(claim), NOW);
        work(unit -> {
            unit.finish(claim, entry, "", NOW);
            unit.append(draft("a", "two"), NOW);
        });
        store().outbox().release(claim, later(1));
        assertThat(store().outbox().claim(later(1), LEASE, 10)).hasSize(1);
    }

    @Test
    default void aCommentIsOnItsWayFromItsFirstAttemptUntilItsEnd() {
        var draft = new OutboxDraft(Samples.DESK, "a", Samples.TALK, addComment("one"), null, null);
        work(unit -> unit.append(draft, NOW));
        assertThat(isCommentOnItsWay()).isFalse();
        Claim claim = claim(NOW);
        OutboxEntry first = start(claim, head(claim), NOW);
        assertThat(isCommentOnItsWay()).isTrue();
        work(unit -> unit.postpone(claim, first, "refused", false, true, NOW));
        assertThat(isCommentOnItsWay()).isFalse();
        OutboxEntry second = start(claim, head(claim), NOW);
        work(unit -> unit.postpone(claim, second, "no answer", true, true, NOW));
        assertThat(isCommentOnItsWay()).isTrue();
        assertThat(store().<Boolean>transact(unit -> unit.isMessageOnItsWay(Samples.TALK)))
                .isFalse();
        OutboxEntry third = start(claim, head(claim), NOW);
        work(unit -> unit.finish(claim, third, "", NOW));
        assertThat(isCommentOnItsWay()).isFalse();
    }

    @Test
    default void aMessageOnItsWayIsNoComment() {
        Command post = post("Заявка создана");
        work(unit -> unit.append(new OutboxDraft(Samples.CHANNEL, "a", Samples.TALK, post, null, null), NOW));
        Claim claim = claim(NOW);
        start(claim, head(claim), NOW);
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
        Claim claim = claim(NOW);
        OutboxEntry entry = start(claim, head(claim), NOW);
        work(unit -> unit.finish(claim, entry, "", NOW));
        assertThat(store().outbox().prune(later(1))).isEqualTo(1);
        assertThat(store().journal().ofEvent("out-" + entry.id())).isEmpty();
        assertThat(head(claim).command()).isEqualTo(addComment("two"));
    }

    private boolean isCommentOnItsWay() {
        return store().<Boolean>transact(unit -> unit.isCommentOnItsWay(Samples.TALK));
    }

    private OutboxDraft marked(String text) {
        return new OutboxDraft(Samples.DESK, "a", null, addComment(text), "mark", null);
    }

    private Claim claim(Instant at) {
        List<Claim> claims = store().outbox().claim(at, LEASE, 10);
        assertThat(claims).hasSize(1);
        return claims.getFirst();
    }

    private OutboxEntry head(Claim claim) {
        return store().outbox().head(claim, 1).getFirst();
    }

    private OutboxEntry start(Claim claim, OutboxEntry entry, Instant at) {
        return store().outbox().start(claim, entry, at).orElseThrow();
    }

    private void work(Consumer<UnitOfWork> work) {
        store().transact(unit -> {
            work.accept(unit);
            return Samples.TALK;
        });
    }
}
