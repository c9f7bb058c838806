package deskbridge.flow;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import java.time.Instant;

/** Takes over the talk about a ticket that an older bot made, or that a lost database knew. */
final class Adoption {

    private static final String UNKNOWN = "unknown";

    private final CardView cards;

    Adoption(CardView cards) {
        this.cards = cards;
    }

    /**
     * The conversation goes on; what was said before is not said again.
     *
     * @param from from when on the talk is ours
     */
    void adopt(Deciding deciding, Knowledge.Adoptable found, Instant from) {
        var knowledge = deciding.knowledge();
        var place = ChatSide.threadOf(found.place());
        var channel = place.chat().connection();
        var requester = found.requester();
        deciding.become(Conversation.begun(
                knowledge.freshId(),
                found.ticket().ref().connection(),
                place,
                requester == null ? nobody(channel) : requester,
                from));
        cards.join(found.ticket(), deciding);
    }

    /** True for the requester whom nobody knows. */
    static boolean isNobody(Person requester) {
        return requester.ref().id().equals(UNKNOWN);
    }

    /** The requester whom nobody knows: nobody is he, so only agents may do anything. */
    private static Person nobody(ConnectionId channel) {
        return new Person(new PersonRef(channel, UNKNOWN), "?", null, null, false);
    }
}
