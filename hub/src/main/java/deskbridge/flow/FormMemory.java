package deskbridge.flow;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Place;
import deskbridge.domain.ThreadRef;
import java.util.Optional;

/** What the hub must remember between opening a form and its answers; travels with the form. Begins with a nonce. */
sealed interface FormMemory {

    /** {@link deskbridge.domain.Form#kind()} of a new request. */
    String INTAKE = "new-request";

    /** {@link deskbridge.domain.Form#kind()} of a step that needs fields. */
    String MOVE = "move";

    /** {@link deskbridge.domain.Form#kind()} of a comment. */
    String REMARK = "remark";

    /** Name of the only field of the {@link #REMARK} form. */
    String REMARK_TEXT = "text";

    /** A word that tells this form from every other. */
    String nonce();

    /** @param place where the menu stood */
    record Intake(String nonce, Place place) implements FormMemory {}

    /** @param transition the desk's id of the step */
    record Move(String nonce, ConversationId conversation, String transition) implements FormMemory {}

    /** A comment on the conversation's ticket. */
    record Remark(String nonce, ConversationId conversation) implements FormMemory {}

    /** As it travels. */
    default String text() {
        return switch (this) {
            case Intake it -> String.join("|", it.nonce(), INTAKE, place(it.place()));
            case Move it -> String.join("|", it.nonce(), MOVE, it.conversation().value(), it.transition());
            case Remark it ->
                String.join("|", it.nonce(), REMARK, it.conversation().value());
        };
    }

    /** Reads it back; empty when it is none of ours. */
    static Optional<FormMemory> parse(ConnectionId channel, String text) {
        String[] part = text.split("\\|", -1);
        try {
            return switch (part[1]) {
                case INTAKE -> Optional.of(new Intake(part[0], place(channel, part)));
                case MOVE -> Optional.of(new Move(part[0], new ConversationId(part[2]), part[3]));
                case REMARK -> Optional.of(new Remark(part[0], new ConversationId(part[2])));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String place(Place place) {
        String flags = (place.inThread() ? "t" : "") + (place.direct() ? "d" : "");
        return String.join("|", place.chat().id(), place.thread().id(), flags);
    }

    private static Place place(ConnectionId channel, String[] part) {
        return new Place(
                new ChatRef(channel, part[2]),
                new ThreadRef(channel, part[3]),
                part[4].contains("t"),
                part[4].contains("d"));
    }
}
