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

/** What agents say and do in a ticket: comments reach the thread, the card follows, the requester hears what matters to him. */
final class DeskSide {

    private final Texts texts;
    private final CardView cards;
    private final StatusNotices notices;
    private final Adoption adoption;

    DeskSide(Texts texts, CardView cards, StatusNotices notices, Adoption adoption) {
        this.texts = texts;
        this.cards = cards;
        this.notices = notices;
        this.adoption = adoption;
    }

    Decision decide(TicketSeen seen, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        if (deciding.conversation().isEmpty()) {
            knowledge.adoptable().ifPresent(found -> adoption.adopt(deciding, found, knowledge.now()));
        }
        if (deciding.conversation().isEmpty()) {
            return Decision.nothing("no conversation of ours: " + seen.ticket().ref());
        }
        Conversation before = deciding.current();
        var known = before.ticket();
        if (known == null) {
            return Decision.hold("the making of " + seen.ticket().ref() + " waits for its record");
        }
        if (!known.ref().equals(seen.ticket().ref())) {
            return Decision.nothing(seen.ticket().ref() + " is a copy: the thread belongs to " + known.ref());
        }
        if (mayHoldOurUnrecordedComment(seen, deciding)) {
            return Decision.hold("a comment of our own account waits for its record");
        }
        boolean adopting = before.draft() == null && before.cursor() == null;
        for (Comment comment : seen.comments()) {
            judge(comment, adopting && isOlderBots(comment, seen, before), deciding);
        }
        deletions(seen, deciding);
        notices.decide(seen, adopting, deciding);
        var card = cards.of(before, seen.ticket());
        if (!card.equals(cards.of(before, known))) {
            deciding.toChannel(new Command.EditMessage(new Target.Card(), card), "card");
            deciding.note("card");
        }
        deciding.become(deciding.current().withTicket(seen.ticket()).withCursor(seen.cursor()));
        return deciding.done();
    }

    /**
     * A comment by our own account that the ledger does not know is either ours, with its record still to come, or written by
     * the person who lent the token. While one of ours is on its way nobody can tell; afterwards the ledger can.
     */
    private static boolean mayHoldOurUnrecordedComment(TicketSeen seen, Deciding deciding) {
        return seen.comments().stream()
                        .anyMatch(comment ->
                                comment.own() && deciding.entryOf(comment.ref()).isEmpty())
                && deciding.knowledge().isCommentOnItsWay(deciding.current().id());
    }

    private static boolean isOlderBots(Comment comment, TicketSeen seen, Conversation conversation) {
        return comment.createdAt().isBefore(conversation.startedAt())
                && !seen.hinted().contains(comment.ref());
    }

    private void judge(Comment comment, boolean old, Deciding deciding) {
        var known = deciding.entryOf(comment.ref());
        if (known.isEmpty()) {
            boolean shown = !old && !comment.internal();
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
        } else if (known.get().origin() == LedgerEntry.Origin.DESK) {
            followUp(known.get(), comment, deciding);
        }
    }

    private void post(Comment comment, Deciding deciding) {
        deciding.toChannel(
                new PostMessage(new Destination.OwnThread(), render(comment), new Purpose.MirrorOf(comment.ref())));
        deciding.note("message for " + comment.ref());
    }

    private void followUp(LedgerEntry entry, Comment comment, Deciding deciding) {
        String fingerprint = Fingerprint.of(comment);
        if (comment.internal()) {
            if (entry.shown()) {
                deciding.record(entry.saying(fingerprint).shown(false));
                replace(comment.ref(), texts.get("comment.withdrawn"), deciding);
            }
        } else if (!fingerprint.equals(entry.fingerprint())) {
            if (entry.shown()) {
                deciding.record(entry.saying(fingerprint));
                deciding.toChannel(
                        new Command.EditMessage(new Target.MirrorOf(comment.ref()), render(comment)),
                        "mirror:" + comment.ref().id());
                deciding.note("edit for " + comment.ref());
            } else if (!entry.messages().isEmpty()) {
                deciding.record(entry.saying(fingerprint).shown(true));
                deciding.toChannel(new Command.EditMessage(new Target.MirrorOf(comment.ref()), render(comment)));
                deciding.note("shown again " + comment.ref());
            } else {
                // Was internal and is public now: its marker was part of the text, so the fingerprint tells.
                deciding.record(entry.saying(fingerprint).shown(true));
                post(comment, deciding);
            }
        }
    }

    private void deletions(TicketSeen seen, Deciding deciding) {
        var gone = new HashSet<>(seen.gone());
        if (seen.complete()) {
            var standing = new HashSet<CommentRef>();
            seen.comments().forEach(comment -> standing.add(comment.ref()));
            for (LedgerEntry entry :
                    deciding.knowledge().ledger(deciding.current().id())) {
                var comment = entry.comment();
                if (comment != null && !standing.contains(comment)) {
                    gone.add(comment);
                }
            }
        }
        for (CommentRef comment : gone) {
            deciding.entryOf(comment)
                    .filter(entry -> entry.origin() == LedgerEntry.Origin.DESK && !entry.gone())
                    .ifPresent(entry -> {
                        deciding.record(entry.deleted());
                        if (entry.shown()) {
                            replace(comment, texts.get("comment.deleted"), deciding);
                        }
                    });
        }
    }

    private void replace(CommentRef comment, String words, Deciding deciding) {
        deciding.toChannel(
                new Command.EditMessage(new Target.MirrorOf(comment), OutgoingMessage.of(RichText.plain(words))),
                "mirror:" + comment.id());
        deciding.note("taken back " + comment);
    }

    private OutgoingMessage render(Comment comment) {
        var head = RichText.plain(
                texts.get("comment.added") + "\n" + comment.author().name());
        var first = comment.text().blocks().isEmpty()
                ? null
                : comment.text().blocks().getFirst();
        // The words follow on the next line, without a blank one between.
        RichText text = first instanceof RichText.Paragraph paragraph
                ? joined(head, paragraph, comment.text())
                : head.then(comment.text());
        return new OutgoingMessage(text, List.of(), comment.files());
    }

    private static RichText joined(RichText head, RichText.Paragraph first, RichText text) {
        var content = new ArrayList<>(((RichText.Paragraph) head.blocks().getFirst()).content());
        content.add(new RichText.Break());
        content.addAll(first.content());
        var blocks = new ArrayList<>(text.blocks());
        blocks.set(0, new RichText.Paragraph(content));
        return new RichText(blocks);
    }
}
