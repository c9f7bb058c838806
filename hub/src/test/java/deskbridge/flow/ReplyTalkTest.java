package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.OPEN;
import static deskbridge.flow.Cast.RESOLVED;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.at;
import static deskbridge.flow.Cast.direct;
import static deskbridge.flow.Cast.edited;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.replying;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.ticket;
import static deskbridge.flow.Cast.topLevel;
import static deskbridge.flow.Cast.withFiles;
import static deskbridge.flow.FlowFixture.seen;
import static deskbridge.flow.FlowFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.AddComment;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.Command.EditComment;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.EditTicket;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Person;
import deskbridge.domain.Receipt;
import deskbridge.flow.FlowSettings.Intake;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Talk in a messenger without threads. */
class ReplyTalkTest {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final FlowFixture talk = FlowFixture.withoutThreads(Intake.MESSAGE);

    private void says(Person author, String id, String text) {
        says(said(id, author, text));
    }

    private void says(ChatMessage... messages) {
        for (ChatMessage it : messages) {
            talk.happens(seen(direct(it.ref().id()), it));
        }
    }

    /** Lets the hub ask, and the question become message {@code q…}. */
    private PostMessage asked(String id) {
        talk.passes(PAUSE);
        var effect = talk.take(PostMessage.class);
        var question = (PostMessage) effect.command();
        assertThat(question.purpose()).isInstanceOf(Purpose.Question.class);
        talk.succeeded(effect, new Receipt.Posted(List.of(message(id)), Cast.thread(id)));
        return question;
    }

    private void presses(Person person, String question, PostMessage asked, String label) {
        String action = Cast.action(asked.message(), label);
        talk.happens(
                new ButtonPressed(direct(question), message(question), person, action, "t", talk.facts.now(), null));
    }

    /** A ticket of Anna's from message {@code id}. */
    private void hasTicket(String key, String id) {
        talk.makes(ticket(key, OPEN, null));
        says(ANNA, id, "/new Request " + key);
        talk.passes(PAUSE);
        talk.settle();
    }

    @Test
    void firstTextIsConfirmedByOneTap() {
        says(ANNA, "1", "Printer is on fire");
        assertThat(talk.commands()).isEmpty();

        var question = asked("q");
        assertThat(words(question)).contains("Create a ticket?", "Printer is on fire");
        presses(ANNA, "q", question, "Create");

        var draft = ((CreateTicket) talk.take(CreateTicket.class).command()).draft();
        assertThat(draft.summary()).isEqualTo("Printer is on fire");
        assertThat(draft.requester()).isEqualTo(ANNA);
        assertThat(talk.conversation().request()).isEqualTo(message("1"));
    }

    @Test
    void questionBecomesTheCard() {
        says(ANNA, "1", "Printer is on fire");
        presses(ANNA, "q", asked("q"), "Create");
        assertThat(talk.commands()).hasAtLeastOneElementOfType(EditMessage.class);
        talk.settle();

        assertThat(talk.conversation().card()).containsExactly(message("q"));
        assertThat(talk.ticket().ref().key()).isEqualTo("SD-1");
    }

    @Test
    void cancelledWordsAreNoTicketAndAPressIsJudgedOnce() {
        says(ANNA, "1", "Hello");
        var question = asked("q");
        presses(ANNA, "q", question, "Cancel");
        assertThat(words(talk.take().command())).contains("no ticket");

        presses(ANNA, "q", question, "Create");

        assertThat(words(talk.only(PostMessage.class))).contains("answered already");
        assertThat(talk.facts.conversations()).isEmpty();
    }

    @Test
    void onlyTheAuthorMayAnswer() {
        says(ANNA, "1", "Hello");
        var question = asked("q");
        presses(BORIS, "q", question, "Create");

        assertThat(words(talk.only(PostMessage.class))).contains("somebody else");
        assertThat(talk.facts.conversations()).isEmpty();
    }

    @Test
    void commandMakesATicketAtOnce() {
        says(ANNA, "1", "/new@desk_bot Printer is on fire");
        talk.passes(PAUSE);

        assertThat(talk.only(CreateTicket.class).draft().description().words()).isEqualTo("Printer is on fire");
    }

    @Test
    void messageAfterNewRequestIsTheRequest() {
        says(ANNA, "1", "/new");
        assertThat(words(talk.take().command())).contains("Describe");
        says(at(START.plusSeconds(60), said("2", ANNA, "Printer is on fire")));
        talk.passes(PAUSE);
        talk.only(CreateTicket.class);
        talk.forget();

        says(at(START.plusSeconds(120), said("3", ANNA, "And something else")));
        talk.passes(PAUSE);
        assertThat(words(talk.only(PostMessage.class))).contains("Which ticket");
    }

    @Test
    void announcementIsForgottenAfterAnHour() {
        says(ANNA, "1", "/new");
        talk.forget();
        talk.passes(Duration.ofHours(1));
        says(ANNA, "2", "Printer is on fire");
        talk.passes(PAUSE);

        assertThat(words(talk.only(PostMessage.class))).contains("Create a ticket?");
    }

    @Test
    void piecesOfOneGoAreOneTicket() {
        says(ANNA, "1", "/new Printer");
        talk.passes(Duration.ofSeconds(1));
        says(at(START.plusSeconds(2), withFiles(said("2", ANNA, ""), "a.jpg")));
        talk.passes(Duration.ofSeconds(1));
        assertThat(talk.commands()).isEmpty();
        says(at(START.plusSeconds(4), withFiles(said("3", ANNA, "is on fire"), "b.jpg")));
        talk.passes(PAUSE);

        var draft = talk.only(CreateTicket.class).draft();
        assertThat(draft.summary()).isEqualTo("Printer");
        assertThat(draft.description().words()).isEqualTo("Printer\nis on fire");
        assertThat(draft.files()).extracting("name").containsExactly("a.jpg", "b.jpg");
    }

    @Test
    void laterWordsAreAGoOfTheirOwnHoweverFastTheyArrive() {
        says(
                said("1", ANNA, "/new Printer is on fire"),
                at(START.plusSeconds(3), said("2", ANNA, "/new Coffee is cold")),
                at(START.plusSeconds(60), said("3", ANNA, "Hello?")));
        talk.passes(PAUSE);

        assertThat(talk.commands())
                .hasExactlyElementsOfTypes(CreateTicket.class, CreateTicket.class, PostMessage.class);
    }

    @Test
    void editBeforeTheJudgementCounts() {
        says(ANNA, "1", "/new Printer");
        says(edited(said("1", ANNA, ""), "/new Scanner"));
        talk.passes(PAUSE);

        assertThat(talk.only(CreateTicket.class).draft().summary()).isEqualTo("Scanner");
    }

    @Test
    void replyToAnyMessageOfATicketIsItsComment() {
        hasTicket("SD-1", "1");
        hasTicket("SD-2", "2");
        String card = talk.facts.conversations().getFirst().card().getFirst().id();

        says(replying(card, withFiles(said("3", ANNA, "Still burns"), "c.jpg")));
        talk.passes(PAUSE);
        var comment = talk.only(AddComment.class).words();
        assertThat(comment.text().words()).isEqualTo("Still burns");
        assertThat(comment.files()).hasSize(1);
        assertThat(talk.take().conversation())
                .isEqualTo(talk.facts.conversations().getFirst().id());

        says(replying("3", at(START.plusSeconds(60), said("4", BORIS, "Really?"))));
        talk.passes(PAUSE);
        assertThat(talk.only(AddComment.class).words().author()).isEqualTo(BORIS);
    }

    @Test
    void wordsThatReplyToNothingAreAskedAboutWhileTicketsAreOpen() {
        hasTicket("SD-1", "1");
        hasTicket("SD-2", "2");
        says(at(START.plusSeconds(60), said("3", ANNA, "Still burns")));
        var question = asked("q");
        assertThat(question.message().buttons())
                .extracting(row -> row.getFirst().text())
                .containsExactly("SD-2 Printer is on fire", "SD-1 Printer is on fire", "New request");

        presses(ANNA, "q", question, "SD-1");
        assertThat(talk.commands()).hasExactlyElementsOfTypes(AddComment.class, EditMessage.class);
        var first = talk.facts.conversations().getFirst();
        assertThat(talk.take().conversation()).isEqualTo(first.id());
        assertThat(words(talk.take().command())).contains("Added to SD-1");

        says(replying("q", at(START.plusSeconds(90), said("4", ANNA, "A lot"))));
        talk.passes(PAUSE);
        assertThat(talk.take(AddComment.class).conversation()).isEqualTo(first.id());
    }

    @Test
    void finishedTicketsAreNotOffered() {
        hasTicket("SD-1", "1");
        talk.happens(Seen.of(ticket(RESOLVED)).event());
        talk.settle();
        says(at(START.plusSeconds(60), said("2", ANNA, "Coffee is cold")));

        assertThat(words(asked("q"))).contains("Create a ticket?");
    }

    @Test
    void othersTicketsAndOtherChatsAreNotOffered() {
        hasTicket("SD-1", "1");
        says(at(START.plusSeconds(60), said("2", BORIS, "Coffee is cold")));
        assertThat(words(asked("q"))).contains("Create a ticket?");

        talk.happens(seen(topLevel("3"), at(START.plusSeconds(90), said("3", ANNA, "Coffee is cold"))));
        assertThat(words(asked("p"))).contains("Create a ticket?");
    }

    @Test
    void editsOfAPieceRewriteTheWhole() {
        says(said("1", ANNA, "/new Printer"), said("2", ANNA, "is on fire"));
        talk.passes(PAUSE);
        talk.settle();
        says(edited(said("2", ANNA, ""), "is under water"));
        assertThat(talk.only(EditTicket.class).draft().description().words()).isEqualTo("Printer\nis under water");
        talk.forget();

        var later = START.plusSeconds(60);
        says(replying("1", at(later, said("3", ANNA, "one"))), at(later, said("4", ANNA, "two")));
        talk.passes(PAUSE);
        talk.settle();
        says(at(later, edited(said("4", ANNA, ""), "three")));

        var words = talk.only(EditComment.class).words();
        assertThat(words.source()).isEqualTo(message("3"));
        assertThat(words.text().words()).isEqualTo("one\nthree");
    }

    @Test
    void editOfWhatWasNeverOursIsNothing() {
        says(edited(said("1", ANNA, ""), "Hello"));
        talk.passes(PAUSE);

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void questionIsClosedInWordsAfterSevenDays() {
        says(ANNA, "1", "Hello");
        asked("q");
        talk.passes(Duration.ofDays(7));

        var edit = talk.only(EditMessage.class);
        assertThat(edit.target()).isEqualTo(new Command.Target.One(message("q")));
        assertThat(words(edit)).contains("7 days");
        talk.passes(Duration.ofDays(7));
        assertThat(talk.facts.pendings()).isEmpty();
    }

    @Test
    void whoCannotBeAskedGetsHisTicketAllTheSame() {
        says(ANNA, "1", "Printer is on fire");
        talk.passes(PAUSE);
        talk.failed(talk.take(), "blocked");

        talk.only(CreateTicket.class);
    }

    @Test
    void peopleMayReplyToEachOtherInAGroup() {
        talk.happens(seen(topLevel("2"), replying("1", said("2", ANNA, "Lunch?"))));
        talk.passes(PAUSE);

        assertThat(talk.commands()).isEmpty();
    }

    @Test
    void replyWaitsForTheRecordOfWhatItMayAnswer() {
        hasTicket("SD-1", "1");
        talk.facts.messageOnItsWay(true);

        assertThat(talk.happens(seen(direct("2"), replying("99", said("2", ANNA, "Yes"))))
                        .hold())
                .isNotNull();
    }

    @Test
    void pickCannotLeadIntoAnothersTalk() {
        hasTicket("SD-1", "1");
        says(at(START.plusSeconds(60), said("2", BORIS, "Coffee is cold")));
        asked("q");
        String pending = talk.facts.pendings().getLast().id();
        var forged = new Action.Pick(pending, talk.conversation().id()).data();
        talk.happens(new ButtonPressed(direct("q"), message("q"), BORIS, forged, "t", talk.facts.now(), null));

        assertThat(words(talk.only(PostMessage.class))).contains("no longer available");
    }

    @Test
    void repliesInWordsAreCommentsEachAndAnAlbumIsOne() {
        hasTicket("SD-1", "1");
        var later = START.plusSeconds(60);
        says(
                replying("1", at(later, said("2", ANNA, "one"))),
                replying("1", at(later, said("3", ANNA, "two"))),
                replying("1", at(later, withFiles(said("4", ANNA, ""), "a.jpg"))),
                at(later, withFiles(said("5", ANNA, ""), "b.jpg")));
        talk.passes(PAUSE);

        assertThat(talk.commands()).hasExactlyElementsOfTypes(AddComment.class, AddComment.class);
        assertThat(((AddComment) talk.commands().getLast()).words().files()).hasSize(2);
    }

    @Test
    void menuModeShowsTheMenu() {
        var menus = FlowFixture.withoutThreads(Intake.MENU);
        menus.happens(seen(direct("1"), said("1", ANNA, "Hello")));
        menus.passes(PAUSE);

        var menu = menus.only(PostMessage.class).message();
        assertThat(menu.buttons().stream().flatMap(List::stream))
                .extracting(Button::text)
                .containsExactly("New request", "My requests", "Help", "Language");
    }

    @Test
    void commandModeLeavesTalkInAGroupAlone() {
        var quiet = FlowFixture.withoutThreads(Intake.COMMAND);
        quiet.happens(seen(topLevel("1"), said("1", ANNA, "Lunch?")));
        quiet.passes(PAUSE);

        assertThat(quiet.commands()).isEmpty();
    }

    @Test
    void stragglerOfATicketIsItsComment() {
        says(ANNA, "1", "/new Printer");
        talk.passes(Duration.ofSeconds(5));
        talk.settle();
        says(at(START.plusSeconds(1), withFiles(said("2", ANNA, ""), "late.jpg")));
        talk.passes(PAUSE);

        assertThat(talk.only(AddComment.class).words().files()).hasSize(1);
    }

    @Test
    void anEditThatIsOvertakenByTheJudgementIsLookedAtAgain() {
        hasTicket("SD-1", "1");
        var edit = seen(direct("1"), edited(said("1", ANNA, ""), "Scanner"));
        assertThat(talk.happensUnderWay(edit).hold()).isNotNull();
        assertThat(talk.commands()).isEmpty();
        assertThat(talk.happens(edit).hold()).isNull();
        assertThat(talk.commands()).isNotEmpty();
    }
}
