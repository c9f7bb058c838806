package deskbridge.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of asking for a rating after one end of a ticket. A ticket that is reopened and finished again begins another
 * episode with a rating of its own. Silence is never a rating.
 *
 * @param conversation whose ticket
 * @param episode which end of the ticket, from 1
 * @param channel where the requester is asked
 * @param requester whose press counts
 * @param ticket as it was when it was finished
 * @param finishedAt when it was finished, by the desk's clock
 * @param state how far it has come
 * @param skip why nobody is asked; null unless {@link State#SKIPPED}
 * @param askedAt when the question was put; null before
 * @param remindedAt when it was put again; null before
 * @param reopenedAt when the ticket was taken up again, which ends the episode; null before
 * @param score what was answered; null before, and for ever when nothing was
 * @param shown the messages about it
 * @param undelivered true when a message that asks was given up, so that silence need be no answer; it may stand there all the
 *     same where answers were lost
 */
public record Rating(
        ConversationId conversation,
        int episode,
        ConnectionId channel,
        Person requester,
        Ticket ticket,
        Instant finishedAt,
        State state,
        @Nullable Skip skip,
        @Nullable Instant askedAt,
        @Nullable Instant remindedAt,
        @Nullable Instant reopenedAt,
        @Nullable Score score,
        Shown shown,
        boolean undelivered) {

    /** How far a rating has come. */
    public enum State {
        /** The question will be put. */
        PLANNED,
        /** The question was put. */
        ASKED,
        /** It was answered. */
        RATED,
        /** Nobody answered in time. */
        EXPIRED,
        /** Nobody is asked. */
        SKIPPED,
        /** The ticket was reopened before anybody answered. */
        CANCELLED
    }

    /** Why nobody is asked. */
    public enum Skip {
        /** Nobody knows who asked for help. */
        NO_REQUESTER,
        /** Tickets of this type are not asked about. */
        TYPE,
        /** Tickets of this queue or team are not asked about. */
        GROUP,
        /** This chat is not asked. */
        CHAT,
        /** The draw fell on others. */
        SAMPLING,
        /** The person was asked about another ticket not long ago. */
        COOLDOWN,
        /** The ticket is rated in the desk itself. */
        RATED_IN_DESK,
        /** The question could not be put. */
        UNDELIVERED,
        /** Nobody is asked about anything. */
        DISABLED
    }

    /**
     * An answer.
     *
     * @param stars 1 to 5
     * @param at when it was given first
     * @param changedAt when it was changed last; null when never
     * @param open true while it may be changed
     * @param remark what the requester added; null for nothing
     */
    public record Score(
            int stars,
            Instant at,
            @Nullable Instant changedAt,
            boolean open,
            @Nullable String remark) {

        /** The highest there is. */
        public static final int BEST = 5;

        public Score {
            if (stars < 1 || stars > BEST) {
                throw new IllegalArgumentException("A rating has 1 to " + BEST + " stars, not " + stars);
            }
        }
    }

    /** A message about a rating. */
    public enum Piece {
        /** The question, with its answer once it is there. */
        QUESTION,
        /** The question, put again. */
        REMINDER,
        /** The thanks. */
        THANKS,
        /** The call to the agents. */
        ALERT
    }

    /** The messages about a rating; null those that were not written. */
    public record Shown(
            @Nullable MessageRef question,
            @Nullable MessageRef reminder,
            @Nullable MessageRef thanks,
            @Nullable MessageRef alert) {

        /** Nothing was written. */
        public static final Shown NOTHING = new Shown(null, null, null, null);

        /** Where a piece stands; null when it was not written. */
        public @Nullable MessageRef at(Piece piece) {
            return switch (piece) {
                case QUESTION -> question;
                case REMINDER -> reminder;
                case THANKS -> thanks;
                case ALERT -> alert;
            };
        }

        private Shown with(Piece piece, MessageRef now) {
            return new Shown(
                    piece == Piece.QUESTION ? now : question,
                    piece == Piece.REMINDER ? now : reminder,
                    piece == Piece.THANKS ? now : thanks,
                    piece == Piece.ALERT ? now : alert);
        }
    }

    public Rating {
        if (episode < 1) {
            throw new IllegalArgumentException("Episodes are counted from 1, not from " + episode);
        }
        if ((state == State.RATED) != (score != null) || (state == State.SKIPPED) != (skip != null)) {
            throw new IllegalArgumentException("A rating that is " + state + " with " + score + " and " + skip);
        }
    }

    /** The end of a ticket, about which nobody is asked yet. */
    public static Rating planned(Conversation conversation, int episode, Ticket ticket, Instant finishedAt) {
        return new Rating(
                conversation.id(),
                episode,
                conversation.channel(),
                conversation.requester(),
                ticket,
                finishedAt,
                State.PLANNED,
                null,
                null,
                null,
                null,
                null,
                Shown.NOTHING,
                false);
    }

    public Rating skipped(Skip why) {
        return in(State.SKIPPED, why, askedAt, remindedAt, reopenedAt, null, shown, undelivered);
    }

    public Rating asked(Instant at) {
        return in(State.ASKED, null, at, remindedAt, reopenedAt, null, shown, undelivered);
    }

    public Rating reminded(Instant at) {
        return in(state, skip, askedAt, at, reopenedAt, score, shown, undelivered);
    }

    public Rating expired() {
        return in(State.EXPIRED, null, askedAt, remindedAt, reopenedAt, null, shown, undelivered);
    }

    /** Answered for the first time. */
    public Rating rated(int stars, Instant at) {
        var given = new Score(stars, at, null, true, null);
        return in(State.RATED, null, askedAt, remindedAt, reopenedAt, given, shown, undelivered);
    }

    /** Answered otherwise than before. */
    public Rating changed(int stars, Instant at) {
        Score was = given();
        return scored(new Score(stars, was.at(), at, was.open(), was.remark()));
    }

    public Rating remarked(String words) {
        Score was = given();
        return scored(new Score(was.stars(), was.at(), was.changedAt(), was.open(), words));
    }

    /** Not to be changed any more. */
    public Rating settled() {
        Score was = given();
        return scored(new Score(was.stars(), was.at(), was.changedAt(), false, was.remark()));
    }

    /** The ticket was taken up again: what was not answered is not asked any more, what was stays as it is. */
    public Rating reopened(Instant at) {
        boolean open = state == State.PLANNED || state == State.ASKED;
        var ended = in(open ? State.CANCELLED : state, skip, askedAt, remindedAt, at, score, shown, undelivered);
        return ended.state == State.RATED ? ended.settled() : ended;
    }

    /** A message that asks was given up. */
    public Rating givenUp() {
        return in(state, skip, askedAt, remindedAt, reopenedAt, score, shown, true);
    }

    /** True when nothing that asks is known to stand anywhere, because it was given up. */
    public boolean askedInVain() {
        return undelivered && shown.question() == null && shown.reminder() == null;
    }

    public Rating with(Piece piece, MessageRef message) {
        return in(state, skip, askedAt, remindedAt, reopenedAt, score, shown.with(piece, message), undelivered);
    }

    /**
     * What was answered.
     *
     * @throws IllegalStateException when nothing was
     */
    public Score given() {
        if (score == null) {
            throw new IllegalStateException("Episode " + episode + " of " + conversation + " is not rated");
        }
        return score;
    }

    private Rating scored(Score now) {
        return in(state, skip, askedAt, remindedAt, reopenedAt, now, shown, undelivered);
    }

    private Rating in(
            State now,
            @Nullable Skip why,
            @Nullable Instant asked,
            @Nullable Instant reminded,
            @Nullable Instant reopened,
            @Nullable Score answer,
            Shown messages,
            boolean givenUp) {
        return new Rating(
                conversation,
                episode,
                channel,
                requester,
                ticket,
                finishedAt,
                now,
                why,
                asked,
                reminded,
                reopened,
                answer,
                messages,
                givenUp);
    }
}
