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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a button means, as it travels in the button's data. The data comes back signed by the messenger, yet anybody in the chat
 * may press: who may is judged at the press.
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
        return switch (this) {
            case NewRequest it -> Packed.of("new").and(it.place()).text();
            case MyTickets ignored -> Packed.of("mine").text();
            case Leaf it -> {
                var packed = Packed.of("leaf", Integer.toString(it.page()));
                var desk = it.desk();
                yield (desk == null ? packed : packed.and(List.of(desk.name()))).text();
            }
            case Announce ignored -> Packed.of("say").text();
            case Help ignored -> Packed.of("help").text();
            case Languages ignored -> Packed.of("langs").text();
            case Speak it -> Packed.of("lang", it.language()).text();
            case Objects it -> Packed.of("objects", Integer.toString(it.page())).text();
            case Choose it -> Packed.of("object", it.object()).text();
            case Nameless ignored -> Packed.of("nameless").text();
            case Vouch it ->
                Packed.of(
                                it.yes() ? "vouch" : "doubt",
                                it.person().connection().name(),
                                it.person().id(),
                                it.taxNumber())
                        .text();
            case Raise it -> Packed.of("raise", it.pending()).text();
            case Drop it -> Packed.of("drop", it.pending()).text();
            case Pick it ->
                Packed.of("pick", it.pending(), it.conversation().value()).text();
            case Take it -> Packed.of("take", it.conversation().value()).text();
            case Assign it -> Packed.of("assign", it.conversation().value()).text();
            case Move it ->
                Packed.of("move", it.conversation().value(), it.transition()).text();
            case Fill it ->
                Packed.of("fill", it.conversation().value(), it.transition())
                        .and(it.fields())
                        .text();
            case Settle it ->
                Packed.of("settle", it.conversation().value(), it.transition(), it.mark())
                        .text();
            case Browse it ->
                Packed.of("browse", it.conversation().value(), it.transition(), Integer.toString(it.page()))
                        .text();
            case NeverMind ignored -> Packed.of("never-mind").text();
            case Remark it -> Packed.of("remark", it.conversation().value()).text();
            case Rate it ->
                episode("rate", it.conversation(), it.episode())
                        .and(List.of(Integer.toString(it.stars())))
                        .text();
            case Opinion it ->
                episode("opinion", it.conversation(), it.episode()).text();
            case Solved it ->
                Packed.of("solved", it.conversation().value(), it.pending()).text();
            case Unsolved it ->
                Packed.of("unsolved", it.conversation().value(), it.pending()).text();
            case Return it -> episode("return", it.conversation(), it.episode()).text();
        };
    }

    /** Reads a button's data; empty when it is none of ours. */
    static Optional<Action> parse(ConnectionId channel, String data) {
        var packed = Packed.read(data);
        try {
            return switch (packed.word(0)) {
                case "new" -> Optional.of(new NewRequest(packed.place(channel, 1)));
                case "mine" -> Optional.of(new MyTickets());
                case "leaf" -> Optional.of(leaf(packed));
                case "say" -> Optional.of(new Announce());
                case "help" -> Optional.of(new Help());
                case "langs" -> Optional.of(new Languages());
                case "lang" -> Optional.of(new Speak(packed.word(1)));
                case "objects" -> Optional.of(new Objects(number(packed, 1)));
                case "object" -> Optional.of(new Choose(packed.word(1)));
                case "nameless" -> Optional.of(new Nameless());
                case "vouch" -> Optional.of(new Vouch(person(packed), packed.word(3), true));
                case "doubt" -> Optional.of(new Vouch(person(packed), packed.word(3), false));
                case "raise" -> Optional.of(new Raise(packed.word(1)));
                case "drop" -> Optional.of(new Drop(packed.word(1)));
                case "pick" -> Optional.of(new Pick(packed.word(1), new ConversationId(packed.word(2))));
                case "take" -> Optional.of(new Take(conversation(packed)));
                case "assign" -> Optional.of(new Assign(conversation(packed)));
                case "move" -> Optional.of(new Move(conversation(packed), packed.word(2)));
                case "fill" -> Optional.of(new Fill(conversation(packed), packed.word(2), packed.from(3)));
                case "settle" -> Optional.of(new Settle(conversation(packed), packed.word(2), packed.word(3)));
                case "browse" -> Optional.of(new Browse(conversation(packed), packed.word(2), number(packed, 3)));
                case "never-mind" -> Optional.of(new NeverMind());
                case "remark" -> Optional.of(new Remark(conversation(packed)));
                case "rate" -> Optional.of(new Rate(conversation(packed), number(packed, 2), number(packed, 3)));
                case "opinion" -> Optional.of(new Opinion(conversation(packed), number(packed, 2)));
                case "solved" -> Optional.of(new Solved(conversation(packed), packed.word(2)));
                case "unsolved" -> Optional.of(new Unsolved(conversation(packed), packed.word(2)));
                case "return" -> Optional.of(new Return(conversation(packed), number(packed, 2)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Packed episode(String word, ConversationId conversation, int episode) {
        return Packed.of(word, conversation.value(), Integer.toString(episode));
    }

    private static int number(Packed packed, int index) {
        return Integer.parseInt(packed.word(index));
    }

    private static Leaf leaf(Packed packed) {
        var desk = packed.from(2).stream().findFirst().map(ConnectionId::new);
        return new Leaf(Integer.parseInt(packed.word(1)), desk.orElse(null));
    }

    private static PersonRef person(Packed packed) {
        return new PersonRef(new ConnectionId(packed.word(1)), packed.word(2));
    }

    private static ConversationId conversation(Packed packed) {
        return new ConversationId(packed.word(1));
    }
}
