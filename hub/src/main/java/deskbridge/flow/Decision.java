package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.Pending;
import deskbridge.domain.Profile;
import deskbridge.domain.Rating;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Wake;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall be kept and done. The engine keeps all of it in one transaction.
 *
 * @param hold not now: the reason why this event must be judged again shortly; null normally. Nothing else is kept then
 * @param conversation the conversation to save; null when it did not change
 * @param ledger entries to save
 * @param effects commands for the outbox, in order
 * @param observe tickets to be read again soon
 * @param pendings what waits to be told where it belongs, new or changed
 * @param profiles what was learnt about people
 * @param wakes what is put off
 * @param ratings ratings to save
 * @param note what was decided, in a few words, for people
 */
public record Decision(
        @Nullable String hold,
        @Nullable Conversation conversation,
        List<LedgerEntry> ledger,
        List<Effect> effects,
        List<TicketRef> observe,
        List<Pending> pendings,
        List<Profile> profiles,
        List<Wake> wakes,
        List<Rating> ratings,
        String note) {

    public Decision {
        ledger = List.copyOf(ledger);
        effects = List.copyOf(effects);
        observe = List.copyOf(observe);
        pendings = List.copyOf(pendings);
        profiles = List.copyOf(profiles);
        wakes = List.copyOf(wakes);
        ratings = List.copyOf(ratings);
    }

    /** Nothing follows. */
    static Decision nothing(String note) {
        return new Decision(
                null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), note);
    }

    /** Judge this again shortly. */
    static Decision hold(String reason) {
        return new Decision(
                reason, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), reason);
    }

    /**
     * A command and where it goes.
     *
     * @param target the connection that carries it out
     * @param lane its order among others
     * @param conversation whose; null when it belongs to none
     * @param command what
     * @param supersedes mark of older commands that it makes pointless; null for none
     */
    public record Effect(
            ConnectionId target,
            String lane,
            @Nullable ConversationId conversation,
            Command command,
            @Nullable String supersedes) {}
}
