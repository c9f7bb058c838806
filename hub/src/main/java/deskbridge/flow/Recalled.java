package deskbridge.flow;

import deskbridge.domain.Conversation;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.Rating;
import deskbridge.domain.Wake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it must have been, told by what is left of it.
 *
 * @param conversation the conversation
 * @param ledger all that stands on either side, so that none of it is sent again
 * @param ratings what became of its ends
 * @param wakes what its ratings wait for
 * @param unpaired what stands on one side and should stand on the other
 * @param worked when the hub last did something in it, as far as that can be seen
 */
public record Recalled(
        Conversation conversation,
        List<LedgerEntry> ledger,
        List<Rating> ratings,
        List<Wake> wakes,
        List<Unpaired> unpaired,
        Instant worked) {

    public Recalled {
        ledger = List.copyOf(ledger);
        ratings = List.copyOf(ratings);
        wakes = List.copyOf(wakes);
        unpaired = List.copyOf(unpaired);
    }

    /** Entries that stand on both sides. */
    public int links() {
        return (int) ledger.stream()
                .filter(entry -> entry.comment() != null && !entry.messages().isEmpty())
                .count();
    }

    /**
     * Something whose counterpart was not found.
     *
     * @param side where it stands
     * @param at when it was written
     * @param where for people: the message's address, or the ticket's with the author
     * @param bringing what would bring it to the other side; null when nothing should
     */
    public record Unpaired(
            Side side, Instant at, String where, @Nullable Bringing bringing) {}

    /**
     * What brings something to the other side.
     *
     * @param entry its entry in the ledger from then on
     * @param effect the command
     */
    public record Bringing(LedgerEntry entry, Decision.Effect effect) {}

    /** Where something stands. */
    public enum Side {
        /** In the messenger, and not in the ticket. */
        MESSAGE,
        /** In the ticket, and not in the messenger. */
        COMMENT
    }
}
