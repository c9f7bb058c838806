package deskbridge.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened. Some events are only hints ({@link ThreadTouched}, {@link TicketTouched}): the engine reads the remote
 * again and hands the flow what really stands there ({@link ThreadSeen}, {@link TicketSeen}), so that doubled, reordered
 * and lost webhooks all lead to the same end.
 */
public sealed interface Event {

    /**
     * Hint: something about this message changed.
     *
     * @param place where
     * @param message which
     */
    record ThreadTouched(Place place, MessageRef message) implements Event {}

    /**
     * What stands in a thread now.
     *
     * @param place the thread
     * @param messages messages read, oldest first: at least the touched one and every one since the last known
     * @param root the message that the thread hangs off, when it is among {@code messages}; else null
     * @param touched the message that the hint named, one of {@code messages}: the others are only seen again
     */
    record ThreadSeen(
            Place place,
            List<ChatMessage> messages,
            @Nullable MessageRef root,
            MessageRef touched) implements Event {
        public ThreadSeen {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Somebody pressed a button of ours.
     *
     * @param place where the message with the button stands, as far as the messenger tells
     * @param message the message with the button
     * @param person who pressed
     * @param action the button's action
     * @param trigger opens a form within the messenger's short time; opaque
     * @param at when it was pressed
     * @param scene what the desk says about it now; null until the engine has looked, or when no ticket is concerned
     */
    record ButtonPressed(
            Place place,
            MessageRef message,
            Person person,
            String action,
            String trigger,
            Instant at,
            @Nullable Scene scene)
            implements Event {

        public ButtonPressed in(Scene seen) {
            return new ButtonPressed(place, message, person, action, trigger, at, seen);
        }
    }

    /**
     * Somebody sent a form of ours.
     *
     * @param person who
     * @param kind the {@link Form#kind()}
     * @param memory the {@link Form#memory()}
     * @param answers by field name
     * @param at when
     * @param scene as in {@link ButtonPressed}
     */
    record FormSubmitted(
            Person person,
            String kind,
            String memory,
            Map<String, FormAnswer> answers,
            Instant at,
            @Nullable Scene scene)
            implements Event {

        public FormSubmitted {
            answers = Map.copyOf(answers);
        }

        public FormSubmitted in(Scene seen) {
            return new FormSubmitted(person, kind, memory, answers, at, seen);
        }
    }

    /**
     * The ticket and the presser as the desk knows them at the moment of a press.
     *
     * @param ticket the ticket now; null when the press concerns none
     * @param agent the presser as a user of the desk; null when he is none
     */
    record Scene(@Nullable Ticket ticket, @Nullable Person agent) {}

    /**
     * Hint: something about this ticket changed.
     *
     * @param ticket which
     * @param comments comments the hint names, possibly none
     * @param complete true when all comments should be read, to notice edits and deletions that announced themselves nowhere
     */
    record TicketTouched(TicketRef ticket, List<CommentRef> comments, boolean complete) implements Event {
        public TicketTouched {
            comments = List.copyOf(comments);
        }
    }

    /**
     * What stands in a ticket now.
     *
     * @param ticket the ticket
     * @param comments comments read, oldest first: all those added or edited since the cursor, or all when {@code complete}
     * @param gone comments that were deleted since the cursor, as far as the desk tells
     * @param complete true when {@code comments} are all there are, so that what is missing was deleted
     * @param hinted comments that the hint named
     * @param steps status changes since the cursor, oldest first; empty when the desk does not tell
     * @param cursor where the next reading goes on; opaque to all but the desk
     */
    record TicketSeen(
            Ticket ticket,
            List<Comment> comments,
            List<CommentRef> gone,
            boolean complete,
            List<CommentRef> hinted,
            List<StatusChange> steps,
            String cursor)
            implements Event {
        public TicketSeen {
            comments = List.copyOf(comments);
            gone = List.copyOf(gone);
            hinted = List.copyOf(hinted);
            steps = List.copyOf(steps);
        }
    }

    /**
     * Somebody shared a contact card.
     *
     * @param place where
     * @param message the message that carries it
     * @param person who shared it
     * @param own true when it is certainly his own: the messenger says so, and it was not forwarded
     * @param phone as the messenger writes it
     * @param firstName as on the card; may be empty
     * @param lastName as on the card; null when it has none
     * @param at when
     */
    record ContactShared(
            Place place,
            MessageRef message,
            Person person,
            boolean own,
            String phone,
            String firstName,
            @Nullable String lastName,
            Instant at)
            implements Event {}

    /**
     * The hub can write into a chat no more, or again: somebody blocked it, removed it, let it in.
     *
     * @param place the chat
     * @param person who did that
     * @param open true when it can
     * @param at when
     */
    record ChatClosed(Place place, Person person, boolean open, Instant at) implements Event {}

    /**
     * The time has come for something that was put off.
     *
     * @param wake what was put off
     */
    record Woken(Wake wake) implements Event {}

    /**
     * A command took effect.
     *
     * @param command which
     * @param receipt what the remote made of it
     */
    record Succeeded(Command command, Receipt receipt) implements Event {}

    /**
     * A command was given up.
     *
     * @param command which
     * @param reason why, for people; without secrets
     */
    record Failed(Command command, String reason) implements Event {}
}
