package deskbridge.store.jdbc;

import deskbridge.domain.Conversation;
import deskbridge.domain.LedgerEntry;
import deskbridge.store.Claim;
import deskbridge.store.Delivery;
import deskbridge.store.Handed;
import deskbridge.store.Later;
import deskbridge.store.OutboxDraft;
import deskbridge.store.OutboxEntry;
import deskbridge.store.jdbc.Foreseen.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written on PostgreSQL before its transaction ends and need not be at once: there a statement costs more than the
 * rows it writes, so what one unit of work does, or several do that share the transaction, is written by one statement of each
 * kind. {@link Session} has it written before anything else is asked of the database.
 */
final class Deferred {

    private final Session session;
    private Batch batch = new Batch();
    private int written;

    Deferred(Session session) {
        this.session = session;
    }

    /** @param at when it was saved */
    record Saving(Conversation conversation, Instant at) {}

    /** @param before as it stands in the database; null when that is not known */
    record Keeping(LedgerEntry entry, @Nullable Standing before) {}

    /**
     * The end of a delivery or a command.
     *
     * @param claim under which it was worked
     * @param id its number
     * @param state how it ended
     * @param note for people
     * @param conversation which it concerned, as far as that was found out just now
     * @param at when
     */
    record Ending(
            Claim claim,
            long id,
            String state,
            String note,
            @Nullable String conversation,
            Instant at) {}

    /**
     * A command that is added.
     *
     * @param until how long its lane is claimed; null for not at all
     * @param handed told whether it was handed out
     */
    record Appending(
            OutboxDraft draft, Instant now, @Nullable Instant until, Slot<Optional<Handed<OutboxEntry>>> handed) {}

    /**
     * A lane whose next entry is wanted.
     *
     * @param found told what it is
     */
    record Going<E>(Claim claim, Instant now, Slot<Optional<E>> found) {}

    /** All of it, each kind in its order. */
    record Batch(
            List<Saving> conversations,
            List<Keeping> entries,
            List<Ending> deliveries,
            List<Ending> commands,
            List<Appending> appended,
            List<Going<Delivery>> nextDeliveries,
            List<Going<OutboxEntry>> nextCommands) {

        Batch() {
            this(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        private List<List<?>> all() {
            return List.of(conversations, entries, deliveries, commands, appended, nextDeliveries, nextCommands);
        }
    }

    /**
     * How much there was at a moment.
     *
     * @param written how often it had been written before
     * @param sizes of each kind
     */
    record Mark(int written, List<Integer> sizes) {}

    /** Changes whenever something was written, or may have been. */
    int written() {
        return written;
    }

    Mark mark() {
        return new Mark(written, batch.all().stream().map(List::size).toList());
    }

    /** Forgets what came after the mark; false when some of it is written. */
    boolean backTo(Mark mark) {
        if (mark.written() != written) {
            return false;
        }
        for (int kind = 0; kind < mark.sizes().size(); kind++) {
            List<?> rows = batch.all().get(kind);
            rows.subList(mark.sizes().get(kind), rows.size()).clear();
        }
        return true;
    }

    void save(Conversation conversation, Instant now) {
        batch.conversations().add(new Saving(conversation, now));
    }

    /** @param before as in {@link Keeping} */
    void save(LedgerEntry entry, @Nullable Standing before) {
        batch.entries().add(new Keeping(entry, before));
    }

    void endDelivery(Ending ending) {
        batch.deliveries().add(ending);
    }

    void endCommand(Ending ending) {
        batch.commands().add(ending);
    }

    Later<Optional<Handed<OutboxEntry>>> append(OutboxDraft draft, Instant now, @Nullable Duration lease) {
        if (draft.supersedes() != null) {
            // It may supersede one that is still to be written.
            write();
        }
        var handed = new Slot<Optional<Handed<OutboxEntry>>>(this);
        batch.appended().add(new Appending(draft, now, lease == null ? null : now.plus(lease), handed));
        return handed;
    }

    Later<Optional<Delivery>> nextDelivery(Claim claim, Instant now) {
        var found = new Slot<Optional<Delivery>>(this);
        batch.nextDeliveries().add(new Going<>(claim, now, found));
        return found;
    }

    Later<Optional<OutboxEntry>> nextCommand(Claim claim, Instant now) {
        var found = new Slot<Optional<OutboxEntry>>(this);
        batch.nextCommands().add(new Going<>(claim, now, found));
        return found;
    }

    /**
     * Writes everything.
     *
     * @throws deskbridge.store.LostClaimException when somebody else owns one of the lanes by now: nothing may be kept
     */
    void write() {
        Batch all = batch;
        if (all.all().stream().allMatch(List::isEmpty)) {
            return;
        }
        batch = new Batch();
        written++;
        new BatchWriter(session).write(all);
    }

    /** Something was written past this. */
    void past() {
        written++;
    }
}
