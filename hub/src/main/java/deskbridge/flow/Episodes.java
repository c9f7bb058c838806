package deskbridge.flow;

import deskbridge.domain.Conversation;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Rating;
import deskbridge.domain.Rating.Piece;
import deskbridge.domain.Rating.Skip;
import deskbridge.domain.Rating.State;
import deskbridge.domain.StatusChange;
import deskbridge.domain.Ticket;
import deskbridge.domain.Wake;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ends of tickets, each an episode with a rating of its own: planned, asked, reminded, expired, or called off when the ticket
 * is taken up again. One wake per episode comes back at the next of these moments.
 */
final class Episodes {

    private static final String WAKE = "rating:";

    private final CsatPolicy policy;
    private final SurveyPieces pieces;

    Episodes(CsatPolicy policy, SurveyPieces pieces) {
        this.policy = policy;
        this.pieces = pieces;
    }

    /**
     * The ticket was read again.
     *
     * @param known as it was known before
     * @return a question to be put at once, with {@link #ask}; it is itself the news that the ticket has ended
     */
    Optional<Rating> follow(TicketSeen seen, Ticket known, Deciding deciding) {
        List<StatusChange> steps = StatusNotices.steps(seen, known);
        // A ticket that was finished before its making was recorded has an end that nobody has been told of.
        boolean first = deciding.current().cursor() == null;
        boolean ended = policy.ends(known.status()) && !first;
        boolean ends = policy.ends(seen.ticket().status());
        for (StatusChange step : steps) {
            if (ended && !policy.ends(step.to())) {
                reopened(step, deciding);
                ended = false;
            }
        }
        if (ends && !ended) {
            Instant at = steps.isEmpty()
                    ? seen.ticket().updatedAt()
                    : steps.getLast().at();
            return begin(seen.ticket(), known, at, deciding);
        }
        if (isRated(seen.ticket(), known)) {
            deciding.lastRating()
                    .filter(rating -> rating.state() == State.PLANNED || rating.state() == State.ASKED)
                    .ifPresent(rating -> skip(rating, Skip.RATED_IN_DESK, deciding));
        }
        return Optional.empty();
    }

    private void reopened(StatusChange step, Deciding deciding) {
        deciding.lastRating()
                .filter(rating -> rating.reopenedAt() == null)
                .ifPresent(rating -> pieces.keep(rating, rating.reopened(step.at()), deciding));
    }

    private Optional<Rating> begin(Ticket ticket, Ticket known, Instant at, Deciding deciding) {
        Conversation conversation = deciding.current();
        int episode = deciding.lastRating().map(Rating::episode).orElse(0) + 1;
        var rating = Rating.planned(conversation, episode, ticket, at);
        var skip = isRated(ticket, known) ? Optional.of(Skip.RATED_IN_DESK) : skips(rating, deciding);
        if (skip.isPresent()) {
            deciding.keep(rating.skipped(skip.get()));
            deciding.note("no rating asked: " + skip.get());
            return Optional.empty();
        }
        if (policy.times().delay().isZero()) {
            return Optional.of(rating);
        }
        deciding.keep(rating);
        putOff(rating, deciding.knowledge().now().plus(policy.times().delay()), deciding);
        return Optional.empty();
    }

    private Optional<Skip> skips(Rating rating, Deciding deciding) {
        if (rating.requester().bot() || Adoption.isNobody(rating.requester())) {
            return Optional.of(Skip.NO_REQUESTER);
        }
        if (!policy.enabled()) {
            return Optional.of(Skip.DISABLED);
        }
        return policy.skips(deciding.current(), rating.ticket(), rating.episode())
                .or(() -> isLeftAlone(rating, deciding) ? Optional.of(Skip.COOLDOWN) : Optional.empty());
    }

    private boolean isLeftAlone(Rating rating, Deciding deciding) {
        var cooldown = policy.times().cooldown();
        if (cooldown.isZero()) {
            return false;
        }
        var knowledge = deciding.knowledge();
        return knowledge
                .lastAsked(rating.requester().ref())
                .filter(last -> last.plus(cooldown).isAfter(knowledge.now()))
                .isPresent();
    }

    /** The desk's own rating says something that it did not say before. */
    private static boolean isRated(Ticket now, Ticket before) {
        String rate = now.details().rate();
        return rate != null && !Objects.equals(rate, before.details().rate());
    }

    /** Puts the question. */
    void ask(Rating rating, Deciding deciding) {
        Instant now = deciding.knowledge().now();
        var asked = rating.asked(now);
        deciding.keep(asked);
        pieces.post(Piece.QUESTION, asked, deciding);
        var times = policy.times();
        boolean reminds = times.reminder().isPositive() && times.reminder().compareTo(times.expiry()) < 0;
        putOff(asked, now.plus(reminds ? times.reminder() : times.expiry()), deciding);
        deciding.note("rating asked");
    }

    /** True for what was put off here. */
    static boolean isOurs(Wake wake) {
        return wake.name().startsWith(WAKE);
    }

    /** The next moment of an episode has come. */
    Decision decide(Wake wake, Knowledge knowledge) {
        var deciding = new Deciding(knowledge);
        deciding.conversation().flatMap(it -> deciding.rating(episode(wake))).ifPresent(rating -> {
            switch (rating.state()) {
                case PLANNED -> askAfterAll(rating, deciding);
                case ASKED -> remindOrExpire(rating, deciding);
                case RATED -> settle(rating, deciding);
                case EXPIRED, SKIPPED, CANCELLED -> {}
            }
        });
        return deciding.done();
    }

    private void askAfterAll(Rating rating, Deciding deciding) {
        var skip = skips(rating, deciding);
        if (skip.isPresent()) {
            skip(rating, skip.get(), deciding);
        } else {
            ask(rating, deciding);
        }
    }

    private void remindOrExpire(Rating rating, Deciding deciding) {
        Instant now = deciding.knowledge().now();
        Instant expiry = expiry(rating);
        if (!now.isBefore(expiry)) {
            end(rating, deciding);
        } else if (rating.remindedAt() == null) {
            var reminded = rating.reminded(now);
            deciding.keep(reminded);
            pieces.post(Piece.REMINDER, reminded, deciding);
            putOff(reminded, expiry, deciding);
            deciding.note("rating asked again");
        }
    }

    /** Where the question could not be put, that is no silence of the requester. */
    private void end(Rating rating, Deciding deciding) {
        if (rating.askedInVain()) {
            skip(rating, Skip.UNDELIVERED, deciding);
        } else {
            pieces.keep(rating, rating.expired(), deciding);
            deciding.note("rating expired");
        }
    }

    private void settle(Rating rating, Deciding deciding) {
        if (rating.given().open()) {
            pieces.keep(rating, rating.settled(), deciding);
            deciding.note("rating stands");
        }
    }

    private void skip(Rating rating, Skip why, Deciding deciding) {
        pieces.keep(rating, rating.skipped(why), deciding);
        deciding.note("no rating asked: " + why);
    }

    /**
     * The question, or its repetition, was given up: there may be another one, and a press on one that stands there all the same
     * counts.
     *
     * @return false when no answer is waited for any more
     */
    boolean undelivered(int episode, Deciding deciding) {
        var open = deciding.conversation()
                .flatMap(it -> deciding.rating(episode))
                .filter(rating -> rating.state() == State.ASKED);
        open.ifPresent(rating -> deciding.keep(rating.givenUp()));
        return open.isPresent();
    }

    /** Until when a question may be answered. */
    Instant expiry(Rating rating) {
        Instant asked = rating.askedAt();
        return (asked == null ? rating.finishedAt() : asked).plus(policy.times().expiry());
    }

    /** Comes back to an episode. */
    void putOff(Rating rating, Instant due, Deciding deciding) {
        deciding.putOff(wake(rating, due));
    }

    /** What brings an episode back at a time. */
    static Wake wake(Rating rating, Instant due) {
        return new Wake(WAKE + rating.conversation() + ":" + rating.episode(), rating.conversation(), due);
    }

    private static int episode(Wake wake) {
        return Integer.parseInt(wake.name().substring(wake.name().lastIndexOf(':') + 1));
    }
}
