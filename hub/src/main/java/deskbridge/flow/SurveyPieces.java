package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Piece;
import deskbridge.domain.Receipt;

/**
 * The messages about a rating. Each is a view of the rating: whenever the rating changes, the messages that say something else
 * now are rewritten in place, also those that were still on their way when it changed.
 */
final class SurveyPieces {

    private final CsatPolicy policy;
    private final SurveyView view;
    private final AlertView alerts;

    SurveyPieces(CsatPolicy policy, SurveyView view, AlertView alerts) {
        this.policy = policy;
        this.view = view;
        this.alerts = alerts;
    }

    /** Writes a piece; the alert only when there is a chat for it. */
    void post(Piece piece, Rating rating, Deciding deciding) {
        var purpose = new Purpose.Survey(rating.episode(), piece);
        var message = of(piece, rating, deciding);
        switch (piece) {
            // In their place among what is said.
            case QUESTION, REMINDER ->
                deciding.toChannel(new PostMessage(new Destination.OwnThread(), message, purpose));
            // What answers a press does not wait for a desk that is away.
            case THANKS ->
                deciding.aside(
                        rating.channel(), lane(rating), new PostMessage(new Destination.OwnThread(), message, purpose));
            case ALERT -> {
                var chat = policy.agents();
                if (chat != null) {
                    deciding.aside(
                            chat.connection(),
                            agentsLane(rating),
                            new PostMessage(new Destination.InChat(chat), message, purpose));
                }
            }
        }
    }

    /** Keeps a rating, and brings what stands about it up to date. */
    void keep(Rating before, Rating now, Deciding deciding) {
        deciding.keep(now);
        for (Piece piece : Piece.values()) {
            var message = now.shown().at(piece);
            if (message != null && !of(piece, before, deciding).equals(of(piece, now, deciding))) {
                rewrite(piece, message, now, deciding);
            }
        }
    }

    /** A piece was written. */
    void posted(PostMessage post, Purpose.Survey survey, Receipt.Posted posted, Deciding deciding) {
        var piece = survey.piece();
        var found = deciding.rating(survey.episode());
        if (found.isEmpty() || posted.messages().isEmpty()) {
            return;
        }
        var message = posted.messages().getFirst();
        var rating = found.get().with(piece, message);
        deciding.keep(rating);
        if (!of(piece, rating, deciding).equals(post.message())) {
            rewrite(piece, message, rating, deciding);
        }
    }

    private void rewrite(Piece piece, MessageRef message, Rating rating, Deciding deciding) {
        var edit = new Command.EditMessage(new Target.One(message), of(piece, rating, deciding));
        String lane = piece == Piece.ALERT ? agentsLane(rating) : lane(rating);
        deciding.aside(message.connection(), lane, edit, "survey:" + rating.episode() + ":" + piece);
    }

    private OutgoingMessage of(Piece piece, Rating rating, Deciding deciding) {
        return switch (piece) {
            case QUESTION -> view.question(rating, deciding.current());
            case REMINDER -> view.reminder(rating, deciding.current());
            case THANKS -> view.thanks(rating, deciding.current());
            case ALERT -> alerts.of(rating);
        };
    }

    private static String lane(Rating rating) {
        return "survey:" + rating.conversation();
    }

    private static String agentsLane(Rating rating) {
        return "alert:" + rating.conversation();
    }
}
