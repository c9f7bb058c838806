package deskbridge.flow;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Place;
import java.util.List;
import java.util.Optional;

/** What the hub must remember between opening a form and its answers; travels with the form. Begins with a nonce. */
sealed interface FormMemory {

    /** {@link deskbridge.domain.Form#kind()} of a new request. */
    String INTAKE = "new-request";

    /** {@link deskbridge.domain.Form#kind()} of a step that needs fields. */
    String MOVE = "move";

    /** {@link deskbridge.domain.Form#kind()} of a comment. */
    String REMARK = "remark";

    /** {@link deskbridge.domain.Form#kind()} of what is added to a rating. */
    String OPINION = "opinion";

    /** A word that tells this form from every other. */
    String nonce();

    /** @param place where the menu stood */
    record Intake(String nonce, Place place) implements FormMemory {}

    /**
     * A step of the conversation's ticket.
     *
     * @param transition the desk's id of the step
     * @param required names of the fields that cannot be left empty
     */
    record Move(String nonce, ConversationId conversation, String transition, List<String> required)
            implements FormMemory {
        public Move {
            required = List.copyOf(required);
        }
    }

    /** A comment on the conversation's ticket. */
    record Remark(String nonce, ConversationId conversation) implements FormMemory {}

    /** What the requester adds to his rating. */
    record Opinion(String nonce, ConversationId conversation, int episode) implements FormMemory {}

    /** As it travels. */
    default String text() {
        return switch (this) {
            case Intake it -> Packed.of(it.nonce(), INTAKE).and(it.place()).text();
            case Move it ->
                Packed.of(it.nonce(), MOVE, it.conversation().value(), it.transition())
                        .and(it.required())
                        .text();
            case Remark it ->
                Packed.of(it.nonce(), REMARK, it.conversation().value()).text();
            case Opinion it ->
                Packed.of(it.nonce(), OPINION, it.conversation().value(), Integer.toString(it.episode()))
                        .text();
        };
    }

    /** Reads it back; empty when it is none of ours. */
    static Optional<FormMemory> parse(ConnectionId channel, String text) {
        var packed = Packed.read(text);
        try {
            String nonce = packed.word(0);
            return switch (packed.word(1)) {
                case INTAKE -> Optional.of(new Intake(nonce, packed.place(channel, 2)));
                case MOVE -> Optional.of(new Move(nonce, conversation(packed), packed.word(3), packed.from(4)));
                case REMARK -> Optional.of(new Remark(nonce, conversation(packed)));
                case OPINION -> Optional.of(new Opinion(nonce, conversation(packed), Integer.parseInt(packed.word(3))));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ConversationId conversation(Packed packed) {
        return new ConversationId(packed.word(2));
    }
}
