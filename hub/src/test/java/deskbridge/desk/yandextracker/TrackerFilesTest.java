package deskbridge.desk.yandextracker;

import static deskbridge.connector.Sending.receipt;
import static deskbridge.desk.yandextracker.TrackerFixture.IVAN;
import static deskbridge.desk.yandextracker.TrackerFixture.draft;
import static deskbridge.desk.yandextracker.TrackerFixture.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.Given;
import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Command;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.TicketRef;
import deskbridge.emulator.Body;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.TrackerFile;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files go both ways; what cannot go is named. */
class TrackerFilesTest {
    private static final RemoteFile SCREEN = new RemoteFile(TrackerFixture.PACHCA, "f1", "снимок экрана №1.png", 5L);

    private final TrackerFixture fixture = new TrackerFixture();
    private final Given context = new Given(fixture.clock.instant());

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void filesOfARequestAndOfACommentArriveUnderTheirNames() {
        context.file(SCREEN.id(), bytes("bytes"));
        Receipt receipt =
                receipt(fixture.desk.send(new Command.CreateTicket("u", draft(IVAN, "Экран", SCREEN)), context));
        TicketRef ticket = ((Receipt.TicketNow) receipt).ticket().ref();
        context.inTicket(ticket);

        fixture.desk.send(new Command.AddComment(words(IVAN, "ещё", SCREEN)), context);

        assertThat(fixture.tracker.state().files(ticket.key()))
                .extracting(TrackerFile::name)
                .containsExactly("снимок экрана №1.png", "снимок экрана №1.png");
        assertThat(fixture.tracker.state().comments(ticket.key()).getFirst().files())
                .hasSize(1);
        assertThat(fixture.tracker.state().unusedFiles()).isZero();
    }

    @Test
    void aFileThatCannotBeBroughtIsNamedInTheText() {
        RemoteFile gone = new RemoteFile(TrackerFixture.PACHCA, "f2", "пропал.txt", 5L);
        RemoteFile huge = new RemoteFile(TrackerFixture.PACHCA, "f3", "кино.mkv", 500L * 1024 * 1024);
        RemoteFile empty = new RemoteFile(TrackerFixture.PACHCA, "f4", "пусто.txt", 0L);
        context.file(empty.id(), new byte[0]);
        Receipt receipt = receipt(
                fixture.desk.send(new Command.CreateTicket("u", draft(IVAN, "Файлы", gone, huge, empty)), context));

        TrackerIssue issue = fixture.tracker
                .state()
                .issue(((Receipt.TicketNow) receipt).ticket().ref().key());
        assertThat(issue.description())
                .contains("Файл «пропал.txt» не передан")
                .contains("Файл «кино.mkv» не передан: больше 128 МБ")
                .contains("Файл «пусто.txt» не передан: он пустой");
    }

    @Test
    void aFileThatTrackerFindsTooLargeIsNamedInTheComment() {
        TicketRef ticket = fixture.ticket(context);
        fixture.tracker.setup().largestFile(3);
        context.file(SCREEN.id(), bytes("bytes"));

        fixture.desk.send(new Command.AddComment(words(IVAN, "смотрите", SCREEN)), context);

        assertThat(fixture.tracker.state().comments(ticket.key()).getFirst().text())
                .contains("смотрите")
                .contains("Файл «снимок экрана №1.png» не передан");
    }

    @Test
    void anAgentsFileCanBeOpened() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        fixture.tracker
                .agent(TrackerSeed.AGENT)
                .comments(
                        ticket.key(),
                        "инструкция",
                        new TrackerFile("как починить (1).txt", "text/plain", Body.of(bytes("выключить и включить"))));

        TicketSeen seen = fixture.desk.observe(ticket, null, List.of(), false).orElseThrow();
        RemoteFile file = seen.comments().getFirst().files().getFirst();
        assertThat(file.name()).isEqualTo("как починить (1).txt");
        assertThat(file.size()).isEqualTo(bytes("выключить и включить").length);
        try (LocalFile local = fixture.desk.open(file)) {
            assertThat(Files.readString(local.path())).isEqualTo("выключить и включить");
            assertThat(local.name()).isEqualTo("как починить (1).txt");
        }
    }

    @Test
    void aFileWithAnOddNameCanBeOpenedUnderItsExactName() throws Exception {
        TicketRef ticket = fixture.ticket(context);
        fixture.tracker
                .agent(TrackerSeed.AGENT)
                .comments(
                        ticket.key(),
                        "выгрузка",
                        new TrackerFile("отчёт\r\nза\tмарт.txt", "text/plain", Body.of(bytes("сумма"))));

        TicketSeen seen = fixture.desk.observe(ticket, null, List.of(), false).orElseThrow();
        try (LocalFile local =
                fixture.desk.open(seen.comments().getFirst().files().getFirst())) {
            assertThat(Files.readString(local.path())).isEqualTo("сумма");
            assertThat(local.name()).isEqualTo("отчёт__за_март.txt");
        }
    }

    @Test
    void aFileWithANameThatNoAddressHoldsCannotBeHadForGood() {
        assertThatItCannotBeHadForGood("66aa/77/..", "..");
    }

    @Test
    void aFileThatIsGoneIsSaidToBeGoneForGood() {
        assertThatItCannotBeHadForGood("66aa/77/x.txt", "x.txt");
    }

    private void assertThatItCannotBeHadForGood(String id, String name) {
        var file = new RemoteFile(TrackerFixture.TRACKER, id, name, null);
        assertThatThrownBy(() -> fixture.desk.open(file))
                .isInstanceOfSatisfying(
                        RemoteTrouble.class,
                        trouble -> assertThat(trouble.isPermanent()).isTrue());
    }

    @Test
    void anEditKeepsTheNotesAndAnAgentsWords() {
        RemoteFile gone = new RemoteFile(TrackerFixture.PACHCA, "f2", "пропал.txt", 5L);
        var before = draft(IVAN, "Было", gone);
        Receipt receipt = receipt(fixture.desk.send(new Command.CreateTicket("u", before), context));
        TicketRef ticket = ((Receipt.TicketNow) receipt).ticket().ref();
        context.inTicket(ticket);
        var source = new MessageRef(TrackerFixture.PACHCA, "70001");

        fixture.desk.send(new Command.EditTicket(before.description(), draft(IVAN, "Стало"), source), context);

        assertThat(fixture.tracker.state().issue(ticket.key()).description())
                .contains("Стало")
                .doesNotContain("Было")
                .contains("пропал.txt");

        fixture.tracker
                .agent(TrackerSeed.AGENT)
                .update(ticket.key(), Json.object().put("description", "Переписано агентом"));
        fixture.desk.send(
                new Command.EditTicket(draft(IVAN, "Стало").description(), draft(IVAN, "Снова"), source), context);

        assertThat(fixture.tracker.state().issue(ticket.key()).description()).isEqualTo("Переписано агентом");
        assertThat(fixture.tracker.state().comments(ticket.key()).getFirst().text())
                .contains("обращение изменено")
                .contains("Снова");
    }
}
