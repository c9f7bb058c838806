package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.RESOLVED;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command.AddNote;
import deskbridge.domain.Rating.Piece;
import deskbridge.domain.Rating.Skip;
import deskbridge.domain.Rating.State;
import deskbridge.flow.CsatPolicy.Only;
import deskbridge.flow.CsatPolicy.Times;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages about a rating that were given up: refused, or their answers lost. */
class UndeliveredRatingTest {

    private static RatingFixture askedInVain() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.failAll();
        return talk;
    }

    /** The reminder is given up as well, and the time goes by. */
    private static void isAskedAgainInVain(RatingFixture talk) {
        talk.later(Duration.ofDays(1));
        talk.wakes();
        talk.fails(Piece.REMINDER);
        assertThat(notes(talk)).hasSize(1);
        talk.settle();
        talk.later(Duration.ofDays(6));
        talk.wakes();
    }

    private static List<String> notes(RatingFixture talk) {
        return talk.commands(AddNote.class).stream().map(FlowFixture::words).toList();
    }

    @Test
    void aQuestionThatCannotBePutIsToldToTheAgentsAndPutAgain() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.fails(Piece.QUESTION);
        assertThat(notes(talk))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("rating was not delivered"));
        assertThat(talk.rating().state()).isEqualTo(State.ASKED);
        talk.settle();
        talk.later(Duration.ofDays(1));
        talk.wakes();
        var again = talk.posted(Piece.REMINDER);
        assertThat(words(again)).contains("Resolved", "@anna", "how did we do?");
        assertThat(again.message().buttons()).hasSize(5);
        talk.settle();
        talk.presses(ANNA, 4);
        talk.settle();

        assertThat(talk.rating().given().stars()).isEqualTo(4);
        assertThat(talk.shown(Piece.REMINDER)).contains("Good (4)");
    }

    @Test
    void whatStandsNowhereUntilTheEndIsNoSilence() {
        var talk = askedInVain();
        isAskedAgainInVain(talk);

        assertThat(talk.rating().skip()).isEqualTo(Skip.UNDELIVERED);
        assertThat(talk.facts().wakes()).isEmpty();
        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void withoutARepetitionTheEndIsTheSame() {
        var times = new Times(Duration.ZERO, Duration.ZERO, Duration.ofDays(7), Duration.ofDays(1), Duration.ZERO);
        var talk = new RatingFixture(RatingPolicyTest.policy(times, 100, Only.EVERYTHING));
        talk.stands(RESOLVED);
        talk.fails(Piece.QUESTION);
        talk.settle();
        talk.later(Duration.ofDays(7));
        talk.wakes();

        assertThat(talk.rating().skip()).isEqualTo(Skip.UNDELIVERED);
    }

    @Test
    void aRepetitionThatCannotBePutLeavesTheQuestion() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.settle();
        isAskedAgainInVain(talk);

        assertThat(talk.rating().state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void theAgentsReadOfThanksAndOfACallToThemThatCannotBeWritten() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 2);
        talk.fails(Piece.THANKS);
        talk.fails(Piece.ALERT);

        assertThat(notes(talk))
                .filteredOn(note -> note.contains("⚠️"))
                .satisfiesExactly(
                        thanks -> assertThat(thanks).contains("rating was not delivered to the chat"),
                        alert -> assertThat(alert).contains("agents' chat"));
        assertThat(talk.rating().given().stars()).isEqualTo(2);
    }

    /** It stands there all the same. */
    @Test
    void aQuestionThatWasAnsweredIsNotCalledUndelivered() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.presses(ANNA, 5);
        talk.fails(Piece.QUESTION);

        assertThat(notes(talk)).noneMatch(note -> note.contains("⚠️"));
    }

    /** Its answers were lost, and that it stood there shows now. */
    @Test
    void aPressOnAQuestionThatWasGivenUpCounts() {
        var talk = askedInVain();
        talk.presses(ANNA, 5);
        talk.settle();

        assertThat(talk.rating().given().stars()).isEqualTo(5);
        assertThat(talk.shown(Piece.QUESTION)).contains("Excellent (5)");
    }
}
