package deskbridge.flow;

import static deskbridge.flow.Cast.AGENT;
import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.CLOSED;
import static deskbridge.flow.Cast.DESK;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.RESOLVED;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Button;
import deskbridge.domain.Command.AddNote;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.RateTicket;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Rating.Piece;
import deskbridge.domain.Rating.State;
import deskbridge.domain.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RatingTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final RatingFixture talk = new RatingFixture();

    @Test
    void finishedTicketAsksItsRequesterOnce() {
        talk.stands(RESOLVED);
        talk.stands(CLOSED);

        var question = talk.posted(Piece.QUESTION);
        assertThat(question.to()).isEqualTo(new Destination.OwnThread());
        assertThat(words(question)).contains("SD-1", "Resolved", "@anna", "how did we do?");
        assertThat(question.message().buttons())
                .extracting(row -> row.getFirst().text())
                .containsExactly(
                        "⭐⭐⭐⭐⭐ Excellent (5)", "⭐⭐⭐⭐ Good (4)", "⭐⭐⭐ Fair (3)", "⭐⭐ Poor (2)", "⭐ Terrible (1)");
        assertThat(question.message().buttons())
                .allSatisfy(row -> assertThat(row).hasSize(1));
        assertThat(talk.rating().state()).isEqualTo(State.ASKED);
        assertThat(talk.rating().ticket().assignee()).isEqualTo(AGENT);
    }

    @Test
    void theQuestionIsItselfTheNewsOfTheEnd() {
        talk.stands(RESOLVED);

        assertThat(talk.said()).filteredOn(said -> said.contains("Resolved")).hasSize(1);
    }

    @Test
    void theListOfStatusesDecidesWholeAndInAnyCase() {
        talk.stands(new Status("RESOLVED", "Resolved", Status.Kind.IN_PROGRESS));
        assertThat(talk.ratings()).hasSize(1);

        var other = new RatingFixture();
        other.stands(new Status("unresolved", "Given up", Status.Kind.DONE));
        assertThat(other.ratings()).isEmpty();
    }

    @Test
    void theFirstPressOfTheRequesterCounts() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 5);

        assertThat(talk.rating().given().stars()).isEqualTo(5);
        var edit = talk.edited(Piece.QUESTION);
        assertThat(words(edit)).contains("Excellent (5)", "Anna Petrova", "3 Mar 2025 09:00");
        assertThat(edit.message().buttons().getFirst().getFirst().text()).startsWith("✅");
        assertThat(words(talk.posted(Piece.THANKS))).contains("We are glad");
        assertThat(talk.commands(AddNote.class))
                .singleElement()
                .satisfies(note -> assertThat(words(note)).isEqualTo("Rating: 5/5"));
        assertThat(talk.commands(RateTicket.class)).containsExactly(new RateTicket(5, ANNA));
        assertThat(talk.commands()).noneMatch(command -> talk.isPiece(command, Piece.ALERT));
    }

    @Test
    void aDeskWithoutRatingsGetsTheWordsAlone() {
        var plain = new RatingFixture(RatingFixture.policy().rating(Set.of()));
        plain.stands(RESOLVED);
        plain.settle();
        plain.presses(ANNA, 4);

        assertThat(plain.commands(RateTicket.class)).isEmpty();
        assertThat(plain.commands(AddNote.class)).hasSize(1);
    }

    @Test
    void nothingThatAnswersAPressWaitsForTheDesk() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 2);

        talk.effects().forEach(effect -> {
            boolean toDesk = effect.target().equals(DESK);
            var others = talk.effects().stream()
                    .filter(it -> it.target().equals(DESK) != toDesk)
                    .map(Decision.Effect::lane);
            assertThat(others).doesNotContain(effect.lane());
        });
        assertThat(talk.flow().focus(talk.press(ANNA, talk.rate(5))))
                .isEqualTo(new Focus.ById(talk.conversation().id(), false));
    }

    @Test
    void everybodyElseIsToldInPrivateAndChangesNothing() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(BORIS, 1);

        assertThat(talk.rating().state()).isEqualTo(State.ASKED);
        assertThat(talk.commands()).singleElement().satisfies(command -> {
            assertThat(((PostMessage) command).to()).isEqualTo(new Destination.ToPerson(BORIS.ref()));
            assertThat(words(command)).contains("Only the requester");
        });
    }

    @Test
    void theSamePressAgainDoesNothing() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 4);
        talk.settle();
        talk.presses(ANNA, 4);

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void anAnswerIsChangedWithinADay() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 5);
        talk.settle();
        talk.later(Duration.ofHours(23));
        talk.presses(ANNA, 4);

        assertThat(talk.rating().given().stars()).isEqualTo(4);
        assertThat(talk.rating().given().at()).isEqualTo(START);
        assertThat(words(talk.edited(Piece.QUESTION))).contains("Good (4)");
        assertThat(talk.commands(RateTicket.class)).containsExactly(new RateTicket(4, ANNA));
        assertThat(words(talk.commands(AddNote.class).getFirst())).isEqualTo("Rating changed: 4/5");
        assertThat(talk.commands()).noneMatch(command -> talk.isPiece(command, Piece.THANKS));
    }

    @Test
    void afterADayAnAnswerStands() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 5);
        talk.settle();
        talk.later(DAY);
        talk.wakes();

        assertThat(talk.edited(Piece.QUESTION).message().buttons()).isEmpty();
        talk.settle();
        talk.presses(ANNA, 1);
        assertThat(talk.rating().given().stars()).isEqualTo(5);
        assertThat(talk.commands())
                .singleElement()
                .satisfies(command -> assertThat(words(command)).contains("cannot be changed"));
    }

    @Test
    void aLateStarIsTooLateEvenBeforeTheButtonsAreGone() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 5);
        talk.settle();
        talk.later(DAY);
        talk.presses(ANNA, 1);

        assertThat(talk.rating().given().stars()).isEqualTo(5);
    }

    @Test
    void lowRatingsCallTheAgents() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 2);

        var alert = talk.posted(Piece.ALERT);
        assertThat(alert.to()).isEqualTo(new Destination.InChat(RatingFixture.AGENTS));
        assertThat(words(alert)).contains("2/5", "SD-1", "Printer is on fire", "Anna Petrova", "Boris Volkov");
        assertThat(alert.message().buttons().getFirst())
                .extracting(Button::text)
                .containsExactly("Back into work");
        assertThat(words(talk.posted(Piece.THANKS))).contains("We are sorry", "Leave a remark");
    }

    @Test
    void anAlertOnItsWayIsCorrectedWhenItIsWritten() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 3);
        talk.presses(ANNA, 1);
        talk.settle();

        assertThat(talk.shown(Piece.ALERT)).contains("1/5");
        assertThat(talk.shown(Piece.THANKS)).contains("We are sorry");
        assertThat(talk.shown(Piece.QUESTION)).contains("Terrible (1)");
    }

    /** By its words an attempt is found whose answer was lost. */
    @Test
    void aQuestionThatIsAnsweredBeforeItIsKnownToStandKeepsItsWordsUntilThen() {
        talk.stands(RESOLVED);
        talk.presses(ANNA, 4);

        assertThat(talk.rating().given().stars()).isEqualTo(4);
        assertThat(talk.commands(EditMessage.class)).noneMatch(edit -> edit.target() instanceof Target.One);
        talk.settle();
        assertThat(talk.shown(Piece.QUESTION)).contains("Good (4)");
    }

    @Test
    void anAnswerThatBecomesLowCallsTheAgentsOnce() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 4);
        talk.settle();
        talk.presses(ANNA, 2);
        assertThat(talk.commands())
                .filteredOn(it -> talk.isPiece(it, Piece.ALERT))
                .hasSize(1);
        talk.settle();
        talk.presses(ANNA, 5);
        talk.settle();
        talk.presses(ANNA, 3);

        assertThat(talk.commands()).noneMatch(command -> talk.isPiece(command, Piece.ALERT));
        talk.settle();
        assertThat(talk.shown(Piece.ALERT)).contains("Low rating: 3/5");
    }

    @Test
    void theReminderComesOnceAndTheQuestionExpires() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.later(DAY);
        talk.wakes();
        assertThat(words(talk.posted(Piece.REMINDER))).contains("SD-1", "waits for your rating");
        assertThat(talk.posted(Piece.REMINDER).message().buttons()).hasSize(5);
        talk.settle();
        talk.later(Duration.ofDays(6));
        talk.wakes();

        assertThat(talk.rating().state()).isEqualTo(State.EXPIRED);
        assertThat(talk.commands(EditMessage.class)).hasSize(2).allSatisfy(edit -> {
            assertThat(words(edit)).contains("is over");
            assertThat(edit.message().buttons()).isEmpty();
        });
        talk.settle();
        talk.presses(ANNA, 5);
        assertThat(talk.ratings()).allMatch(rating -> rating.score() == null);
        assertThat(talk.facts().wakes()).isEmpty();
    }

    @Test
    void aPressThatWasMadeInTimeCountsHoweverLateItComes() {
        talk.stands(RESOLVED);
        talk.settle();
        var press = talk.press(ANNA, talk.rate(4));
        talk.later(Duration.ofDays(8));
        talk.wakes();
        talk.happens(press);

        assertThat(talk.rating().given().stars()).isEqualTo(4);
    }

    @Test
    void aReopenedTicketTakesTheQuestionBackAndAsksAnewInTheEnd() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.stands(WORK);
        var edit = talk.edited(Piece.QUESTION);
        assertThat(edit.message().buttons()).isEmpty();
        assertThat(words(edit)).contains("in progress again");
        assertThat(talk.rating().state()).isEqualTo(State.CANCELLED);
        talk.settle();
        talk.presses(ANNA, 5);
        assertThat(talk.rating().state()).isEqualTo(State.CANCELLED);
        talk.settle();

        talk.stands(RESOLVED);
        assertThat(talk.ratings()).hasSize(2);
        assertThat(talk.rating().episode()).isEqualTo(2);
        talk.settle();
        talk.presses(ANNA, 3);
        assertThat(talk.rating().given().stars()).isEqualTo(3);
    }

    @Test
    void aRatedTicketThatIsReopenedKeepsItsRating() {
        talk.stands(RESOLVED);
        talk.settle();
        talk.presses(ANNA, 1);
        talk.settle();
        talk.stands(OPEN);
        talk.settle();

        assertThat(talk.rating().given().stars()).isEqualTo(1);
        assertThat(talk.rating().reopenedAt()).isNotNull();
        assertThat(talk.shown(Piece.ALERT)).contains("in progress again");
        assertThat(talk.buttons(Piece.ALERT)).isEmpty();
        assertThat(talk.buttons(Piece.QUESTION)).isEmpty();
    }

    @Test
    void aPressMayBeFasterThanTheRecordOfItsQuestion() {
        talk.stands(RESOLVED);
        talk.presses(ANNA, 5);
        talk.settle();

        assertThat(talk.rating().given().stars()).isEqualTo(5);
        assertThat(talk.shown(Piece.QUESTION)).contains("Excellent (5)");
    }

    @Test
    void dataThatWasMadeUpDoesNothing() {
        for (String data : List.of("rate|x", "rate|abcd|1|6", "rate|abcd|0", "rate|abcd|1|five")) {
            assertThat(talk.happens(talk.press(ANNA, data)).effects()).isEmpty();
        }
        assertThat(talk.happens(talk.press(
                                ANNA, new Action.Rate(talk.conversation().id(), 9, 5).data()))
                        .ratings())
                .isEmpty();
    }
}
