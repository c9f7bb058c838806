package deskbridge.flow;

import static deskbridge.flow.Cast.ANNA;
import static deskbridge.flow.Cast.BORIS;
import static deskbridge.flow.Cast.ROBOT;
import static deskbridge.flow.Cast.START;
import static deskbridge.flow.Cast.at;
import static deskbridge.flow.Cast.deleted;
import static deskbridge.flow.Cast.direct;
import static deskbridge.flow.Cast.edited;
import static deskbridge.flow.Cast.inThread;
import static deskbridge.flow.Cast.mentioning;
import static deskbridge.flow.Cast.message;
import static deskbridge.flow.Cast.own;
import static deskbridge.flow.Cast.said;
import static deskbridge.flow.Cast.topLevel;
import static deskbridge.flow.Cast.withFiles;
import static deskbridge.flow.FlowFixture.seen;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.Command;
import deskbridge.domain.Command.AddComment;
import deskbridge.domain.Command.CreateTicket;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.GrantAccess;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.RichText;
import deskbridge.flow.FlowSettings.Intake;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeTest {

    private final FlowFixture messages = FlowFixture.taking(Intake.MESSAGE);
    private final FlowFixture menus = FlowFixture.taking(Intake.MENU);
    private final FlowFixture commands = FlowFixture.taking(Intake.COMMAND);

    @Test
    void topLevelMessageBecomesATicket() {
        messages.happens(seen(topLevel("m1"), said("m1", ANNA, "Printer is on fire\n\nSince this morning")));

        var create = messages.only(CreateTicket.class);
        assertThat(create.unique()).isEqualTo("pachca:m1");
        assertThat(create.draft().summary()).isEqualTo("Printer is on fire");
        assertThat(create.draft().description().words()).isEqualTo("Printer is on fire\nSince this morning");
        assertThat(create.draft().requester()).isEqualTo(ANNA);
        assertThat(create.draft().place()).isEqualTo(inThread("m1"));
        assertThat(create.draft().sourceUrl()).isEqualTo("https://chat.example/m1");
        assertThat(messages.conversation().rooted()).isTrue();
        assertThat(messages.conversation().request()).isEqualTo(message("m1"));
    }

    @Test
    void sameMessageSeenAgainChangesNothing() {
        var request = said("m1", ANNA, "Printer is on fire");
        messages.happens(seen(topLevel("m1"), request));
        messages.take();

        var again = messages.happens(seen(topLevel("m1"), request));

        assertThat(again.effects()).isEmpty();
        assertThat(again.conversation()).isNull();
    }

    @Test
    void replyThatOvertakesItsRequestBringsItAlong() {
        var request = said("m1", ANNA, "Printer is on fire");
        var reply = at(START.plusSeconds(5), said("m2", BORIS, "Which one?"));

        messages.happens(seen(inThread("m1"), request, reply));
        messages.happens(seen(topLevel("m1"), request));

        assertThat(messages.commands())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(CreateTicket.class),
                        second -> assertThat(second)
                                .isInstanceOfSatisfying(
                                        AddComment.class,
                                        add -> assertThat(add.words().source()).isEqualTo(message("m2"))));
    }

    @Test
    void oldThreadBecomesNoTicketWhenSomebodyReplies() {
        var ancient = at(START.minusSeconds(86_400), said("m1", ANNA, "Happy new year"));

        messages.happens(seen(inThread("m1"), ancient, said("m2", BORIS, "You too")));

        assertThat(messages.commands()).isEmpty();
    }

    @Test
    void oldMessageBecomesNoTicketWhenEdited() {
        var ancient = at(START.minusSeconds(86_400), said("m1", ANNA, "Happy new year"));

        messages.happens(seen(topLevel("m1"), edited(ancient, "Happy new year!")));
        commands.happens(seen(topLevel("m1"), edited(ancient, "/new year")));

        assertThat(messages.commands()).isEmpty();
        assertThat(commands.commands()).isEmpty();
    }

    @Test
    void oldCommandBecomesNoTicketWhenSomebodyReplies() {
        var ancient = at(START.minusSeconds(86_400), said("m1", ANNA, "/new printer"));

        commands.happens(seen(inThread("m1"), ancient, said("m2", BORIS, "Done")));

        assertThat(commands.commands()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Intake.class)
    void repliesInAThreadWithoutTicketAreNobodysBusiness(Intake intake) {
        var fixture = FlowFixture.taking(intake);

        fixture.happens(seen(inThread("m1"), said("m2", ANNA, "I agree")));

        assertThat(fixture.commands()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Intake.class)
    void commandMakesATicketWhateverTheIntake(Intake intake) {
        var fixture = FlowFixture.taking(intake);

        fixture.happens(seen(topLevel("m1"), said("m1", ANNA, "/NEW   Printer is on fire")));

        assertThat(fixture.only(CreateTicket.class).draft().description().words())
                .isEqualTo("Printer is on fire");
    }

    @ParameterizedTest
    @EnumSource(Intake.class)
    void menuAnswersItsCommandInTheThread(Intake intake) {
        var fixture = FlowFixture.taking(intake);

        fixture.happens(seen(topLevel("m1"), said("m1", ANNA, "/menu")));

        var menu = fixture.only(PostMessage.class);
        assertThat(menu.to()).isEqualTo(new Destination.InThread(inThread("m1")));
        assertThat(menu.message().buttons()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Intake.class)
    void anyTextInADirectChatShowsTheMenu(Intake intake) {
        var fixture = FlowFixture.taking(intake);

        fixture.happens(seen(direct("m1"), said("m1", ANNA, "hello")));

        assertThat(fixture.only(PostMessage.class).to())
                .isEqualTo(new Destination.InChat(direct("m1").chat()));
    }

    @Test
    void anyTextShowsTheMenuWhereMenusAreTheIntake() {
        menus.happens(seen(topLevel("m1"), said("m1", ANNA, "hello")));

        assertThat(menus.only(PostMessage.class).to()).isEqualTo(new Destination.InThread(inThread("m1")));
    }

    @Test
    void menuIsShownOnceHoweverOftenItsMessageIsRead() {
        var call = said("m1", ANNA, "/menu");
        menus.happens(seen(topLevel("m1"), call));
        menus.take();

        menus.happens(seen(topLevel("m1"), edited(call, "/menu please")));
        menus.happens(seen(inThread("m1"), call, said("m2", ANNA, "thanks")));
        menus.happens(seen(inThread("m1"), call, said("m3", BORIS, "/menu"), said("m4", ANNA, "thanks")));

        assertThat(menus.commands()).isEmpty();
    }

    @Test
    void plainTextIsNoRequestWhereCommandsAreTheIntake() {
        commands.happens(seen(topLevel("m1"), said("m1", ANNA, "Lunch?")));

        assertThat(commands.commands()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Intake.class)
    void commandWithoutWordsShowsTheMenu(Intake intake) {
        var fixture = FlowFixture.taking(intake);

        fixture.happens(seen(topLevel("m1"), said("m1", ANNA, "/new")));

        assertThat(fixture.only(PostMessage.class).message().buttons()).hasSize(2);
    }

    @Test
    void commandWithOnlyFilesIsARequest() {
        commands.happens(seen(topLevel("m1"), withFiles(said("m1", ANNA, "/new"), "smoke.png")));

        var draft = commands.only(CreateTicket.class).draft();
        assertThat(draft.summary()).isEqualTo("smoke.png");
        assertThat(draft.description().isBlank()).isTrue();
    }

    @Test
    void wordsThatOnlyBeginLikeACommandAreNone() {
        commands.happens(seen(topLevel("m1"), said("m1", ANNA, "/newsletter is out")));

        assertThat(commands.commands()).isEmpty();
    }

    @Test
    void filesAloneMakeATicketNamedAfterTheFirst() {
        messages.happens(seen(topLevel("m1"), withFiles(said("m1", ANNA, ""), "smoke.png", "fire.png")));

        var draft = messages.only(CreateTicket.class).draft();
        assertThat(draft.summary()).isEqualTo("smoke.png");
        assertThat(draft.files()).extracting("name").containsExactly("smoke.png", "fire.png");
    }

    @Test
    void longFirstLineIsCutInTheSummaryOnly() {
        String line = "word ".repeat(100).strip();

        messages.happens(seen(topLevel("m1"), said("m1", ANNA, line)));

        var draft = messages.only(CreateTicket.class).draft();
        assertThat(draft.summary()).endsWith("word…").hasSizeLessThanOrEqualTo(121);
        assertThat(draft.description().words()).isEqualTo(line);
    }

    @Test
    void longWordIsNotCutWithinASign() {
        messages.happens(seen(topLevel("m1"), said("m1", ANNA, "🔥".repeat(300))));

        assertThat(messages.only(CreateTicket.class).draft().summary()).isEqualTo("🔥".repeat(120) + "…");
    }

    @Test
    void peopleNamedInARequestMaySeeTheTicket() {
        messages.happens(seen(topLevel("m1"), said("m1", ANNA, mentioning("Ask", BORIS))));

        assertThat(messages.commands().getLast()).isEqualTo(new GrantAccess(List.of(BORIS)));
    }

    @Test
    void onlyListedChatsTakeRequestsYetDirectChatsAlwaysAnswer() {
        var fixture = new FlowFixture(FlowFixture.settings(
                Intake.MESSAGE, Set.of("1", "2"), new IntakeForm("New request", List.of(), List.of())));

        fixture.happens(seen(topLevel("m1"), said("m1", ANNA, "Printer is on fire")));
        fixture.happens(seen(topLevel("m2"), said("m2", ANNA, "/menu")));
        assertThat(fixture.commands()).isEmpty();

        fixture.happens(seen(direct("m3"), said("m3", ANNA, "hello")));
        assertThat(fixture.commands()).hasSize(1);
    }

    @Test
    void channelWithoutRouteIsLeftAlone() {
        var fixture = new FlowFixture(new FlowSettings(
                Map.of(), new IntakeForm("New request", List.of(), List.of()), CsatPolicy.usual(), Locale.ENGLISH));

        fixture.happens(seen(direct("m1"), said("m1", ANNA, "/menu")));

        assertThat(fixture.commands()).isEmpty();
    }

    @Test
    void robotsAndTheHubItselfAreNeverAnswered() {
        var person = said("m1", BORIS, "How can we help?");
        for (FlowFixture fixture : List.of(messages, menus, commands)) {
            fixture.happens(seen(topLevel("m1"), said("m1", ROBOT, "/new backup failed")));
            fixture.happens(seen(topLevel("m1"), own(said("m1", ROBOT, "/menu"))));
            fixture.happens(seen(direct("m1"), own(person)));
            fixture.happens(seen(topLevel("m1"), own(person)));

            assertThat(fixture.commands()).isEmpty();
            assertThat(fixture.facts.conversations()).isEmpty();
        }
    }

    @Test
    void requestDeletedBeforeItIsReadIsNone() {
        messages.happens(seen(topLevel("m1"), deleted(said("m1", ANNA, "oops"))));

        assertThat(messages.commands()).isEmpty();
    }

    @Test
    void wordsAfterTheCommandKeepTheirDress() {
        var text = new RichText(List.of(
                new RichText.Paragraph(List.of(new RichText.Plain("/new"))),
                new RichText.Paragraph(
                        List.of(new RichText.Bold(List.of(new RichText.Plain("Printer"))), new RichText.Break()))));

        commands.happens(seen(topLevel("m1"), said("m1", ANNA, text)));

        assertThat(commands.only(CreateTicket.class).draft().description())
                .isEqualTo(new RichText(text.blocks().subList(1, 2)));
    }

    @Test
    void commandItselfMayBeDressed() {
        var text = RichText.line(
                new RichText.Bold(List.of(new RichText.Plain("/new"))), new RichText.Plain(" Printer is on fire"));

        commands.happens(seen(topLevel("m1"), said("m1", ANNA, text)));

        assertThat(commands.only(CreateTicket.class).draft().description())
                .isEqualTo(RichText.plain("Printer is on fire"));
    }

    @Test
    void editedCommandKeepsItsWordOutOfTheTicket() {
        var request = said("m1", ANNA, "/new Printer is on fire");
        commands.happens(seen(topLevel("m1"), request));
        commands.take();

        commands.happens(seen(topLevel("m1"), edited(request, "/new Both printers are on fire")));

        var edit = commands.only(Command.EditTicket.class);
        assertThat(edit.before()).isEqualTo(RichText.plain("Printer is on fire"));
        assertThat(edit.draft().description()).isEqualTo(RichText.plain("Both printers are on fire"));
    }
}
