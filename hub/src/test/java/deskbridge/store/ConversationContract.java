package deskbridge.store;

import static deskbridge.store.Samples.CHANNEL;
import static deskbridge.store.Samples.DESK;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.comment;
import static deskbridge.store.Samples.conversation;
import static deskbridge.store.Samples.later;
import static deskbridge.store.Samples.message;
import static deskbridge.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.Status;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.store.About.Whose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is promised about conversations and their ledger. */
public interface ConversationContract {

    Store store();

    @Test
    default void aConversationIsFoundByItsNameItsThreadAndItsTicket() {
        Conversation saved =
                conversation("talk1", "t1").withTicket(ticket("HELP-1")).withCursor("c");
        save(saved);
        assertThat(found(unit -> unit.conversation(Samples.TALK))).contains(saved);
        assertThat(found(unit -> unit.conversationOf(new ThreadRef(CHANNEL, "t1"))))
                .contains(saved);
        assertThat(found(unit -> unit.conversationOf(new TicketRef(DESK, "HELP-1"))))
                .contains(saved);
        assertThat(found(unit -> unit.conversationOf(new ThreadRef(CHANNEL, "t2"))))
                .isEmpty();
        assertThat(found(unit -> unit.conversationOf(new ThreadRef(DESK, "t1"))))
                .isEmpty();
        assertThat(store().conversation(new Whose.Named(Samples.TALK))).contains(saved);
        assertThat(store().conversation(new Whose.OfThread(new ThreadRef(CHANNEL, "t1"))))
                .contains(saved);
        assertThat(store().conversation(new Whose.OfTicket(new TicketRef(DESK, "HELP-1"))))
                .contains(saved);
        assertThat(store().conversation(new Whose.OfThread(new ThreadRef(DESK, "t1"))))
                .isEmpty();
    }

    @Test
    default void aConversationWithoutARootIsNotFoundByThreadUntilItHasOne() {
        Conversation form = conversation("talk1", "guess");
        form = new Conversation(
                form.id(),
                CHANNEL,
                DESK,
                form.place(),
                false,
                form.requester(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                NOW,
                null);
        save(form);
        assertThat(found(unit -> unit.conversationOf(new ThreadRef(CHANNEL, "guess"))))
                .isEmpty();
        Conversation rooted = form.rootedAt(new ThreadRef(CHANNEL, "real"));
        save(rooted);
        assertThat(found(unit -> unit.conversationOf(new ThreadRef(CHANNEL, "real"))))
                .contains(rooted);
    }

    @Test
    default void aTicketBelongsToOneConversation() {
        save(conversation("talk1", "t1").withTicket(ticket("HELP-1")));
        assertThatThrownBy(() -> save(conversation("talk2", "t2").withTicket(ticket("HELP-1"))))
                .isInstanceOf(StoreException.class);
    }

    @Test
    default void conversationsAreListedByEitherSideLatestFirst() {
        for (int i = 1; i <= 3; i++) {
            Conversation saved = conversation("talk" + i, "t" + i);
            int at = i;
            store().transact(unit -> {
                unit.save(saved, later(at));
                return saved;
            });
        }
        assertThat(listed(unit -> unit.conversations(CHANNEL, 2, 0)))
                .extracting(found -> found.id().value())
                .containsExactly("talk3", "talk2");
        assertThat(listed(unit -> unit.conversations(DESK, 2, 2)))
                .extracting(found -> found.id().value())
                .containsExactly("talk1");
    }

    @Test
    default void openOnesAndThoseFinishedLatelyAreListedByTheirNames() {
        var done = new Status("closed", "Закрыт", Status.Kind.DONE);
        for (int i = 1; i <= 6; i++) {
            Ticket open = ticket("HELP-" + i);
            Ticket finished =
                    new Ticket(open.ref(), open.url(), open.summary(), done, null, List.of(), NOW, NOW, null, null);
            Conversation saved = conversation("talk" + i, "t" + i).withTicket(i % 2 == 0 ? open : finished);
            int at = i;
            store().transact(unit -> {
                unit.save(saved, later(at));
                return saved;
            });
        }
        assertThat(listed(unit -> unit.conversations("", later(3), 10)))
                .extracting(found -> found.id().value())
                .containsExactly("talk2", "talk3", "talk4", "talk5", "talk6");
        assertThat(listed(unit -> unit.conversations("talk3", later(3), 2)))
                .extracting(found -> found.id().value())
                .containsExactly("talk4", "talk5");
        assertThat(listed(unit -> unit.conversations("talk6", later(3), 2))).isEmpty();
    }

    @Test
    default void twoWhoMeetAConversationForTheFirstTimeMakeOne() throws Exception {
        int threads = 8;
        var ready = new CountDownLatch(threads);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<Conversation>>();
            for (int i = 0; i < threads; i++) {
                Conversation mine = conversation("mine" + i, "t1");
                results.add(workers.submit(() -> {
                    ready.countDown();
                    assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
                    return store().transact(unit -> findOrSave(unit, mine));
                }));
            }
            var names = new ArrayList<ConversationId>();
            for (Future<Conversation> result : results) {
                names.add(result.get().id());
            }
            assertThat(names).hasSize(threads).containsOnly(names.getFirst());
        }
    }

    @Test
    default void aConversationIsLockedFromLookingUpUntilTheEnd() throws Exception {
        save(conversation("talk1", "t1").withCursor("0"));
        int each = 25;
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(workers.submit(() -> IntStream.range(0, each).forEach(n -> countUp())));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(found(unit -> unit.conversation(Samples.TALK)).orElseThrow().cursor())
                .isEqualTo("100");
    }

    @Test
    default void aLedgerEntryIsFoundByEachOfItsMessagesAndByItsComment() {
        save(conversation("talk1", "t1"));
        var entry = new LedgerEntry(
                Samples.TALK, Origin.DESK, List.of(message("m1"), message("m2")), comment("c1"), "print", true, false);
        save(entry);
        assertThat(found(unit -> unit.entryOf(Samples.TALK, message("m1")))).contains(entry);
        assertThat(found(unit -> unit.entryOf(Samples.TALK, message("m2")))).contains(entry);
        assertThat(found(unit -> unit.entryOf(Samples.TALK, comment("c1")))).contains(entry);
        assertThat(found(unit -> unit.entryOf(Samples.TALK, comment("c2")))).isEmpty();
        assertThat(found(unit -> unit.entryOf(new ConversationId("talk2"), message("m1"))))
                .isEmpty();
        assertThat(found(unit -> unit.owner(message("m2")))).contains(Samples.TALK);
        assertThat(found(unit -> unit.owner(message("m3")))).isEmpty();
    }

    @Test
    default void aLedgerEntryIsReplacedByOneOfTheSameOrigin() {
        save(conversation("talk1", "t1"));
        var channel = new LedgerEntry(Samples.TALK, Origin.CHANNEL, List.of(message("m1")), null, "a", true, false);
        var desk = new LedgerEntry(Samples.TALK, Origin.DESK, List.of(), comment("c2"), "b", false, false);
        var hub = new LedgerEntry(Samples.TALK, Origin.HUB, List.of(message("m3")), null, "c", true, false);
        List.of(channel, desk, hub).forEach(this::save);
        LedgerEntry commented = channel.withComment(comment("c1")).saying("a2");
        LedgerEntry mirrored = desk.withMessages(List.of(message("m4"), message("m5")));
        LedgerEntry split =
                hub.withMessages(List.of(message("m3"), message("m6"))).deleted();
        List.of(commented, mirrored, split).forEach(this::save);
        assertThat(listed(unit -> unit.ledger(Samples.TALK))).containsExactly(commented, mirrored, split);
        save(mirrored.withMessages(List.of(message("m7"))));
        assertThat(found(unit -> unit.entryOf(Samples.TALK, message("m4")))).isEmpty();
        assertThat(found(unit -> unit.entryOf(Samples.TALK, message("m7")))).isPresent();
    }

    private void countUp() {
        store().transact(unit -> {
            Conversation found = unit.conversation(Samples.TALK).orElseThrow();
            int count = Integer.parseInt(String.valueOf(found.cursor()));
            unit.save(found.withCursor(String.valueOf(count + 1)), NOW);
            return found;
        });
    }

    private static Conversation findOrSave(UnitOfWork unit, Conversation mine) {
        return unit.conversationOf(mine.place().thread()).orElseGet(() -> {
            unit.save(mine, NOW);
            return mine;
        });
    }

    private void save(Conversation conversation) {
        store().transact(unit -> {
            unit.save(conversation, NOW);
            return conversation;
        });
    }

    private void save(LedgerEntry entry) {
        store().transact(unit -> {
            unit.save(entry);
            return entry;
        });
    }

    private <T> Optional<T> found(Function<UnitOfWork, Optional<T>> question) {
        return store().transact(question);
    }

    private <T> List<T> listed(Function<UnitOfWork, List<T>> question) {
        return store().transact(question);
    }
}
