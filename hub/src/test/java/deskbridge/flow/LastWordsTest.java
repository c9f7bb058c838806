package deskbridge.flow;

import static deskbridge.flow.Cast.AGENT;
import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.CLARA;
import static deskbridge.flow.Cast.RESOLVED;
import static deskbridge.flow.Cast.WORK;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.replying;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Button;
import deskbridge.domain.Command.AddComment;
import deskbridge.domain.Command.AddNote;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.MoveTicket;
import deskbridge.domain.Command.OpenForm;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Event.Scene;
import deskbridge.domain.Person;
import deskbridge.domain.Rating.Piece;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastWordsTest {

    private static RatingFixture ended() {
        var talk = new RatingFixture();
        talk.stands(RESOLVED);
        talk.settle();
        return talk;
    }

    private static RatingFixture endedWithoutThreads() {
        var talk = RatingFixture.withoutThreads();
        talk.stands(RESOLVED);
        talk.settle();
        return talk;
    }

    private static RatingFixture ratedLow() {
        var talk = endedWithoutThreads();
        talk.presses(ANNA, 2);
        talk.settle();
        return talk;
    }

    private static List<String> buttons(PostMessage post) {
        return post.message().buttons().stream()
                .flatMap(List::stream)
                .map(Button::text)
                .toList();
    }

    private static String action(PostMessage post, int row) {
        return String.valueOf(post.message().buttons().get(row).getFirst().action());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Спасибо!",
                "спасибо большое, всё работает 👍",
                "Благодарю",
                "Thank you very much!",
                "thanks :)",
                "👍",
                "🙏🙏",
                "ОК, спс"
            })
    void thanksAfterTheEndAreNoComment(String thanks) {
        var talk = ended();
        talk.saysInThread(said("m2", ANNA, thanks));

        var question = talk.commands(PostMessage.class).getFirst();
        assertThat(talk.commands()).hasSize(1);
        assertThat(question.to()).isEqualTo(new Destination.OwnThread());
        assertThat(buttons(question)).containsExactly("All solved", "It did not help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Спасибо, но опять не работает",
                "спасибо?",
                "Не работает",
                "Спасибо, позвоните 112",
                "!!!",
                "🔥🚒",
                "А когда починят второй?"
            })
    void anythingElseAfterTheEndIsAComment(String words) {
        var talk = ended();
        talk.saysInThread(said("m2", ANNA, words));

        assertThat(talk.commands(AddComment.class)).hasSize(1);
    }

    @Test
    void thanksOfOthersNeitherOpenTheTicketNorAskAnything() {
        var talk = ended();
        talk.saysInThread(said("m2", BORIS, "ок, спасибо"));
        assertThat(talk.commands()).isEmpty();
        talk.saysInThread(said("m3", BORIS, "Посмотрите ещё раз"));

        assertThat(talk.commands(AddComment.class)).hasSize(1);
    }

    @Test
    void thanksBeforeTheEndAreAComment() {
        var talk = new RatingFixture();
        talk.stands(WORK);
        talk.settle();
        talk.saysInThread(said("m2", ANNA, "Спасибо"));

        assertThat(talk.commands(AddComment.class)).hasSize(1);
    }

    @Test
    void thanksAreReadOnceHoweverOftenTheyAreSeen() {
        var talk = ended();
        talk.saysInThread(said("m2", ANNA, "Спасибо"));
        talk.settle();
        talk.saysInThread(said("m2", ANNA, "Спасибо"));

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void whoSaysThatAllIsSolvedIsLeftInPeace() {
        var talk = ended();
        talk.saysInThread(said("m2", ANNA, "Спасибо"));
        String solved = action(talk.commands(PostMessage.class).getFirst(), 0);
        talk.settle();
        talk.happens(talk.press(ANNA, solved));

        assertThat(talk.commands()).hasSize(1);
        var edit = talk.commands(EditMessage.class).getFirst();
        assertThat(edit.message().buttons()).isEmpty();
        assertThat(words(edit)).contains("Great");
        talk.settle();
        talk.happens(talk.press(ANNA, solved));
        assertThat(talk.commands())
                .singleElement()
                .satisfies(it -> assertThat(words(it)).contains("already"));
    }

    @Test
    void whatDidNotHelpIsSaidAfterAllAndTheTicketGoesBack() {
        var talk = ended();
        talk.saysInThread(said("m2", ANNA, "Спасибо"));
        String unsolved = action(talk.commands(PostMessage.class).getFirst(), 1);
        talk.settle();
        talk.happens(talk.press(ANNA, unsolved, inThread("m1"), new Scene(talk.ticket(RESOLVED), null)));

        assertThat(talk.commands(AddComment.class)).singleElement().satisfies(add -> {
            assertThat(add.words().author()).isEqualTo(ANNA);
            assertThat(add.words().text().words()).contains("Спасибо", "It did not help");
        });
        assertThat(talk.commands(MoveTicket.class))
                .singleElement()
                .satisfies(move -> assertThat(move.transition()).isEqualTo("reopen"));
        assertThat(words(talk.commands(EditMessage.class).getFirst())).contains("goes back into work");
    }

    @Test
    void strangersDoNotAnswerForTheThankful() {
        var talk = ended();
        talk.saysInThread(said("m2", ANNA, "Спасибо"));
        String unsolved = action(talk.commands(PostMessage.class).getFirst(), 1);
        talk.settle();
        talk.happens(talk.press(CLARA, unsolved, inThread("m1"), new Scene(talk.ticket(RESOLVED), AGENT)));

        assertThat(talk.commands())
                .singleElement()
                .satisfies(it -> assertThat(((PostMessage) it).to()).isEqualTo(new Destination.ToPerson(CLARA.ref())));
    }

    @Test
    void thanksThatReplyToNothingBelongToTheTicketThatEnded() {
        var talk = endedWithoutThreads();
        talk.says(said("m2", ANNA, "Спасибо!"));

        assertThat(talk.commands(PostMessage.class))
                .singleElement()
                .satisfies(post -> assertThat(buttons(post)).containsExactly("All solved", "It did not help"));
    }

    @Test
    void theNextWordsAfterALowRatingAreItsRemark() {
        var talk = ratedLow();
        assertThat(talk.shown(Piece.THANKS)).contains("reply to this message");
        talk.later(Duration.ofMinutes(30));
        talk.says(said("m2", ANNA, "Ждала три дня"));

        assertThat(talk.rating().given().remark()).isEqualTo("Ждала три дня");
        assertThat(talk.commands(AddNote.class))
                .singleElement()
                .satisfies(note -> assertThat(words(note)).contains("Remark to the rating", "Ждала три дня"));
        assertThat(talk.commands(AddComment.class)).isEmpty();
        talk.settle();
        assertThat(talk.shown(Piece.ALERT)).contains("Ждала три дня");
        assertThat(talk.shown(Piece.THANKS)).contains("was passed on");
    }

    @Test
    void aReplyToTheThanksIsTheRemarkHoweverLate() {
        var talk = ratedLow();
        talk.later(Duration.ofHours(5));
        talk.says(replying(talk.rating().shown().thanks(), said("m2", ANNA, "Ждала три дня")));

        assertThat(talk.rating().given().remark()).isEqualTo("Ждала три дня");
    }

    @Test
    void wordsAfterAnHourAreAskedAbout() {
        var talk = ratedLow();
        talk.later(Duration.ofHours(2));
        talk.says(said("m2", ANNA, "А ещё не греет чайник"));

        assertThat(talk.rating().given().remark()).isNull();
        assertThat(talk.commands(AddComment.class)).isEmpty();
    }

    @Test
    void onlyTheFirstWordsAreTheRemark() {
        var talk = ratedLow();
        talk.says(said("m2", ANNA, "Ждала три дня"));
        talk.settle();
        talk.later(Duration.ofMinutes(1));
        talk.says(said("m3", ANNA, "Сломался чайник"));

        assertThat(talk.rating().given().remark()).isEqualTo("Ждала три дня");
        assertThat(talk.commands(AddNote.class)).isEmpty();
    }

    @Test
    void goodRatingsAskForNoWords() {
        var talk = endedWithoutThreads();
        talk.presses(ANNA, 5);
        talk.settle();
        talk.says(said("m2", ANNA, "Сломался чайник"));

        assertThat(talk.rating().given().remark()).isNull();
    }

    @Test
    void inAThreadWordsAfterALowRatingAreAComment() {
        var talk = ended();
        talk.presses(ANNA, 1);
        talk.settle();
        talk.saysInThread(said("m2", ANNA, "Ждала три дня"));

        assertThat(talk.commands(AddComment.class)).hasSize(1);
        assertThat(talk.rating().given().remark()).isNull();
    }

    @Test
    void aFormTakesTheRemarkOfTheRequesterAlone() {
        var talk = ended();
        talk.presses(ANNA, 1);
        talk.settle();
        String data = new Action.Opinion(talk.conversation().id(), 1).data();
        assertThat(opened(talk, BORIS, data)).isFalse();
        talk.settle();
        assertThat(opened(talk, ANNA, data)).isTrue();
        var form = talk.commands(OpenForm.class).getFirst().form();
        talk.settle();
        talk.submits(ANNA, form, "Ждала три дня");
        talk.settle();
        talk.submits(ANNA, form, "Ждала четыре дня");

        assertThat(talk.rating().given().remark()).isEqualTo("Ждала три дня");
    }

    private static boolean opened(RatingFixture talk, Person person, String data) {
        talk.happens(talk.press(person, data));
        return !talk.commands(OpenForm.class).isEmpty();
    }
}
