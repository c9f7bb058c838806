package deskbridge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote in a chat without threads, piece by piece, until it is known where it belongs; kept for a while after that,
 * because he may still edit a piece.
 *
 * @param id its name; short enough to travel in a button's data: 4 to 32 lower-case letters and digits
 * @param place where the first piece stands
 * @param author who wrote it
 * @param pieces in the order in which they were written; never empty
 * @param state how far it got
 * @param request true when it is certainly a new request, so that nobody needs to be asked
 * @param conversation where it belongs; null while that is not known, and for what was dropped
 * @param questions the messages in which its author was asked; empty before
 */
public record Pending(
        String id,
        Place place,
        Person author,
        List<ChatMessage> pieces,
        State state,
        boolean request,
        @Nullable ConversationId conversation,
        List<MessageRef> questions) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9]{4,32}");

    /** How far it got. */
    public enum State {
        /** More pieces may come. */
        SETTLING,
        /** No more pieces come; waits to be judged. */
        SETTLED,
        /** Its author is asked who he is, first of all; more pieces may come. */
        HELD,
        /** Its author is asked where it belongs. */
        ASKED,
        /** It is where it belongs, or was dropped. */
        DONE,
        /** Nobody can edit it any more: to be forgotten. */
        OVER
    }

    public Pending {
        if (!ALLOWED.matcher(id).matches()) {
            throw new IllegalArgumentException("Not a name of something pending: '" + id + "'");
        }
        pieces = List.copyOf(pieces);
        questions = List.copyOf(questions);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("Nothing is pending without a piece");
        }
    }

    /** When its latest piece was written, by the messenger's clock. */
    public Instant latest() {
        return pieces.stream()
                .map(ChatMessage::createdAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** True when this message is one of the pieces. */
    public boolean holds(MessageRef message) {
        return pieces.stream().anyMatch(piece -> piece.ref().equals(message));
    }

    /** The same with one more piece, or with a piece as it stands now. */
    public Pending with(ChatMessage piece) {
        var now = new ArrayList<>(pieces);
        if (holds(piece.ref())) {
            now.replaceAll(it -> it.ref().equals(piece.ref()) ? piece : it);
        } else {
            now.add(piece);
        }
        return new Pending(id, place, author, now, state, request, conversation, questions);
    }

    public Pending in(State now) {
        return new Pending(id, place, author, pieces, now, request, conversation, questions);
    }

    /** The same, asked in these messages. */
    public Pending askedIn(List<MessageRef> messages) {
        return new Pending(id, place, author, pieces, state, request, conversation, messages);
    }

    /** The same, having found where it belongs. */
    public Pending doneIn(ConversationId where) {
        return new Pending(id, place, author, pieces, State.DONE, request, where, questions);
    }
}
