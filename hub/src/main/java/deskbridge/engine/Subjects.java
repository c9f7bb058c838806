package deskbridge.engine;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Event;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Receipt;
import deskbridge.flow.Focus;
import deskbridge.store.About;
import deskbridge.store.About.Whose;
import java.util.List;
import java.util.Optional;

/** Tells the store beforehand what a decision is going to ask for. What is left out here is only asked for later. */
final class Subjects {

    private Subjects() {}

    /** Of something seen. */
    static Optional<About> of(Focus focus, Event event) {
        return whose(focus).map(it -> new About(it, messages(event), comments(event)));
    }

    /** Whose conversation that is, where the database can be asked for it at once. */
    static Optional<Whose> whose(Focus focus) {
        return switch (focus) {
            case Focus.ByThread by -> Optional.of(new Whose.OfThread(by.thread()));
            case Focus.ByTicket by -> Optional.of(new Whose.OfTicket(by.ticket()));
            case Focus.ById by -> Optional.of(new Whose.Named(by.conversation()));
            case Focus.ByMessages ignored -> Optional.empty();
            case Focus.Nowhere ignored -> Optional.empty();
        };
    }

    /** Of a command's outcome. */
    static About of(ConversationId conversation, Event outcome) {
        return new About(new Whose.Named(conversation), messages(outcome), comments(outcome));
    }

    private static List<MessageRef> messages(Event event) {
        return switch (event) {
            case Event.ThreadSeen seen ->
                seen.messages().stream().map(ChatMessage::ref).toList();
            case Event.Succeeded done -> source(done.command()).stream().toList();
            default -> List.of();
        };
    }

    private static Optional<MessageRef> source(Command command) {
        return switch (command) {
            case Command.AddComment add -> Optional.of(add.words().source());
            case Command.EditComment edit -> Optional.of(edit.words().source());
            default -> Optional.empty();
        };
    }

    private static List<CommentRef> comments(Event event) {
        return switch (event) {
            case Event.TicketSeen seen ->
                seen.comments().stream().map(Comment::ref).toList();
            case Event.Succeeded done -> comments(done).stream().toList();
            default -> List.of();
        };
    }

    private static Optional<CommentRef> comments(Event.Succeeded done) {
        if (done.receipt() instanceof Receipt.Commented commented) {
            return Optional.of(commented.comment());
        }
        return done.command() instanceof Command.PostMessage post
                        && post.purpose() instanceof Command.Purpose.MirrorOf mirror
                ? Optional.of(mirror.comment())
                : Optional.empty();
    }
}
