package deskbridge.flow;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Place;
import deskbridge.domain.ThreadRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a button means, as it travels in the button's data. The data comes back signed by the messenger, yet anybody in the chat
 * may press: who may is judged at the press.
 */
sealed interface Action {

    /** @param place where the request is to be made */
    record NewRequest(Place place) implements Action {}

    /** @param page from 1 */
    record MyTickets(Place place, int page) implements Action {}

    /** Take the ticket into work and assign it to the presser. */
    record Take(ConversationId conversation) implements Action {}

    /** Assign the ticket to the presser. */
    record Assign(ConversationId conversation) implements Action {}

    /** @param transition the desk's id of the step */
    record Move(ConversationId conversation, String transition) implements Action {}

    /** @param fields names of the fields that the desk asked for */
    record Fill(ConversationId conversation, String transition, List<String> fields) implements Action {}

    /** Write a comment in a form. */
    record Remark(ConversationId conversation) implements Action {}

    /** The button's data. */
    default String data() {
        return switch (this) {
            case NewRequest it -> join("new", place(it.place()));
            case MyTickets it -> join("mine", Integer.toString(it.page()), place(it.place()));
            case Take it -> join("take", it.conversation().value());
            case Assign it -> join("assign", it.conversation().value());
            case Move it -> join("move", it.conversation().value(), it.transition());
            case Fill it -> join("fill", it.conversation().value(), it.transition(), String.join(",", it.fields()));
            case Remark it -> join("remark", it.conversation().value());
        };
    }

    /** Reads a button's data; empty when it is none of ours. */
    static Optional<Action> parse(ConnectionId channel, String data) {
        String[] part = data.split("\\|", -1);
        try {
            return switch (part[0]) {
                case "new" -> Optional.of(new NewRequest(place(channel, part, 1)));
                case "mine" -> Optional.of(new MyTickets(place(channel, part, 2), Integer.parseInt(part[1])));
                case "take" -> Optional.of(new Take(new ConversationId(part[1])));
                case "assign" -> Optional.of(new Assign(new ConversationId(part[1])));
                case "move" -> Optional.of(new Move(new ConversationId(part[1]), part[2]));
                case "fill" ->
                    Optional.of(new Fill(
                            new ConversationId(part[1]),
                            part[2],
                            Arrays.stream(part[3].split(",")).toList()));
                case "remark" -> Optional.of(new Remark(new ConversationId(part[1])));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String join(String... parts) {
        return String.join("|", parts);
    }

    private static String place(Place place) {
        String flags = (place.inThread() ? "t" : "") + (place.direct() ? "d" : "");
        return join(place.chat().id(), place.thread().id(), flags);
    }

    private static Place place(ConnectionId channel, String[] part, int from) {
        String flags = part[from + 2];
        return new Place(
                new ChatRef(channel, part[from]),
                new ThreadRef(channel, part[from + 1]),
                flags.contains("t"),
                flags.contains("d"));
    }
}
