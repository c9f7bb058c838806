package deskbridge.flow;

import deskbridge.domain.MessageRef;
import org.jspecify.annotations.Nullable;

/**
 * Something in which thread, ticket and ledger do not agree.
 *
 * @param kind in what way
 * @param what which message or comment, for people; empty for what concerns the whole conversation
 * @param message the message to be read again to make it good; null where another reading does that
 */
public record Difference(Kind kind, String what, @Nullable MessageRef message) {

    /** What is done about it. */
    public enum Cure {
        /** Reading the ticket whole. */
        TICKET,
        /** Reading the message. */
        MESSAGE,
        /** The hub's own work, done once more when a {@link Mending wake} comes. */
        WAKE,
        /** Nothing: people wanted it so, or know of it. */
        NONE
    }

    /** In what way two sides differ. */
    public enum Kind {
        MESSAGE_NOT_IN_TICKET("the message is not in the ticket", Cure.MESSAGE),
        MESSAGE_CHANGED("the message was edited or deleted", Cure.MESSAGE),
        COMMENT_NOT_IN_THREAD("the comment is not in the thread", Cure.TICKET),
        COMMENT_CHANGED("the comment was edited, deleted or made internal", Cure.TICKET),
        STATUS_NOT_TOLD("the thread was not told of the ticket's status", Cure.TICKET),
        CARD_MISSING("the card is missing", Cure.WAKE),
        CARD_STALE("the card shows another status", Cure.WAKE),
        RATING_MISSING("the rating is not in the desk", Cure.WAKE),
        REMOVED_FROM_THREAD("somebody has removed our message", Cure.NONE),
        REMOVED_FROM_TICKET("somebody has removed our comment", Cure.NONE),
        TICKET_GONE("the ticket does not exist any more, or may not be seen", Cure.NONE),
        GIVEN_UP("its delivery was given up", Cure.NONE);

        private final String words;
        private final Cure cure;

        Kind(String words, Cure cure) {
            this.words = words;
            this.cure = cure;
        }

        public Cure cure() {
            return cure;
        }
    }

    static Difference of(Kind kind, Object what) {
        return new Difference(kind, what.toString(), null);
    }

    /** About the whole conversation. */
    public static Difference of(Kind kind) {
        return new Difference(kind, "", null);
    }

    static Difference inMessage(Kind kind, MessageRef message) {
        return new Difference(kind, message.toString(), message);
    }

    /** True when the hub makes it good; what people did on purpose it leaves alone. */
    public boolean isDrift() {
        return kind.cure() != Cure.NONE;
    }

    /** For people, without the place. */
    @Override
    public String toString() {
        return what.isEmpty() ? kind.words : what + ": " + kind.words;
    }
}
