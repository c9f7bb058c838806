package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Rating;
import deskbridge.domain.Wake;
import java.time.Instant;

/** The hub's own work, done once more because an audit has missed it: the card, and the rating in the desk. */
final class Mending {

    private static final String WAKE = "mend:";
    private static final String CARD = WAKE + "card:";
    private static final String NEW_CARD = WAKE + "new-card:";
    private static final String RATING = WAKE + "rating:";

    private final CardView cards;
    private final CsatPolicy policy;

    Mending(CardView cards, CsatPolicy policy) {
        this.cards = cards;
        this.policy = policy;
    }

    /** What comes back at once to make a difference good. */
    static Wake wake(Difference.Kind kind, ConversationId conversation, Instant now) {
        String name = switch (kind) {
            case RATING_MISSING -> RATING;
            case CARD_MISSING -> NEW_CARD;
            default -> CARD;
        };
        return new Wake(name + conversation, conversation, now);
    }

    static boolean isOurs(Wake wake) {
        return wake.name().startsWith(WAKE);
    }

    Decision decide(Wake wake, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        deciding.conversation().ifPresent(conversation -> {
            if (wake.name().startsWith(RATING)) {
                deciding.lastRating()
                        .filter(rating -> isKept(rating, policy))
                        .ifPresent(rating -> rate(rating, deciding));
            } else {
                card(conversation, wake.name().startsWith(NEW_CARD), deciding);
            }
        });
        return deciding.done();
    }

    private void card(Conversation conversation, boolean anew, Deciding deciding) {
        var ticket = conversation.ticket();
        if (ticket == null) {
            return;
        }
        if (anew) {
            cards.post(deciding);
        } else {
            cards.refresh(ticket, deciding);
        }
        deciding.note("card once more");
    }

    private static void rate(Rating rating, Deciding deciding) {
        var desk = rating.ticket().ref().connection();
        deciding.aside(
                desk,
                "rate:" + rating.conversation(),
                new Command.RateTicket(rating.given().stars(), rating.requester()));
        deciding.note("rating once more");
    }

    /** True for a rating that its desk should hold: given, and of an end that still holds. */
    static boolean isKept(Rating rating, CsatPolicy policy) {
        return rating.state() == Rating.State.RATED
                && rating.reopenedAt() == null
                && policy.rates().contains(rating.ticket().ref().connection());
    }
}
