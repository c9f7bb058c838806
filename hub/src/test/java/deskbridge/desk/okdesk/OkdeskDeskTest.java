package deskbridge.desk.okdesk;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.okdesk.OkdeskFixture.PETR;
import static deskbridge.desk.okdesk.OkdeskFixture.STRANGER;
import static deskbridge.desk.okdesk.OkdeskFixture.id;
import static deskbridge.desk.okdesk.OkdeskFixture.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import deskbridge.connector.Given;
import deskbridge.connector.SendResult;
import deskbridge.domain.Command;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentWords;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.FormField;
import deskbridge.domain.Person;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Transition;
import deskbridge.emulator.okdesk.OkdeskComment;
import deskbridge.emulator.okdesk.OkdeskIssue;
import deskbridge.emulator.okdesk.OkdeskSeed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ticket's life, told by the desk and held by the emulator. */
class OkdeskDeskTest {
    private final OkdeskFixture fixture = new OkdeskFixture();
    private final Given context = fixture.context();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<OkdeskComment> comments(TicketRef ticket) {
        return fixture.okdesk.state().comments(id(ticket));
    }

    @Test
    void aTicketIsMadeInTheNameOfItsContact() {
        TicketRef ticket = fixture.ticket(context);

        OkdeskIssue issue = fixture.okdesk.state().issue(id(ticket));
        assertThat(issue.title()).isEqualTo("Не печатает");
        assertThat(issue.contactId()).isEqualTo(OkdeskSeed.CONTACT);
        assertThat(issue.companyId()).isEqualTo(OkdeskSeed.COMPANY);
        assertThat(issue.authorType()).isEqualTo("contact");
        assertThat(issue.description())
                .startsWith("<p><b>Пётр Клиентов</b> · Telegram:</p>"
                        + "<p>Не печатает<br>горит &lt;красная&gt; лампа &amp; шумит</p>")
                .contains(Marks.of("telegram:70001"));
    }

    @Test
    void aTicketOfAStrangerSaysWhoWrote() {
        Receipt receipt = receipt(fixture.desk.send(
                new Command.CreateTicket("telegram:1", OkdeskFixture.draft(STRANGER, "Где мой заказ?")), context));

        Ticket ticket = ((Receipt.TicketNow) receipt).ticket();
        OkdeskIssue issue = fixture.okdesk.state().issue(id(ticket.ref()));
        assertThat(issue.contactId()).isNull();
        assertThat(issue.description()).contains("Чужой Человек");
        assertThat(ticket.status()).isEqualTo(new Status("opened", "Открыта", Status.Kind.NEW));
        assertThat(ticket.url())
                .isEqualTo(
                        fixture.okdesk.portalUrl() + "/issues/" + ticket.ref().key());
    }

    @Test
    void aRequestersCommentIsHisOwnAndPublic() throws Exception {
        TicketRef ticket = fixture.ticket(context);

        Receipt receipt =
                receipt(fixture.desk.send(new Command.AddComment(words(PETR, "Всё ещё <b>не</b>\nпечатает")), context));

        OkdeskComment comment = comments(ticket).getFirst();
        assertThat(comment.content()).isEqualTo("<p>Всё ещё &lt;b&gt;не&lt;/b&gt;<br>печатает</p>");
        assertThat(comment.authorType()).isEqualTo("contact");
        assertThat(comment.authorId()).isEqualTo(OkdeskSeed.CONTACT);
        assertThat(comment.isPublic()).isTrue();
        TicketSeen seen = fixture.seen(ticket);
        assertThat(seen.comments()).singleElement().satisfies(read -> {
            assertThat(read.ref()).isEqualTo(((Receipt.Commented) receipt).comment());
            assertThat(read.own()).isTrue();
            assertThat(read.internal()).isFalse();
            assertThat(read.text().words()).isEqualTo("Всё ещё <b>не</b>\nпечатает");
        });
    }

    @Test
    void whoIsNoContactIsNamedInTheText() {
        TicketRef ticket = fixture.ticket(context);

        receipt(fixture.desk.send(new Command.AddComment(words(STRANGER, "И я так думаю")), context));

        OkdeskComment comment = comments(ticket).getFirst();
        assertThat(comment.content()).isEqualTo("<p><b>Чужой Человек</b> · Telegram:</p><p>И я так думаю</p>");
        assertThat(comment.authorType()).isEqualTo("employee");
        assertThat(comment.authorId()).isEqualTo(OkdeskSeed.SYSTEM_ID);
        assertThat(comment.isPublic()).isTrue();
    }

    @Test
    void aNoteIsForAgentsOnly() throws Exception {
        TicketRef ticket = fixture.ticket(context);

        receipt(fixture.desk.send(new Command.AddNote(RichText.plain("Оценка: 2/5")), context));

        assertThat(comments(ticket)).singleElement().satisfies(comment -> {
            assertThat(comment.isPublic()).isFalse();
            assertThat(comment.authorId()).isEqualTo(OkdeskSeed.SYSTEM_ID);
        });
        assertThat(fixture.seen(ticket).comments().getFirst().internal()).isTrue();
    }

    @Test
    void agentsCommentsAreReadWithTheirEditsAndDeletions() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        var agent = fixture.okdesk.agent(OkdeskSeed.AGENT);
        long first = agent.comments(id(ticket), "<div>Смотрю,<br><b>скоро</b> отвечу</div>");
        long second = agent.notes(id(ticket), "Клиенту не показывать");

        TicketSeen seen = fixture.seen(ticket);
        assertThat(seen.complete()).isTrue();
        assertThat(seen.comments()).extracting(Comment::internal).containsExactly(false, true);
        assertThat(seen.comments().getFirst().author().email()).isEqualTo(OkdeskSeed.AGENT);
        assertThat(seen.comments().getFirst().own()).isFalse();
        assertThat(seen.comments().getFirst().text().words()).isEqualTo("Смотрю,\nскоро отвечу");

        agent.editsComment(id(ticket), first, "Посмотрела");
        agent.deletesComment(id(ticket), second);
        TicketSeen later =
                fixture.desk.observe(ticket, seen.cursor(), List.of(), false).orElseThrow();
        assertThat(later.complete()).isTrue();
        assertThat(later.comments())
                .singleElement()
                .satisfies(read -> assertThat(read.text().words()).isEqualTo("Посмотрела"));
    }

    @Test
    void stepsAskForWhatOkdeskWants() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        Ticket now = fixture.seen(ticket).ticket();
        assertThat(now.transitions())
                .extracting(Transition::id)
                .containsExactly("in_progress", "delayed", "add_info", "completed", "closed");
        assertThat(now.transition("delayed").orElseThrow().fields())
                .extracting(FormField::name)
                .containsExactly("delay_to", "reason");
        assertThat(now.transition("completed").orElseThrow().to().kind()).isEqualTo(Status.Kind.DONE);

        Receipt delayed = receipt(fixture.desk.send(
                new Command.MoveTicket("delayed", Map.of("delay_to", "P3D", "reason", "Ждём <деталь>"), PETR),
                context));

        assertThat(((Receipt.TicketNow) delayed).ticket().status().kind()).isEqualTo(Status.Kind.PAUSED);
        OkdeskIssue issue = fixture.okdesk.state().issue(id(ticket));
        assertThat(issue.status()).isEqualTo("delayed");
        assertThat(issue.delayedTo()).isEqualTo(fixture.clock.instant().plus(Duration.ofDays(3)));
        assertThat(comments(ticket).getFirst().content())
                .contains("Пётр Клиентов")
                .contains("Ждём &lt;деталь&gt;");
    }

    @Test
    void whatAStepLacksIsAskedFor() {
        TicketRef ticket = fixture.ticket(context);

        Receipt more = receipt(fixture.desk.send(new Command.MoveTicket("delayed", Map.of(), PETR), context));

        assertThat(((Receipt.MoreNeeded) more).fields())
                .extracting(FormField::name)
                .containsExactlyInAnyOrder("delay_to", "reason");
        fixture.okdesk.setup().needs("completed", false, "address");
        more = receipt(fixture.desk.send(new Command.MoveTicket("completed", Map.of(), PETR), context));
        assertThat(((Receipt.MoreNeeded) more).fields())
                .extracting(FormField::name, FormField::label)
                .containsExactly(tuple("address", "Адрес вызова"));
        Receipt moved = receipt(fixture.desk.send(
                new Command.MoveTicket("completed", Map.of("address", "ул. Ленина 44"), PETR), context));
        assertThat(((Receipt.TicketNow) moved).ticket().status().done()).isTrue();
        assertThat(fixture.okdesk.state().issue(id(ticket)).parameters()).containsEntry("address", "ул. Ленина 44");
    }

    @Test
    void aStepThatTheAccountForbidsIsRefusedInWords() {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.agent(OkdeskSeed.AGENT).movesTo(id(ticket), "closed");

        SendResult result = fixture.desk.send(new Command.MoveTicket("in_progress", Map.of(), PETR), context);

        assertThat(result).isInstanceOf(SendResult.Rejected.class);
        assertThat(((SendResult.Rejected) result).reason())
                .contains(ticket.key())
                .contains("Закрыта");
        Receipt again = receipt(fixture.desk.send(new Command.MoveTicket("closed", Map.of(), PETR), context));
        assertThat(again).isInstanceOf(Receipt.TicketNow.class);
    }

    @Test
    void anAgentTakesATicketWithHisGroup() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        var agent = fixture.desk
                .userFor(new Person(PETR.ref(), "Анна", OkdeskSeed.AGENT.toUpperCase(Locale.ROOT), null, false))
                .orElseThrow();

        Receipt receipt = receipt(fixture.desk.send(new Command.AssignTicket(agent), context));

        assertThat(((Receipt.TicketNow) receipt).ticket().assignee())
                .isNotNull()
                .extracting(Person::name)
                .asString()
                .contains("Операторова");
        assertThat(fixture.okdesk.state().issue(id(ticket)).assignee()).isEqualTo(OkdeskSeed.AGENT);
    }

    @Test
    void anEditIsAnotherCommentAndADeletionANote() {
        TicketRef ticket = fixture.ticket(context);
        var words = words(PETR, "пароль 123");
        Receipt.Commented written =
                (Receipt.Commented) receipt(fixture.desk.send(new Command.AddComment(words), context));
        context.recorded(words.source(), written.comment());

        receipt(fixture.desk.send(new Command.EditComment(words(PETR, "пароль не скажу")), context));
        var removed = new CommentWords(
                words.source(), words.author(), RichText.EMPTY, List.of(), words.at(), words.url(), true);
        receipt(fixture.desk.send(new Command.EditComment(removed), context));

        assertThat(comments(ticket))
                .extracting(OkdeskComment::content)
                .containsExactly(
                        "<p>пароль 123</p>",
                        "<p><i>(сообщение изменено)</i></p><p>пароль не скажу</p>",
                        "<p><i>сообщение удалено</i></p>");
    }

    @Test
    void aChangedRequestIsAComment() {
        TicketRef ticket = fixture.ticket(context);
        var before = OkdeskFixture.draft(PETR, "Не печатает").description();

        receipt(fixture.desk.send(
                new Command.EditTicket(before, OkdeskFixture.draft(PETR, "Уже печатает"), OkdeskFixture.MESSAGE),
                context));
        assertThat(comments(ticket))
                .singleElement()
                .satisfies(comment -> assertThat(comment.content())
                        .contains("обращение изменено")
                        .contains("Уже печатает"));
        Receipt same = receipt(fixture.desk.send(
                new Command.EditTicket(before, OkdeskFixture.draft(PETR, "Не печатает"), OkdeskFixture.MESSAGE),
                context));
        assertThat(same).isInstanceOf(Receipt.Done.class);
        assertThat(comments(ticket)).hasSize(1);
    }

    @Test
    void aDeletedTicketIsNotThere() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.agent(OkdeskSeed.SYSTEM).deletes(id(ticket));

        assertThat(fixture.desk.observe(ticket, null, List.of(), false)).isEmpty();
        assertThat(fixture.desk.ticket(ticket)).isEmpty();
    }

    @Test
    void theAccountIsChecked() throws Exception {
        assertThat(fixture.desk.check()).contains("Bridge").contains("completed, closed");
    }
}
