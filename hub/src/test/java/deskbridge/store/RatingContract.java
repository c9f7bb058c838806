package deskbridge.store;

import static deskbridge.store.Samples.ANNA;
import static deskbridge.store.Samples.CHANNEL;
import static deskbridge.store.Samples.NOW;
import static deskbridge.store.Samples.conversation;
import static deskbridge.store.Samples.later;
import static deskbridge.store.Samples.message;
import static deskbridge.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.PersonRef;
import deskbridge.domain.Rating;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is promised about ratings. */
public interface RatingContract {

    Store store();

    @Test
    default void everyEpisodeHasItsRating() {
        Rating first = planned("talk1", 1).asked(later(1)).rated(4, later(2));
        Rating second = planned("talk1", 2).skipped(Rating.Skip.COOLDOWN);
        save(second);
        save(first);
        save(planned("talk2", 1));
        assertThat(ratings(first)).containsExactly(first, second);
    }

    @Test
    default void aRatingIsKeptWhole() {
        Rating rating = planned("talk1", 1)
                .asked(later(1))
                .reminded(later(2))
                .with(Rating.Piece.QUESTION, message("q"))
                .with(Rating.Piece.REMINDER, message("r"))
                .rated(2, later(3))
                .with(Rating.Piece.THANKS, message("t"))
                .with(Rating.Piece.ALERT, message("a"))
                .changed(3, later(4))
                .remarked("Долго \"ждали\"\n👎")
                .reopened(later(5));
        save(rating);
        assertThat(ratings(rating)).containsExactly(rating);
    }

    @Test
    default void aRatingReplacesTheOneBefore() {
        Rating planned = planned("talk1", 1);
        save(planned);
        save(planned.asked(later(1)));
        save(planned.asked(later(1)).expired());
        assertThat(ratings(planned)).containsExactly(planned.asked(later(1)).expired());
    }

    @Test
    default void itIsKnownWhenAPersonWasAskedLast() {
        assertThat(lastAsked(ANNA.ref())).isEmpty();
        save(planned("talk1", 1).asked(later(5)));
        save(planned("talk2", 1).asked(later(3)));
        save(planned("talk3", 1));
        assertThat(lastAsked(ANNA.ref())).contains(later(5));
        assertThat(lastAsked(new PersonRef(CHANNEL, "nobody"))).isEmpty();
    }

    @Test
    default void theLastRatingThatAPersonGaveIsFound() {
        save(planned("talk1", 1).asked(later(1)));
        assertThat(lastGiven()).isEmpty();
        Rating given = planned("talk2", 1).asked(later(1)).rated(1, later(9));
        save(given);
        save(planned("talk3", 1).asked(later(1)).rated(5, later(8)));
        assertThat(lastGiven()).contains(given);
    }

    @Test
    default void theTicketOfAPersonThatEndedLastIsFound() {
        assertThat(lastEnded()).isEmpty();
        save(planned("talk1", 1).skipped(Rating.Skip.TYPE));
        Rating last = Rating.planned(conversation("talk2", "t-talk2"), 1, ticket("HELP-2"), later(7));
        save(last);
        assertThat(lastEnded()).contains(last);
    }

    private static Rating planned(String conversation, int episode) {
        return Rating.planned(conversation(conversation, "t-" + conversation), episode, ticket("HELP-1"), NOW);
    }

    private void save(Rating rating) {
        store().transact(work -> {
            String name = rating.conversation().value();
            work.save(conversation(name, "t-" + name), NOW);
            work.save(rating);
            return true;
        });
    }

    private List<Rating> ratings(Rating of) {
        return store().transact(work -> work.ratings(of.conversation()));
    }

    private Optional<Instant> lastAsked(PersonRef person) {
        return store().transact(work -> work.lastAsked(person));
    }

    private Optional<Rating> lastEnded() {
        return store().transact(work -> work.lastEnded(ANNA.ref()));
    }

    private Optional<Rating> lastGiven() {
        return store().transact(work -> work.lastGiven(ANNA.ref()));
    }
}
