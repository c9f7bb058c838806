package deskbridge.flow;

import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Conversation;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import java.time.Instant;
import java.util.List;

/** Takes over the talk about a ticket that an older bot made, or that a lost database knew. */
final class Adoption {

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
        var unknown = new Person(new PersonRef(channel, "unknown"), "?", null, null, false);
        var conversation = new Conversation(
                knowledge.freshId(),
                channel,
                found.ticket().ref().connection(),
                place,
                true,
                found.requester() == null ? unknown : found.requester(),
                null,
                null,
                found.ticket(),
                List.of(),
                null,
                null,
                from);
        deciding.become(conversation);
        deciding.toChannel(new PostMessage(
                new Destination.OwnThread(), cards.of(conversation, found.ticket()), new Purpose.Card()));
        deciding.observe(found.ticket().ref());
        deciding.note("adopted " + found.ticket().ref());
    }
}
