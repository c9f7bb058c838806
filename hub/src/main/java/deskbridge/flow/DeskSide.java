package deskbridge.flow;

import deskbridge.domain.Conversation;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Ticket;

/** What agents say and do in a ticket: comments reach the thread, the card follows, the requester hears what matters to him. */
final class DeskSide {

    private final CommentMirror comments;
    private final CardView cards;
    private final StatusNotices notices;
    private final Episodes episodes;
    private final Adoption adoption;

    DeskSide(CommentMirror comments, CardView cards, StatusNotices notices, Episodes episodes, Adoption adoption) {
        this.comments = comments;
        this.cards = cards;
        this.notices = notices;
        this.episodes = episodes;
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
        Ticket known = before.ticket();
        if (known == null) {
            return found(seen.ticket(), deciding);
        }
        if (!known.ref().equals(seen.ticket().ref())) {
            return Decision.nothing(seen.ticket().ref() + " is a copy: the thread belongs to " + known.ref());
        }
        if (mayHoldOurUnrecordedComment(seen, deciding)) {
            return Decision.hold("a comment of our own account waits for its record");
        }
        boolean adopting = before.draft() == null && before.cursor() == null;
        comments.decide(seen, adopting, deciding);
        if (!adopting) {
            var question = episodes.follow(seen, known, deciding);
            notices.decide(seen, known, question.isPresent(), deciding);
            question.ifPresent(rating -> episodes.ask(rating, deciding));
        }
        if (!cards.of(before, seen.ticket()).equals(cards.of(before, known))) {
            cards.refresh(seen.ticket(), deciding);
            deciding.note("card");
        }
        deciding.become(deciding.current().withTicket(seen.ticket()).withCursor(seen.cursor()));
        return deciding.done();
    }

    /** A ticket that names our thread, whose making is not recorded. */
    private Decision found(Ticket ticket, Deciding deciding) {
        if (deciding.knowledge().isCommentOnItsWay(deciding.current().id())) {
            return Decision.hold("the making of " + ticket.ref() + " waits for its record");
        }
        // Its making was given up though it took effect, or another hub has made it: the talk must not stand still.
        cards.join(ticket, deciding);
        return deciding.done();
    }

    /**
     * A comment by our own account that the ledger does not know is either ours, with its record still to come, or written by
     * the person who lent the token. While one of ours is on its way nobody can tell; afterwards the ledger can.
     */
    private static boolean mayHoldOurUnrecordedComment(TicketSeen seen, Deciding deciding) {
        boolean unrecorded = seen.comments().stream()
                .anyMatch(comment ->
                        comment.own() && deciding.entryOf(comment.ref()).isEmpty());
        return unrecorded
                && deciding.knowledge().isCommentOnItsWay(deciding.current().id());
    }
}
