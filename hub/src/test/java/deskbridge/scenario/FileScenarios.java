package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Body;
import deskbridge.emulator.pachca.FormValues;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.PersonFile;
import deskbridge.emulator.tracker.TrackerFile;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files go both ways, byte for byte; what cannot go leaves a visible note. */
final class FileScenarios extends Scenario {

    private static final Body PICTURE = bytes(200_000);
    private static final Body LOG = Body.of("строка журнала\n".repeat(100));

    private static Body bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return Body.of(bytes);
    }

    private Message lastUnder(long request) {
        return office.botSaysUnder(request).getLast();
    }

    private Body contentOf(Message message, int file) {
        return office.pachca.fileContent(message.files().get(file).key());
    }

    @Test
    void filesOfTheRequestLieInTheTicket() {
        office.ivan.writes(
                office.chat,
                "Не работает принтер",
                new PersonFile("фото экрана.png", PICTURE),
                new PersonFile("журнал.log", LOG));
        settle();

        var files = office.tracker.state().files(office.ticket().key());
        assertThat(files).extracting(TrackerFile::name).containsExactly("фото экрана.png", "журнал.log");
        assertThat(files).extracting(TrackerFile::content).containsExactly(PICTURE, LOG);
    }

    @Test
    void filesOfAReplyHangOffItsComment() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Вот журнал", new PersonFile("журнал.log", LOG));
        settle();

        assertThat(office.comments())
                .singleElement()
                .satisfies(comment -> assertThat(comment.files())
                        .singleElement()
                        .satisfies(file -> assertThat(file.content()).isEqualTo(LOG)));
    }

    @Test
    void aMessageOfFilesAloneIsARequestOrAReply() {
        long request = office.ivan.writes(office.chat, "", new PersonFile("ошибка.png", PICTURE));
        office.ivan.repliesInThread(request, "", new PersonFile("журнал.log", LOG));
        settle();

        assertThat(office.ticket().summary()).contains("ошибка.png");
        assertThat(office.tracker.state().files(office.ticket().key())).hasSize(2);
        assertThat(office.comments()).hasSize(1);
    }

    @Test
    void anAgentsFilesReachTheThread() {
        long request = asked("Не работает принтер");
        office.agent()
                .comments(
                        office.ticket().key(),
                        "Инструкция и схема",
                        new TrackerFile("инструкция.txt", "text/plain", LOG),
                        new TrackerFile("схема.png", "image/png", PICTURE));
        settle();

        Message message = lastUnder(request);
        assertThat(message.content()).contains("Инструкция и схема");
        assertThat(message.files()).hasSize(2);
        assertThat(message.files().get(0).name()).isEqualTo("инструкция.txt");
        assertThat(contentOf(message, 0)).isEqualTo(LOG);
        assertThat(contentOf(message, 1)).isEqualTo(PICTURE);
        assertThat(office.comments()).hasSize(1);
    }

    @Test
    void whatIsTooLargeForTheDeskIsReplacedByANote() {
        office.tracker.setup().largestFile(100_000);
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(
                request, "Снимок и журнал", new PersonFile("снимок.png", PICTURE), new PersonFile("журнал.log", LOG));
        settle();

        assertThat(office.comments()).singleElement().satisfies(comment -> {
            assertThat(comment.text())
                    .contains("Снимок и журнал")
                    .contains("снимок.png")
                    .contains("не передан");
            assertThat(comment.files()).extracting(TrackerFile::name).containsExactly("журнал.log");
        });
    }

    @Test
    void anEmptyFileIsReplacedByANote() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Держите", new PersonFile("пусто.txt", Body.EMPTY));
        settle();

        assertThat(office.comments())
                .singleElement()
                .satisfies(comment ->
                        assertThat(comment.text()).contains("Держите").contains("пусто.txt"));
    }

    @Test
    void filesOfAFormLieInTheTicket() {
        office.ivan.writesTo(office.bot.userId(), "Здравствуйте");
        settle();
        office.ivan.presses(office.botTells(office.ivan).getFirst().id(), "Новая заявка");
        settle();
        office.ivan.submits(
                office.pachca.openedViews(office.ivan.id()).getLast(),
                FormValues.none()
                        .with("category", "Другое")
                        .with("description", "Не печатает")
                        .with("files", new PersonFile("снимок.png", PICTURE)));
        settle();

        assertThat(office.tracker.state().files(office.ticket().key()))
                .singleElement()
                .satisfies(file -> assertThat(file.content()).isEqualTo(PICTURE));
    }

    @Test
    void aFileAddedLaterIsAddedToTheComment() {
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Сейчас пришлю журнал");
        settle();
        office.ivan.attaches(reply, new PersonFile("журнал.log", LOG));
        settle();

        assertThat(office.comments())
                .singleElement()
                .satisfies(comment -> assertThat(comment.files())
                        .extracting(TrackerFile::name)
                        .containsExactly("журнал.log"));
    }

    @Test
    void aNameWithPathAndQuotesIsJustAName() {
        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "Вот", new PersonFile("..отчёт \"май\" 100% #1;.txt", LOG));
        settle();

        assertThat(office.comments())
                .singleElement()
                .satisfies(comment -> assertThat(comment.files())
                        .singleElement()
                        .satisfies(file -> {
                            assertThat(file.content()).isEqualTo(LOG);
                            assertThat(file.name()).contains("отчёт").endsWith(".txt");
                        }));
    }
}
