package deskbridge.desk.yandextracker;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.yandextracker.TrackerFixture.IVAN;
import static deskbridge.desk.yandextracker.TrackerFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.domain.Command;
import deskbridge.domain.CommentRef;
import deskbridge.domain.CommentWords;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.FormField;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.Status;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Transition;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ticket's life, told by the desk and held by the emulator. */
class TrackerDeskTest {
    private final TrackerFixture fixture = new TrackerFixture();
    private final Given context = new Given(fixture.clock.instant());

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aTicketIsMadeWithEverythingAnAgentNeeds() {
        TicketRef ticket = fixture.ticket(context);

        TrackerIssue issue = fixture.tracker.state().issue(ticket.key());
        assertThat(issue.summary()).isEqualTo("Не печатает");
        assertThat(issue.description())
                .isEqualTo("**Иван Петров** · [Пачка](https://app.pachca.com/chats/5001?message=70001):\n\n"
                        + "Не печатает\nподробности");
        assertThat(issue.tags()).containsExactly("Создана в Пачке");
        assertThat(issue.author()).isEqualTo(TrackerSeed.EMPLOYEE);
        assertThat(issue.localFields())
                .containsEntry("pachcaUserId", "21")
                .containsEntry("pachcaChatId", "5001")
                .containsEntry("pachcaMessageId", "70001");
        assertThat(issue.unique()).isEqualTo("pachca:70001");
    }

    @Test
    void aTicketIsMadeWithoutWhatTrackerDoesNotKnow() {
        TicketDraft draft = TrackerFixture.draft(IVAN, "Не печатает");
        var misrouted = new TicketDraft(
                draft.summary(),
                draft.description(),
                draft.requester(),
                draft.place(),
                draft.sourceUrl(),
                draft.files(),
                TrackerSeed.OTHER_QUEUE,
                "no-such-type",
                "no.such.agent",
                Map.of("priority", "no-such-priority"));

        var receipt = receipt(fixture.desk.send(new Command.CreateTicket("pachca:70001", misrouted), context));

        String key = ((Receipt.TicketNow) receipt).ticket().ref().key();
        TrackerIssue issue = fixture.tracker.state().issue(key);
        assertThat(issue.queue()).isEqualTo(TrackerSeed.OTHER_QUEUE);
        assertThat(issue.assignee()).isNull();
        assertThat(issue.unique()).isEqualTo("pachca:70001");
    }

    @Test
    void aCommentCarriesNameLinkAndWords() throws Exception {
        TicketRef ticket = fixture.ticket(context);

        Receipt receipt =
                receipt(fixture.desk.send(new Command.AddComment(words(IVAN, "Всё ещё *не* печатает")), context));

        TrackerComment comment = fixture.tracker.state().comments(ticket.key()).getFirst();
        assertThat(comment.text())
                .isEqualTo("**Иван Петров** · [Пачка](https://app.pachca.com/chats/5001?message=80001):\n\n"
                        + "Всё ещё \\*не\\* печатает");
        TicketSeen seen = fixture.desk.observe(ticket, null, List.of(), false).orElseThrow();
        assertThat(seen.comments()).hasSize(1);
        assertThat(seen.comments().getFirst().ref()).isEqualTo(((Receipt.Commented) receipt).comment());
        assertThat(seen.comments().getFirst().own()).isTrue();
    }

    @Test
    void anAgentsCommentIsSeenOnceAndItsEditAndDeletionAreTold() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        TicketSeen first = fixture.desk.observe(ticket, null, List.of(), false).orElseThrow();
        long id = fixture.tracker.agent(TrackerSeed.AGENT).comments(ticket.key(), "Смотрю, @ivan.petrov");

        TicketSeen second =
                fixture.desk.observe(ticket, first.cursor(), List.of(), false).orElseThrow();
        assertThat(second.comments()).hasSize(1);
        assertThat(second.comments().getFirst().author().name()).isEqualTo("Анна Агентова");
        assertThat(second.comments().getFirst().author().email()).isEqualTo("anna.agent@example.org");
        assertThat(second.comments().getFirst().text().mentioned()).hasSize(1);
        TicketSeen third =
                fixture.desk.observe(ticket, second.cursor(), List.of(), false).orElseThrow();
        assertThat(third.comments()).isEmpty();

        fixture.tracker.agent(TrackerSeed.AGENT).editsComment(ticket.key(), id, "Посмотрела");
        TicketSeen edited =
                fixture.desk.observe(ticket, third.cursor(), List.of(), false).orElseThrow();
        assertThat(edited.comments()).hasSize(1);
        assertThat(edited.comments().getFirst().text().words()).isEqualTo("Посмотрела");
        CommentRef ref = edited.comments().getFirst().ref();

        fixture.tracker.agent(TrackerSeed.AGENT).deletesComment(ticket.key(), id);
        TicketSeen deleted =
                fixture.desk.observe(ticket, edited.cursor(), List.of(), false).orElseThrow();
        assertThat(deleted.comments()).isEmpty();
        assertThat(deleted.gone()).containsExactly(ref);
    }

    @Test
    void stepsAskForWhatTrackerWants() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        TicketSeen before = fixture.desk.observe(ticket, null, List.of(), false).orElseThrow();
        Transition close = before.ticket().transition("close").orElseThrow();
        assertThat(close.to().kind()).isEqualTo(Status.Kind.DONE);
        assertThat(close.fields().getFirst())
                .isInstanceOfSatisfying(
                        FormField.Choice.class,
                        choice -> assertThat(choice.options())
                                .extracting(FormField.Option::value)
                                .contains("fixed"));

        Receipt more = receipt(fixture.desk.send(new Command.MoveTicket("close", Map.of(), IVAN), context));
        assertThat(more).isInstanceOf(Receipt.MoreNeeded.class);

        Receipt moved = receipt(
                fixture.desk.send(new Command.MoveTicket("close", Map.of("resolution", "fixed"), IVAN), context));
        assertThat(((Receipt.TicketNow) moved).ticket().status().done()).isTrue();
        TicketSeen after =
                fixture.desk.observe(ticket, before.cursor(), List.of(), false).orElseThrow();
        assertThat(after.steps()).singleElement().satisfies(step -> {
            assertThat(step.from().code()).isEqualTo("open");
            assertThat(step.to().code()).isEqualTo("closed");
            assertThat(step.to().kind()).isEqualTo(Status.Kind.DONE);
        });
    }

    @Test
    void aCommentThatAStepDemandsGoesWithIt() {
        fixture.ticket(context);
        CallMatch steps = CallMatch.of("POST", "/v3/issues/*/transitions/*/_execute");
        fixture.tracker
                .faults()
                .next(
                        1,
                        steps,
                        new Fault.Status(
                                422,
                                "application/json",
                                "{\"errors\":{\"comment\":\"Нужен комментарий\"},\"errorMessages\":[]}",
                                Map.of()));
        Receipt more = receipt(fixture.desk.send(new Command.MoveTicket("start_progress", Map.of(), IVAN), context));
        String asked = ((Receipt.MoreNeeded) more).fields().getFirst().name();
        assertThat(((Receipt.MoreNeeded) more).fields()).allMatch(FormField::required);
        assertThat(asked).as("the hub writes it apart from the step").isNotEqualTo("comment");
        receipt(fixture.desk.send(new Command.MoveTicket("start_progress", Map.of(asked, "Уже иду"), IVAN), context));

        assertThat(fixture.tracker.journal().entries())
                .filteredOn(entry ->
                        steps.matches(entry.call().method(), entry.call().path()))
                .last()
                .satisfies(entry -> assertThat(entry.call().body().text())
                        .contains("\"comment\"")
                        .contains("Уже иду")
                        .doesNotContain("reason"));
    }

    @Test
    void aRemovedMessageLeavesANote() {
        TicketRef ticket = fixture.ticket(context);
        var words = words(IVAN, "пароль 123");
        Receipt.Commented written =
                (Receipt.Commented) receipt(fixture.desk.send(new Command.AddComment(words), context));
        context.recorded(new MessageRef(TrackerFixture.PACHCA, "80001"), written.comment());

        var removed = new CommentWords(
                words.source(), words.author(), RichText.EMPTY, List.of(), words.at(), words.url(), true);
        fixture.desk.send(new Command.EditComment(removed), context);

        assertThat(fixture.tracker.state().comments(ticket.key()).getFirst().text())
                .doesNotContain("пароль")
                .contains("Иван Петров")
                .contains("сообщение удалено");
    }
}
