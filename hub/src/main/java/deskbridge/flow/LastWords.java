package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.Pending;
import deskbridge.domain.Pending.State;
import deskbridge.domain.Place;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said about a ticket after its end and is no comment: the remark to a low rating, where the messenger has no forms for
 * it, and mere thanks.
 */
final class LastWords {

    /** So long the next words of whoever has just rated low are his remark. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Thanks as late as this are for something else. */
    private static final Duration THANKFUL = Duration.ofDays(7);

    private final FlowSettings settings;
    private final Stars stars;
    private final Gratitude gratitude;

    LastWords(FlowSettings settings, Stars stars, Gratitude gratitude) {
        this.settings = settings;
        this.stars = stars;
        this.gratitude = gratitude;
    }

    /**
     * Whose talk words belong to that reply to nothing, in a direct chat without threads: a ticket that has ended.
     *
     * @return empty when they are no last words
     */
    Optional<ConversationId> addressee(Place place, ChatMessage message, Knowledge knowledge) {
        if (!place.direct() || message.replyTo() != null) {
            return Optional.empty();
        }
        var author = message.author().ref();
        var rated = knowledge.lastGiven(author).filter(rating -> isRemark(rating, true, message));
        if (rated.isPresent() || !gratitude.isThanks(message)) {
            return rated.map(Rating::conversation);
        }
        return knowledge
                .lastEnded(author)
                .filter(rating -> rating.reopenedAt() == null)
                .filter(rating -> rating.finishedAt().plus(THANKFUL).isAfter(message.createdAt()))
                .map(Rating::conversation);
    }

    /** Takes a message of a thread that is no comment; false when it is one. */
    boolean take(Place place, ChatMessage message, Deciding deciding) {
        if (!concerns(place, message, deciding)) {
            return false;
        }
        String id = deciding.knowledge().nonce();
        var conversation = deciding.current().id();
        take(
                new Pending(
                        id, place, message.author(), List.of(message), State.SETTLED, false, conversation, List.of()),
                deciding);
        return true;
    }

    /** As {@link #take(Place, ChatMessage, Deciding)}, for what was said in pieces. */
    boolean take(Pending pending, Deciding deciding) {
        var whole = Bursts.whole(pending);
        if (!concerns(pending.place(), whole, deciding)) {
            return false;
        }
        pending.pieces().forEach(piece -> deciding.record(piece, Origin.HUB));
        var rating = remarked(pending.place(), whole, deciding);
        var here = pending.doneIn(deciding.current().id());
        if (rating.isPresent()) {
            stars.remarked(whole.author(), rating.get().episode(), whole.text(), deciding);
            Bursts.done(here, deciding);
        } else if (whole.author().ref().equals(deciding.current().requester().ref())) {
            gratitude.ask(here, deciding);
            Bursts.asked(here, deciding);
        } else {
            // Colleagues and agents are not asked whether it helped.
            Bursts.done(here, deciding);
            deciding.note("thanks after the end by somebody else");
        }
        return true;
    }

    private boolean concerns(Place place, ChatMessage message, Deciding deciding) {
        return remarked(place, message, deciding).isPresent()
                || (gratitude.isOver(deciding) && gratitude.isThanks(message));
    }

    private Optional<Rating> remarked(Place place, ChatMessage message, Deciding deciding) {
        return deciding.lastRating().filter(rating -> isRemark(rating, place.direct(), message));
    }

    private boolean isRemark(Rating rating, boolean direct, ChatMessage message) {
        var score = rating.score();
        if (score == null || score.stars() > SurveyView.LOW || score.remark() != null || rating.reopenedAt() != null) {
            return false;
        }
        boolean forms = settings.forms(rating.channel());
        if (forms
                || message.text().isBlank()
                || !message.author().ref().equals(rating.requester().ref())) {
            return false;
        }
        var answered = message.replyTo();
        if (answered != null) {
            return Stream.of(Piece.QUESTION, Piece.REMINDER, Piece.THANKS)
                    .anyMatch(piece -> answered.equals(rating.shown().at(piece)));
        }
        var since = score.changedAt() == null ? score.at() : score.changedAt();
        return direct && !message.createdAt().isAfter(since.plus(PATIENCE));
    }
}
