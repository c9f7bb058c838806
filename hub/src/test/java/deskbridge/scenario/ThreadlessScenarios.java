package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.TelegramPlay;
import deskbridge.emulator.play.TicketSystem.Remark;
import deskbridge.emulator.play.TicketSystem.Ticket;
import deskbridge.emulator.telegram.PhoneFile;
import deskbridge.emulator.telegram.TelegramMessage;
import deskbridge.emulator.telegram.TelegramPerson;
import deskbridge.emulator.telegram.TelegramTalk;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Talk in a messenger that has neither threads nor forms: Telegram with Yandex Tracker, joined by configuration alone. */
@ParameterizedClass(name = "{0}")
@EnumSource(Database.class)
final class ThreadlessScenarios extends StageScenario {

    @Parameter(0)
    Database database = Database.SQLITE;

    private TelegramPlay telegram;
    private TelegramPerson ivan;
    private TelegramTalk chat;

    @Override
    PairStage staged() {
        return new PairStage(Pair.TELEGRAM_TRACKER, database.empty("threadless", folder), folder);
    }

    @BeforeEach
    void ivanStarts() {
        telegram = (TelegramPlay) stage.messenger;
        ivan = telegram.emulator().addPerson("Иван");
        chat = ivan.with(telegram.bot());
        chat.starts();
        stage.settle();
    }

    private int writes(String text) {
        stage.clock().advance(Duration.ofSeconds(10));
        int message = chat.writes(text);
        stage.settle();
        return message;
    }

    private void presses(TelegramMessage message, String button) {
        chat.presses(message.id(), button);
        stage.settle();
    }

    private static TelegramMessage last(TelegramTalk talk) {
        return talk.last().orElseThrow();
    }

    private List<Ticket> tickets() {
        return stage.desk.tickets();
    }

    private List<String> remarks(int ticket) {
        return stage.desk.remarks(tickets().get(ticket).key()).stream()
                .map(Remark::text)
                .toList();
    }

    @Test
    void textThatRepliesToNothingIsConfirmedByOneTap() {
        writes("Не печатает принтер");
        assertThat(tickets()).isEmpty();
        var question = last(chat);
        assertThat(question.text()).contains("Создать заявку?", "Не печатает принтер");

        presses(question, "Создать");

        assertThat(tickets())
                .singleElement()
                .satisfies(it -> assertThat(it.title()).contains("Не печатает принтер"));
        var card = chat.message(question.id());
        assertThat(card.text()).contains(tickets().getFirst().key());
        assertThat(card.hasButton("Создать")).isFalse();
    }

    @Test
    void cancelledTextIsNoTicket() {
        writes("Привет");
        var question = last(chat);
        presses(question, "Отмена");

        assertThat(chat.message(question.id()).text()).contains("не создаём");
        var create = question.allButtons().findFirst().orElseThrow();
        chat.forgesPress(question.id(), String.valueOf(create.callbackData()));
        stage.settle();
        assertThat(tickets()).isEmpty();
        assertThat(last(chat).text()).contains("уже ответили");
    }

    @Test
    void albumIsOneTicketWithAllItsFiles() {
        chat.sendsAlbum(
                "/new Не печатает принтер",
                PhoneFile.text("а.txt", "один"),
                PhoneFile.text("б.txt", "два"),
                PhoneFile.text("в.txt", "три"));
        stage.settle();

        assertThat(tickets()).singleElement().satisfies(it -> {
            assertThat(it.title()).isEqualTo("Не печатает принтер");
            assertThat(it.files())
                    .containsExactlyInAnyOrder(
                            PlayFile.text("а.txt", "один"),
                            PlayFile.text("б.txt", "два"),
                            PlayFile.text("в.txt", "три"));
        });
    }

    @Test
    void forwardedMessagesAreOneRequestInTheirOrder() {
        var boss = telegram.emulator().addPerson("Пётр");
        chat.writes("/new Разберитесь, пожалуйста");
        chat.forwards(boss, "Принтер горит");
        chat.forwards(boss, "И пищит");
        stage.settle();

        assertThat(tickets()).hasSize(1);
        assertThat(tickets().getFirst().description()).containsSubsequence("Разберитесь", "Принтер горит", "И пищит");
    }

    @Test
    void whoHasOpenTicketsIsAskedWhichOneAndThePickOutlivesARestart() {
        writes("/new Принтер");
        writes("/new Сканер");
        writes("Всё ещё не работает");
        var question = last(chat);
        assertThat(question.allButtons().map(it -> it.text().replaceFirst("^\\S+-\\d+ ", "")))
                .containsExactly("Сканер", "Принтер", "Новая заявка");
        stage.hub.restart();
        // until the one that was stopped is known to poll no more
        later(Duration.ofMinutes(2));

        presses(
                question,
                question.allButtons().skip(1).findFirst().orElseThrow().text());

        assertThat(remarks(0)).singleElement().satisfies(it -> assertThat(it).contains("Всё ещё не работает"));
        assertThat(remarks(1)).isEmpty();
        assertThat(chat.message(question.id()).text()).contains("Добавлено", "Принтер");
        assertThat(chat.message(question.id()).allButtons()).isEmpty();
    }

    @Test
    void replyGoesToItsTicketWhateverItAnswersThere() {
        writes("/new Принтер");
        writes("/new Сканер");
        stage.desk.comments(tickets().getFirst().key(), "Выключите и включите", false);
        stage.settle();
        int mirrored = last(chat).id();
        stage.clock().advance(Duration.ofSeconds(10));
        int reply = chat.replies(mirrored, "Не помогло");
        stage.settle();
        stage.clock().advance(Duration.ofSeconds(10));
        chat.replies(reply, "И пахнет");
        stage.settle();

        assertThat(remarks(0))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Выключите"),
                        second -> assertThat(second).contains("Не помогло"),
                        third -> assertThat(third).contains("И пахнет"));
        assertThat(remarks(1)).isEmpty();
    }

    @Test
    void editsOfPendingAndOfMirroredWordsCount() {
        int request = chat.writes("/new Принтер");
        chat.edits(request, "/new Сканер");
        stage.settle();
        assertThat(tickets())
                .singleElement()
                .satisfies(it -> assertThat(it.title()).isEqualTo("Сканер"));

        stage.clock().advance(Duration.ofSeconds(10));
        int reply = chat.replies(request, "Лампа красная");
        stage.settle();
        chat.edits(reply, "Лампа жёлтая");
        stage.settle();
        assertThat(remarks(0)).singleElement().satisfies(it -> assertThat(it).contains("Лампа жёлтая"));
    }

    /** Telegram tells times by the second: what came within one is told apart by its order only. */
    @Test
    void whatIsSaidWithinOneSecondWhileTheHubIsAwayKeepsItsOrder() {
        int request = writes("/new Не печатает принтер");
        stage.hub.stop();
        List<String> lines =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "Строка «" + i + "»").toList();
        lines.forEach(line -> chat.replies(request, line));
        stage.clock().advance(Duration.ofSeconds(30));
        stage.hub.start();
        stage.settle();

        assertThat(String.join("\n", remarks(0))).containsSubsequence(lines);
    }

    @Test
    void questionThatNobodyAnswersIsClosedAfterSevenDays() {
        writes("Привет");
        var question = last(chat);
        later(Duration.ofDays(7));

        assertThat(chat.message(question.id()).text()).contains("7 дней");
        assertThat(chat.message(question.id()).allButtons()).isEmpty();
        assertThat(tickets()).isEmpty();
    }

    @Test
    void newRequestIsTheNextMessage() {
        writes("/menu");
        presses(last(chat), "Новая заявка");
        assertThat(last(chat).text()).contains("следующим сообщением");
        writes("Не печатает принтер");

        assertThat(tickets())
                .singleElement()
                .satisfies(it -> assertThat(it.title()).isEqualTo("Не печатает принтер"));
    }

    @Test
    void everybodyReadsHisOwnLanguage() {
        writes("/language");
        presses(last(chat), "English");
        writes("Printer is on fire");
        assertThat(last(chat).text()).contains("Create a ticket?");

        presses(last(chat), "Create");
        stage.desk.takes(tickets().getFirst().key());
        stage.settle();
        assertThat(last(chat).text()).contains("is being worked on");
    }

    @Test
    void agentsLearnWhoHasBlockedTheBot() {
        writes("/new Принтер");
        ivan.blocks(telegram.bot());
        stage.settle();
        assertThat(remarks(0)).singleElement().satisfies(it -> assertThat(it).contains("Иван", "заблокирован"));

        ivan.unblocks(telegram.bot());
        stage.settle();
        assertThat(remarks(0)).hasSize(2);
        assertThat(remarks(0).getLast()).contains("снова доступен");
    }

    @Test
    void inAGroupOnlyTheAuthorAnswersAndOthersAreToldSo() {
        var anna = telegram.emulator().addPerson("Анна");
        var group = telegram.emulator().addSupergroup("Отдел", ivan);
        group.adds(anna);
        group.adds(telegram.bot());
        group.promotes(telegram.bot(), true);
        stage.settle();
        var here = ivan.in(group);
        stage.clock().advance(Duration.ofSeconds(10));
        here.writes("Не печатает принтер");
        stage.settle();
        var question = last(here);
        assertThat(question.text()).contains("Создать заявку?");

        anna.in(group).presses(question.id(), "Создать");
        stage.settle();
        assertThat(tickets()).isEmpty();
        assertThat(last(here).text()).contains("Анна", "другому человеку");

        here.presses(question.id(), "Создать");
        stage.settle();
        assertThat(tickets()).hasSize(1);
        stage.clock().advance(Duration.ofSeconds(10));
        anna.in(group).replies(question.id(), "У меня тоже");
        stage.settle();
        assertThat(remarks(0)).singleElement().satisfies(it -> assertThat(it).contains("У меня тоже"));
    }
}
