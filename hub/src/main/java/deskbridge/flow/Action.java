package deskbridge.flow;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Fingerprint;
import deskbridge.domain.FormField;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Rating;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a button means. It travels in the button's data, see {@link ActionData}.
 */
sealed interface Action {

    /** See {@link deskbridge.domain.Button#action()}. */
    int LONGEST_DATA = 255;

    /** @param place where the request is to be made */
    record NewRequest(Place place) implements Action {}

    /** Show the presser his own tickets. */
    record MyTickets() implements Action {}

    /**
     * Turn the list of the presser's tickets, in its place.
     *
     * @param page from 1
     * @param desk whose list it is; null when the channel has only one desk
     */
    record Leaf(int page, @Nullable ConnectionId desk) implements Action {

        public Leaf {
            if (page < 1) {
                throw new IllegalArgumentException("Pages are counted from 1, not from " + page);
            }
        }
    }

    /** Does something where there are no forms, and everything is said in words. */
    sealed interface InWords extends Action {}

    /** The presser's next message is a request. */
    record Announce() implements InWords {}

    /** Show what can be done. */
    record Help() implements InWords {}

    /** Show the languages. */
    record Languages() implements InWords {}

    /** @param language the code of the language the presser wants to read from now on */
    record Speak(String language) implements InWords {}

    /** Tells who somebody is. */
    sealed interface OnIdentity extends Action {}

    /** @param page of the service objects that the presser may choose from, from 1 */
    record Objects(int page) implements OnIdentity {}

    /** @param object id of the service object that the presser asks about */
    record Choose(String object) implements OnIdentity {}

    /** The presser names no company. */
    record Nameless() implements OnIdentity {}

    /**
     * An agent says whether somebody is from the company he named.
     *
     * @param person who
     * @param taxNumber of the company
     * @param yes whether he is
     */
    record Vouch(PersonRef person, String taxNumber, boolean yes) implements OnIdentity {}

    /** Answers where something pending belongs. */
    sealed interface OnPending extends Action {

        /** {@link deskbridge.domain.Pending#id()}. */
        String pending();
    }

    /** It is a new request. */
    record Raise(String pending) implements OnPending {}

    /** It is nothing to anybody. */
    record Drop(String pending) implements OnPending {}

    /** @param conversation it belongs to the ticket of this one */
    record Pick(String pending, ConversationId conversation) implements OnPending {}

    /** Does something with a conversation's ticket. */
    sealed interface OnTicket extends Action {
        ConversationId conversation();
    }

    /** Take the ticket into work and assign it to the presser. */
    record Take(ConversationId conversation) implements OnTicket {}

    /** Assign the ticket to the presser. */
    record Assign(ConversationId conversation) implements OnTicket {}

    /** @param transition the desk's id of the step */
    record Move(ConversationId conversation, String transition) implements OnTicket {}

    /** @param fields names of the fields that the desk asked for */
    record Fill(ConversationId conversation, String transition, List<String> fields) implements OnTicket {

        public Fill {
            fields = List.copyOf(fields);
        }

        /** As many of the fields as a button can carry: the desk asks again for what is still missing then. */
        static Fill in(ConversationId conversation, String transition, List<FormField> asked) {
            var names = new ArrayList<String>();
            for (FormField field : asked) {
                names.add(field.name());
                if (new Fill(conversation, transition, names).data().length() > LONGEST_DATA) {
                    names.removeLast();
                    break;
                }
            }
            return new Fill(conversation, transition, names);
        }
    }

    /** Answers what a step of the ticket asks for, where there are no forms. */
    sealed interface OfStep extends OnTicket {
        String transition();
    }

    /**
     * An answer.
     *
     * @param mark {@link #mark} of the option
     */
    record Settle(ConversationId conversation, String transition, String mark) implements OfStep {

        private static final int LENGTH = 8;

        /** Tells an option from all others of a step, whatever its value is and however long. */
        static String mark(FormField.Choice choice, FormField.Option option) {
            return Fingerprint.of(choice.name() + '\n' + option.value()).substring(0, LENGTH);
        }
    }

    /** @param page of the options to be shown, from 1 */
    record Browse(ConversationId conversation, String transition, int page) implements OfStep {}

    /** The presser does not want to take the step that he is asked about. */
    record NeverMind() implements Action {}

    /** Write a comment in a form. */
    record Remark(ConversationId conversation) implements OnTicket {}

    /** Answers the question how well a ticket was solved. */
    sealed interface OnRating extends Action {
        ConversationId conversation();

        int episode();
    }

    /** @param stars 1 to 5 */
    record Rate(ConversationId conversation, int episode, int stars) implements OnRating {

        public Rate {
            if (stars < 1 || stars > Rating.Score.BEST) {
                throw new IllegalArgumentException("Not a number of stars: " + stars);
            }
        }
    }

    /** Say more about one's rating, in a form. */
    record Opinion(ConversationId conversation, int episode) implements OnRating {}

    /** Answers whether thanks were all there is to say. */
    sealed interface OnThanks extends Action {
        ConversationId conversation();

        /** {@link deskbridge.domain.Pending#id()} of the thanks. */
        String pending();
    }

    /** That was all. */
    record Solved(ConversationId conversation, String pending) implements OnThanks {}

    /** It did not help. */
    record Unsolved(ConversationId conversation, String pending) implements OnThanks {}

    /** Take the ticket up again after a low rating. */
    record Return(ConversationId conversation, int episode) implements OnTicket {}

    /** The button's data. */
    default String data() {
        return ActionData.write(this);
    }
}
