package deskbridge.desk.okdesk;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.okdesk.OkdeskFixture.OKDESK;
import static deskbridge.desk.okdesk.OkdeskFixture.PETR;
import static deskbridge.desk.okdesk.OkdeskFixture.STRANGER;
import static deskbridge.desk.okdesk.OkdeskFixture.TELEGRAM;
import static deskbridge.desk.okdesk.OkdeskFixture.draft;
import static deskbridge.desk.okdesk.OkdeskFixture.id;
import static deskbridge.desk.okdesk.OkdeskFixture.place;
import static deskbridge.desk.okdesk.OkdeskFixture.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import deskbridge.connector.Connector.CatchUp;
import deskbridge.connector.Given;
import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Comment;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.Event.TicketTouched;
import deskbridge.domain.Person;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.StatusChange;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketOrigin;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.Body;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.okdesk.OkdeskComment;
import deskbridge.emulator.okdesk.OkdeskFile;
import deskbridge.emulator.okdesk.OkdeskParameter;
import deskbridge.emulator.okdesk.OkdeskSeed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an account: files, lists, what was missed, what was merged. */
class OkdeskReadingTest {
    private final OkdeskFixture fixture = new OkdeskFixture();
    private final Given context = fixture.context();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static OkdeskFile file(String name, String content) {
        return new OkdeskFile(name, "text/plain", Body.of(content));
    }

    private List<String> touched(List<Envelope> envelopes) {
        return envelopes.stream()
                .map(envelope ->
                        (TicketTouched) fixture.desk.decode(envelope.body()).getFirst())
                .map(touched -> touched.ticket().key())
                .toList();
    }

    @Test
    void filesOfACommentAreOpenedByFreshLinks() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.agent(OkdeskSeed.AGENT).comments(id(ticket), "Смотрите", file("акт № 1.txt", "содержание"));
        RemoteFile file = fixture.seen(ticket).comments().getFirst().files().getFirst();
        assertThat(file.name()).isEqualTo("акт № 1.txt");

        fixture.clock.pass(Duration.ofHours(1));
        fixture.okdesk.faults().next(1, CallMatch.of("GET", "/attachments/**"), Fault.status(403));
        try (LocalFile local = fixture.desk.open(file)) {
            assertThat(Files.readString(local.path())).isEqualTo("содержание");
            assertThat(local.mediaType()).startsWith("text/plain");
        }
    }

    @Test
    void aFileThatIsGoneIsNotAskedForForever() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.agent(OkdeskSeed.AGENT).comments(id(ticket), "Смотрите", file("a.txt", "b"));
        RemoteFile file = fixture.seen(ticket).comments().getFirst().files().getFirst();
        fixture.okdesk.faults().always(CallMatch.of("GET", "/attachments/**"), Fault.status(404));

        Throwable trouble = catchThrowable(() -> fixture.desk.open(file));

        assertThat(trouble)
                .isInstanceOfSatisfying(
                        RemoteTrouble.class, it -> assertThat(it.isPermanent()).isTrue());
        assertThat(trouble.getMessage()).doesNotContain("Signature=").doesNotContain(OkdeskSeed.TOKEN);
    }

    @Test
    void internalFilesStayWithinTheDesk() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        var agent = fixture.okdesk.agent(OkdeskSeed.AGENT);
        agent.attaches(id(ticket), false, file("секрет.txt", "x"));
        agent.notes(id(ticket), "для своих", file("заметка.txt", "y"));
        agent.comments(id(ticket), "для всех", file("ответ.txt", "z"));

        List<Comment> comments = fixture.seen(ticket).comments();

        assertThat(comments.get(0).internal()).isTrue();
        assertThat(comments.get(1).internal()).isFalse();
        assertThat(comments.get(1).files()).extracting(RemoteFile::name).containsExactly("ответ.txt");
    }

    @Test
    void filesGoAlongWithTicketsAndComments() {
        RemoteFile first = new RemoteFile(TELEGRAM, "f1", "фото \"1\".jpg", 3L);
        RemoteFile second = new RemoteFile(TELEGRAM, "f2", "b.pdf", null);
        RemoteFile lost = new RemoteFile(TELEGRAM, "f3", "c.txt", null);
        context.file(first.id(), new byte[] {1, 2, 3});
        context.file(second.id(), new byte[] {4});

        Receipt made = receipt(fixture.desk.send(
                new Command.CreateTicket("telegram:1", draft(PETR, "С файлами", first, second, lost)), context));
        TicketRef ticket = ((Receipt.TicketNow) made).ticket().ref();
        context.inTicket(ticket);
        receipt(fixture.desk.send(new Command.AddComment(words(PETR, "", first, second)), context));

        assertThat(fixture.okdesk.state().issue(id(ticket)).files()).hasSize(2);
        assertThat(fixture.okdesk.state().issue(id(ticket)).description())
                .contains("«c.txt» не передан")
                .contains("горит &lt;красная&gt; лампа");
        OkdeskComment comment = fixture.okdesk.state().comments(id(ticket)).getFirst();
        assertThat(comment.files()).hasSize(2);
        assertThat(comment.authorType()).isEqualTo("contact");
        assertThat(comment.content()).isEqualTo("<p>(файлы)</p>");
        assertThat(comment.isPublic()).isTrue();
    }

    @Test
    void filesThatOkdeskRefusesBecomeNotes() {
        fixture.ticket(context);
        RemoteFile file = new RemoteFile(TELEGRAM, "f1", "a.iso", null);
        context.file(file.id(), new byte[] {1});
        fixture.okdesk.faults().next(1, CallMatch.of("POST", "/api/v1/issues/*/comments"), Fault.status(413));

        receipt(fixture.desk.send(new Command.AddComment(words(PETR, "смотрите", file)), context));

        assertThat(fixture.okdesk.state().comments(id(context.ticket().orElseThrow())))
                .singleElement()
                .satisfies(comment -> assertThat(comment.content())
                        .isEqualTo("<p>смотрите</p><p>📎 Файл «a.iso» не передан: Okdesk его не принял</p>"));
    }

    @Test
    void openTicketsOfAContactAreListedNewestFirst() {
        IntStream.rangeClosed(1, 7).forEach(number -> {
            receipt(fixture.desk.send(
                    new Command.CreateTicket("t" + number, draft(PETR, "Заявка " + number)), context));
            fixture.clock.pass(Duration.ofMinutes(1));
        });
        receipt(fixture.desk.send(new Command.CreateTicket("t8", draft(STRANGER, "Чужая")), context));
        fixture.okdesk
                .agent(OkdeskSeed.AGENT)
                .movesTo(fixture.okdesk.state().issues().get(5).id(), "completed");

        var first = (Receipt.Found) receipt(fixture.desk.send(find(PETR, 1), context));
        var second = (Receipt.Found) receipt(fixture.desk.send(find(PETR, 2), context));

        assertThat(first.total()).isEqualTo(6);
        assertThat(first.tickets())
                .extracting(Ticket::summary)
                .containsExactly("Заявка 7", "Заявка 5", "Заявка 4", "Заявка 3", "Заявка 2");
        assertThat(second.tickets()).extracting(Ticket::summary).containsExactly("Заявка 1");
        assertThat(receipt(fixture.desk.send(find(STRANGER, 1), context))).isEqualTo(new Receipt.Found(List.of(), 0));
    }

    private static Command find(Person person, int page) {
        return new Command.FindTickets(person, page, 5, new Destination.ToPerson(person.ref()), OKDESK, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Moscow", "Asia/Yekaterinburg", "Europe/Kaliningrad", "UTC", "Asia/Kamchatka"})
    void whatWasMissedIsFoundInEveryZone(String zone) throws Exception {
        fixture.okdesk.settings().zone(ZoneId.of(zone));
        var agent = fixture.okdesk.agent(OkdeskSeed.AGENT);
        long old = agent.creates("Старая", "x");
        fixture.clock.pass(Duration.ofHours(30));
        Instant since = fixture.clock.instant();
        fixture.clock.pass(Duration.ofSeconds(10));
        long fresh = agent.creates("Новая", "x");

        var scope = new CatchUp(since, true, List.of());
        assertThat(touched(fixture.desk.missed(scope)))
                .contains(Long.toString(fresh))
                .doesNotContain(Long.toString(old));
        assertThat(touched(fixture.desk.missed(scope))).contains(Long.toString(fresh));

        var later = new CatchUp(since.plusSeconds(5), false, List.of());
        assertThat(touched(fixture.desk.missed(later))).isEmpty();
        fixture.clock.pass(Duration.ofSeconds(10));
        agent.movesTo(fresh, "in_progress");
        assertThat(touched(fixture.desk.missed(later))).containsExactly(Long.toString(fresh));
    }

    @Test
    void aMissLongerThanOnePageIsFoundWhole() throws Exception {
        var agent = fixture.okdesk.agent(OkdeskSeed.AGENT);
        Instant since = fixture.clock.instant();
        IntStream.range(0, 120).forEach(number -> agent.creates("Заявка " + number, "x"));

        assertThat(touched(fixture.desk.missed(new CatchUp(since, true, List.of()))))
                .hasSize(120)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 200})
    void aMergedTicketGoesOnInTheOther(int status) throws Exception {
        fixture.okdesk.settings().mergedStatus(status);
        TicketRef ticket = fixture.ticket(context);
        var agent = fixture.okdesk.agent(OkdeskSeed.AGENT);
        receipt(fixture.desk.send(new Command.AddComment(words(PETR, "моё")), context));
        long other = agent.createsFor(OkdeskSeed.SECOND_CONTACT, "Главная", "x");
        fixture.okdesk.requester(OkdeskSeed.SECOND_CONTACT).comments(other, "чужая переписка");
        agent.merges(id(ticket), other);
        agent.comments(other, "Ответ всем");

        TicketSeen seen = fixture.seen(ticket);

        assertThat(seen.ticket().ref()).isEqualTo(ticket);
        assertThat(seen.ticket().url()).endsWith("/issues/" + other);
        assertThat(seen.complete()).isFalse();
        assertThat(seen.comments()).singleElement().satisfies(comment -> {
            assertThat(comment.text().words()).isEqualTo("Ответ всем");
            assertThat(comment.ref().id()).startsWith(ticket.key() + "/");
        });
        receipt(fixture.desk.send(new Command.AddNote(RichText.plain("сюда")), context));
        assertThat(fixture.okdesk.state().comments(other).getLast().content()).isEqualTo("<p>сюда</p>");
    }

    @Test
    void aRoundThroughAnotherStatusIsNoticed() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        var agent = fixture.okdesk.agent(OkdeskSeed.AGENT);
        agent.movesTo(id(ticket), "completed");
        TicketSeen before = fixture.seen(ticket);
        fixture.clock.pass(Duration.ofMinutes(5));
        agent.movesTo(id(ticket), "in_progress");
        fixture.clock.pass(Duration.ofMinutes(5));
        agent.movesTo(id(ticket), "completed");

        TicketSeen after =
                fixture.desk.observe(ticket, before.cursor(), List.of(), false).orElseThrow();
        TicketSeen again =
                fixture.desk.observe(ticket, after.cursor(), List.of(), false).orElseThrow();

        assertThat(after.steps())
                .extracting(step -> step.from().code(), step -> step.to().code())
                .containsExactly(tuple("completed", "in_progress"), tuple("in_progress", "completed"));
        assertThat(again.steps()).isEqualTo(List.<StatusChange>of());
    }

    @Test
    void whatIsFiledIsRead() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        fixture.okdesk.requester(OkdeskSeed.CONTACT).rates(id(ticket), "good");

        var details = fixture.seen(ticket).ticket().details();

        assertThat(details.type()).isEqualTo("service");
        assertThat(details.company()).isEqualTo("ООО Ромашка");
        assertThat(details.rate()).isEqualTo("good");
    }

    @Test
    void aThreadIsFoundWhereTheAccountKeepsIt() throws Exception {
        fixture.okdesk
                .setup()
                .issueParameter(OkdeskParameter.text("thread", "Диалог"))
                .issueParameter(OkdeskParameter.text("person", "Собеседник"));
        try (OkdeskDesk desk = fixture.desk(
                OkdeskConfigs.seeded(fixture.okdesk, "origin-parameter: thread", "requester-parameter: person"))) {
            receipt(desk.send(new Command.CreateTicket("telegram:1", draft(PETR, "Не печатает")), context));

            Ticket found = desk.findByThread(place("5001", "70001")).orElseThrow();

            assertThat(found.summary()).isEqualTo("Не печатает");
            assertThat(found.origin()).isEqualTo(new TicketOrigin("5001", "70001", "21"));
            assertThat(desk.findByThread(place("5001", "7"))).isEmpty();
        }
        assertThat(fixture.desk.findByThread(place("5001", "70001"))).isEmpty();
    }

    @Test
    void aFilterThatOkdeskIgnoresFindsNothing() throws Exception {
        try (OkdeskDesk desk = fixture.desk(OkdeskConfigs.seeded(fixture.okdesk, "origin-parameter: gone"))) {
            IntStream.range(0, 20)
                    .forEach(number -> fixture.okdesk.agent(OkdeskSeed.AGENT).creates("З" + number, "x"));

            assertThat(desk.findByThread(place("5001", "70001"))).isEmpty();
        }
    }

    @Test
    void idsThatAreTextsMakeNoDifference() throws Exception {
        fixture.okdesk.settings().textIds(true);
        fixture.okdesk.settings().bareCreateAnswer(true);
        fixture.okdesk.settings().oldestCommentsFirst(true);
        fixture.okdesk.settings().fractions(false);
        TicketRef ticket = fixture.ticket(context);
        receipt(fixture.desk.send(new Command.AddComment(words(PETR, "раз")), context));
        fixture.okdesk.agent(OkdeskSeed.AGENT).comments(id(ticket), "два");

        TicketSeen seen = fixture.seen(ticket);

        assertThat(seen.ticket().ref()).isEqualTo(new TicketRef(OKDESK, ticket.key()));
        assertThat(seen.ticket().createdAt()).isEqualTo(fixture.clock.instant());
        assertThat(seen.comments())
                .extracting(comment -> comment.text().words())
                .containsExactly("раз", "два");
    }

    @Test
    void aLongTextGoesThereAndBackWhole() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        String text = "длинное слово <&> ".repeat(20_000).strip();

        receipt(fixture.desk.send(new Command.AddComment(words(PETR, text)), context));

        assertThat(fixture.seen(ticket).comments().getFirst().text().words()).isEqualTo(text);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(500_000);
    }
}
