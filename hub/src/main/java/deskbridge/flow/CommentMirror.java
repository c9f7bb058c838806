package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Fingerprint;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What agents say in a ticket stands in the thread, as long as it stands in the ticket and concerns the requester. */
final class CommentMirror {

    private final Texts texts;

    CommentMirror(Texts texts) {
        this.texts = texts;
    }

    /** @param adopting true at the first reading of a ticket that an older bot made: what was said before was shown by it */
    void decide(TicketSeen seen, boolean adopting, Deciding deciding) {
        var conversation = deciding.current();
        for (Comment comment : seen.comments()) {
            boolean named = seen.hinted().contains(comment.ref());
            var known = deciding.entryOf(comment.ref());
            if (known.isEmpty()) {
                boolean old = adopting && !named && comment.createdAt().isBefore(conversation.startedAt());
                begin(comment, !old && !comment.internal(), deciding);
            } else if (known.get().origin() == LedgerEntry.Origin.DESK) {
                followUp(known.get(), comment, named, deciding);
            }
        }
        gone(seen, conversation, deciding).forEach(comment -> takeBack(comment, deciding));
    }

    private void begin(Comment comment, boolean shown, Deciding deciding) {
        deciding.record(new LedgerEntry(
                deciding.current().id(),
                LedgerEntry.Origin.DESK,
                List.of(),
                comment.ref(),
                Fingerprint.of(comment),
                shown,
                false));
        if (shown) {
            post(comment, deciding);
        }
    }

    /** @param named true when the desk has just spoken of this comment: an old one that was left out is shown then */
    private void followUp(LedgerEntry entry, Comment comment, boolean named, Deciding deciding) {
        String fingerprint = Fingerprint.of(comment);
        boolean changed = !fingerprint.equals(entry.fingerprint());
        if (comment.internal()) {
            if (entry.shown()) {
                deciding.record(entry.saying(fingerprint).shown(false));
                rewrite(comment.ref(), notice("comment.withdrawn"), deciding);
            }
        } else if (changed || (named && !entry.shown())) {
            deciding.record(entry.saying(fingerprint).shown(true));
            if (entry.shown() || !entry.messages().isEmpty()) {
                rewrite(comment.ref(), render(comment), deciding);
            } else {
                post(comment, deciding);
            }
        }
    }

    private static Set<CommentRef> gone(TicketSeen seen, Conversation conversation, Deciding deciding) {
        var gone = new HashSet<>(seen.gone());
        if (seen.complete()) {
            deciding.knowledge().ledger(conversation.id()).stream()
                    .map(LedgerEntry::comment)
                    .forEach(comment -> {
                        if (comment != null) {
                            gone.add(comment);
                        }
                    });
            seen.comments().forEach(comment -> gone.remove(comment.ref()));
        }
        return gone;
    }

    private void takeBack(CommentRef comment, Deciding deciding) {
        deciding.entryOf(comment)
                .filter(entry -> entry.origin() == LedgerEntry.Origin.DESK && !entry.gone())
                .ifPresent(entry -> {
                    deciding.record(entry.deleted());
                    if (entry.shown()) {
                        rewrite(comment, notice("comment.deleted"), deciding);
                    }
                });
    }

    private void post(Comment comment, Deciding deciding) {
        deciding.toChannel(posting(comment));
        deciding.note("message for " + comment.ref());
    }

    private static void rewrite(CommentRef comment, OutgoingMessage message, Deciding deciding) {
        deciding.toChannel(new Command.EditMessage(new Target.MirrorOf(comment), message), "mirror:" + comment.id());
        deciding.note("edit for " + comment);
    }

    /** Shows a comment in the thread. */
    PostMessage posting(Comment comment) {
        return new PostMessage(new Destination.OwnThread(), render(comment), new Purpose.MirrorOf(comment.ref()));
    }

    /** How it shows comments. */
    Function<Comment, OutgoingMessage> rendering() {
        return this::render;
    }

    private OutgoingMessage notice(String key) {
        return OutgoingMessage.of(RichText.plain(texts.get(key)));
    }

    private OutgoingMessage render(Comment comment) {
        var head = new ArrayList<RichText.Inline>(List.of(
                new RichText.Plain(texts.get("comment.added")),
                new RichText.Break(),
                new RichText.Plain(comment.author().name())));
        var blocks = new ArrayList<>(comment.text().blocks());
        if (!blocks.isEmpty() && blocks.getFirst() instanceof RichText.Paragraph first) {
            // The words follow on the next line, without a blank one between.
            blocks.removeFirst();
            head.add(new RichText.Break());
            head.addAll(first.content());
        }
        blocks.addFirst(new RichText.Paragraph(head));
        return new OutgoingMessage(new RichText(blocks), List.of(), comment.files());
    }
}
