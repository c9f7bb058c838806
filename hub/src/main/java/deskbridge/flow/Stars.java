package deskbridge.flow;

import deskbridge.domain.Command;
import deskbridge.domain.Command.AddNote;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Person;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Piece;
import deskbridge.domain.Rating.Score;
import deskbridge.domain.Rating.Skip;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.time.Instant;

/** Answers to the question: only the requester's count, once, and they can be changed for a while. */
final class Stars {

    private final CsatPolicy policy;
    private final Episodes episodes;
    private final SurveyPieces pieces;
    private final Refusals refusals;
    private final Texts texts;

    Stars(CsatPolicy policy, Episodes episodes, SurveyPieces pieces, Refusals refusals, Texts texts) {
        this.policy = policy;
        this.episodes = episodes;
        this.pieces = pieces;
        this.refusals = refusals;
        this.texts = texts;
    }

    /** Somebody pressed a number of stars. */
    void pressed(ButtonPressed press, Action.Rate wish, Deciding deciding) {
        var found = deciding.conversation().flatMap(it -> deciding.rating(wish.episode()));
        if (found.isEmpty()) {
            refusals.noTicket(press.person(), deciding);
            return;
        }
        Rating rating = standing(found.get(), press);
        Person person = press.person();
        if (!person.ref().equals(rating.requester().ref())) {
            refusals.notYourRating(person, deciding);
            return;
        }
        // A question whose answer was lost is found by its words, so that it keeps them until it is found.
        switch (rating.state()) {
            case ASKED -> first(rating, wish.stars(), press.at(), deciding);
            case EXPIRED -> expired(rating, wish.stars(), press, deciding);
            case RATED -> again(rating, wish.stars(), press, deciding);
            case CANCELLED -> refusals.refuse(person, texts.get("rating.cancelled"), deciding);
            case SKIPPED -> skipped(rating, wish.stars(), press, deciding);
            case PLANNED -> refusals.refuse(person, texts.get("rating.not-needed"), deciding);
        }
    }

    /** A question that was given up after lost answers has arrived all the same when somebody presses it. */
    private static Rating standing(Rating rating, ButtonPressed press) {
        boolean givenUp = rating.undelivered() || rating.skip() == Skip.UNDELIVERED;
        boolean known = press.message().equals(rating.shown().reminder());
        return givenUp && rating.shown().question() == null && !known
                ? rating.with(Piece.QUESTION, press.message())
                : rating;
    }

    private void skipped(Rating rating, int stars, ButtonPressed press, Deciding deciding) {
        if (rating.skip() == Skip.UNDELIVERED) {
            first(rating, stars, press.at(), deciding);
        } else {
            refusals.refuse(press.person(), texts.get("rating.not-needed"), deciding);
        }
    }

    /** The press may have been made in time and only have come late. */
    private void expired(Rating rating, int stars, ButtonPressed press, Deciding deciding) {
        if (press.at().isBefore(episodes.expiry(rating))) {
            first(rating, stars, press.at(), deciding);
        } else {
            refusals.refuse(press.person(), texts.get("rating.expired"), deciding);
        }
    }

    private void first(Rating rating, int stars, Instant at, Deciding deciding) {
        var rated = rating.rated(stars, at);
        pieces.keep(rating, rated, deciding);
        pieces.post(Piece.THANKS, rated, deciding);
        episodes.putOff(rated, at.plus(policy.times().change()), deciding);
        tellTheDesk(rated, texts.get("rating.note", stars), deciding);
        if (stars <= SurveyView.LOW) {
            pieces.post(Piece.ALERT, rated, deciding);
        }
        deciding.note("rated " + stars);
    }

    private void again(Rating rating, int stars, ButtonPressed press, Deciding deciding) {
        Score score = rating.given();
        if (score.stars() == stars) {
            deciding.note("pressed again");
        } else if (!score.open()
                || !press.at().isBefore(score.at().plus(policy.times().change()))) {
            refusals.refuse(press.person(), texts.get("rating.too-late"), deciding);
        } else {
            var changed = rating.changed(stars, press.at());
            pieces.keep(rating, changed, deciding);
            tellTheDesk(changed, texts.get("rating.note-changed", stars), deciding);
            if (stars <= SurveyView.LOW && score.stars() > SurveyView.LOW && !isAlerted(rating)) {
                pieces.post(Piece.ALERT, changed, deciding);
            }
            deciding.note("changed to " + stars);
        }
    }

    /** An alert on its way catches up by itself once it is written; one is enough for an episode. */
    private static boolean isAlerted(Rating rating) {
        return rating.shown().alert() != null;
    }

    private void tellTheDesk(Rating rating, String note, Deciding deciding) {
        var desk = rating.ticket().ref().connection();
        int stars = rating.given().stars();
        if (policy.rates().contains(desk)) {
            // Apart from the words: a desk that refuses the one may take the other.
            deciding.aside(desk, "rate:" + rating.conversation(), new Command.RateTicket(stars, rating.requester()));
        }
        note(rating, RichText.plain(note), deciding);
    }

    private static void note(Rating rating, RichText words, Deciding deciding) {
        deciding.aside(rating.ticket().ref().connection(), "rated:" + rating.conversation(), new AddNote(words));
    }

    /**
     * The requester says more about his rating.
     *
     * @return false when that was not for him to say, or is too late
     */
    boolean remarked(Person person, int episode, RichText words, Deciding deciding) {
        var found = deciding.conversation()
                .flatMap(it -> deciding.rating(episode))
                .filter(rating -> rating.state() == Rating.State.RATED);
        if (found.isEmpty() || !person.ref().equals(found.get().requester().ref())) {
            refusals.notYourRating(person, deciding);
            return false;
        }
        Rating rating = found.get();
        if (rating.given().remark() != null) {
            refusals.refuse(person, texts.get("rating.remark-given"), deciding);
            return false;
        }
        pieces.keep(rating, rating.remarked(words.words()), deciding);
        note(rating, RichText.plain(texts.get("rating.note-remark")).then(words), deciding);
        deciding.note("remark to the rating");
        return true;
    }
}
