package deskbridge.demo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.demo.chaos.Deed.Kind;
import deskbridge.emulator.Fault;
import deskbridge.emulator.play.Heard;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.TicketSystem.Remark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two requests that a faultless hub has seen to, written down by hand: each test spoils one thing, and the count must notice. */
final class CountTest {

    private static final String KEY = "D-1";
    private static final List<String> STARS = IntStream.rangeClosed(1, 5)
            .mapToObj(stars -> "⭐".repeat(stars) + " (" + stars + ")")
            .toList();

    /** Neither a mention nor a colleague. */
    private static final int PLAIN = 3;

    private static final int BY_COLLEAGUE = 2;
    private static final int EVERYBODY = 1;
    private static final int WITH_FILE = 0;

    private final PaperDesk desk = new PaperDesk();
    private final PaperMessenger messenger = new PaperMessenger();
    private final PaperMessenger elsewhere = new PaperMessenger();
    private final Conversation conversation = request("t0", KEY, messenger);
    private final Conversation other = request("t1", "D-2", elsewhere);

    private Conversation request(String word, String key, PaperMessenger talk) {
        var made = new Conversation(word, talk.played(), desk.played(), InstantSource.fixed(Instant.EPOCH));
        desk.open(key, "Заявка «" + word + "» не работает");
        talk.hubSays("🎫 " + key + " Заявка «" + word + "»\nСтатус: Закрыт", List.of());
        made.ticketIs(key);
        return made;
    }

    @BeforeEach
    void everythingGoesWell() {
        does(Kind.SAY, PLAIN);
        desk.hubSays(KEY, "Иван: Сообщение «t0-s1»");
        does(Kind.SAY_WITH_FILE, PLAIN);
        desk.hubSays(KEY, "Иван: Сообщение «t0-s2»", PlayFile.text("t0-s2.txt", "Вложение к t0-s2"));
        does(Kind.ANSWER, PLAIN);
        messenger.hubSays("🔔 Анна Агентова\nОтвет «t0-a1»", List.of());
        does(Kind.ANSWER, BY_COLLEAGUE);
        messenger.hubSays("🔔 Борис Помощник\nОтвет «t0-a2»", List.of());
        does(Kind.ANSWER, EVERYBODY);
        messenger.hubSays("🔔 Анна Агентова\nОтвет «t0-a3», all", List.of());
        does(Kind.ANSWER_WITH_FILE, PLAIN);
        messenger.hubSays("🔔 Анна Агентова\nОтвет «t0-a4»", List.of(), PlayFile.text("t0-a4.txt", "Вложение к t0-a4"));
        does(Kind.SECRET, WITH_FILE);
        isRated(conversation, KEY, messenger);
        isRated(other, "D-2", elsewhere);
    }

    private void does(Kind kind, int pick) {
        conversation.carryOut(new Deed(kind, 0, pick));
    }

    private void isRated(Conversation made, String key, PaperMessenger talk) {
        made.finish();
        talk.hubSays(key + " завершена: «Закрыт».\nОценка: (4)", STARS);
        made.rate(4);
        talk.hubSays("Спасибо за оценку!", List.of());
        desk.hubSays(key, "Оценка: 4/5");
    }

    private Tally tally() {
        return tally(new Repeats(messenger.played(), List.of(), Duration.ZERO));
    }

    private Tally tally(Repeats repeats) {
        return Count.of(List.of(conversation, other), messenger.played(), desk.played(), repeats);
    }

    private void inTalk(String holding, UnaryOperator<Heard> change) {
        messenger.heard().replaceAll(it -> it.text().contains(holding) ? change.apply(it) : it);
    }

    private static Heard saying(Heard old, String words) {
        return new Heard(old.id(), words, old.buttons(), old.files(), old.at());
    }

    private void notInTalk(String holding) {
        messenger.heard().removeIf(it -> it.text().contains(holding));
    }

    private void inTicket(String holding, UnaryOperator<Remark> change) {
        desk.remarks(KEY).replaceAll(it -> it.text().contains(holding) ? change.apply(it) : it);
    }

    @Test
    void nothingIsAmissWhenEverythingWentWell() {
        assertThat(tally().faults()).isEmpty();
        assertThat(tally().arrived()).isEqualTo(tally().expected()).isGreaterThan(15);
        assertThat(messenger.presses()).isEqualTo(2);
    }

    @Test
    void aMissingAnswerIsLost() {
        notInTalk("«t0-a1»");
        assertThat(tally().lost()).isEqualTo(1);
    }

    @Test
    void aMissingMessageIsLost() {
        desk.remarks(KEY).removeIf(it -> it.text().contains("«t0-s1»"));
        assertThat(tally().lost()).isEqualTo(1);
    }

    @Test
    void missingWordsOfTheHubAreLost() {
        notInTalk("🎫");
        notInTalk("завершена");
        notInTalk("Спасибо");
        desk.remarks(KEY).removeIf(it -> it.text().contains("Оценка"));
        assertThat(tally().lost()).isEqualTo(4);
    }

    /** Both of its calls suffered something, so nobody could press and nothing followed. */
    @Test
    void aQuestionThatWasGivenUpIsLostUnlessItWasTold() {
        notInTalk("завершена");
        notInTalk("Спасибо");
        desk.remarks(KEY).removeIf(it -> it.text().contains("Оценка"));
        try (var telegram = new HurtTelegram(InstantSource.fixed(Instant.EPOCH))) {
            telegram.isHurt(KEY + " завершена", Fault.status(500), new Fault.Dropped());
            assertThat(tally(telegram.after()).lost()).isEqualTo(3);

            desk.hubSays(KEY, "⚠️ Сообщение об оценке не доставлено в чат. Причина: ответ потерян");
            assertThat(tally(telegram.after()).faults()).isEmpty();
            assertThat(tally(telegram.after()).givenUp()).isEqualTo(1);
        }
    }

    @Test
    void aMissingFileIsLostAndABrokenOneIsAltered() {
        inTalk("«t0-a4»", it -> new Heard(it.id(), it.text(), it.buttons(), List.of(), it.at()));
        assertThat(tally().lost()).isEqualTo(1);

        var broken = List.of(PlayFile.text("t0-a4.txt", "<h1>It works</h1>"));
        inTalk("«t0-a4»", it -> new Heard(it.id(), it.text(), it.buttons(), broken, it.at()));
        assertThat(tally().lost()).isZero();
        assertThat(tally().altered()).isEqualTo(1);
    }

    @Test
    void whatStandsThereTwiceIsDoubledAlsoWithinOneMessage() {
        messenger.hubSays("🔔 Анна Агентова\nОтвет «t0-a1»", List.of());
        inTalk("«t0-a2»", it -> saying(it, it.text() + "\nОтвет «t0-a2»"));
        messenger.hubSays("D-1 завершена: «Закрыт».\nОценка: (4)", STARS);
        assertThat(tally().doubled()).isEqualTo(3);
    }

    @Test
    void whatTheHubSaysWithoutAReasonIsAmiss() {
        messenger.hubSays("🔔 Анна Агентова\n", List.of());
        messenger.hubSays("⚠️ Не доставлено", List.of());
        desk.open("D-3", "Сообщение «t0-s1»");
        assertThat(tally().doubled()).isEqualTo(3);
    }

    @Test
    void theOrderIsThatInWhichItWasSaid() {
        Heard first = messenger.heard().get(1);
        messenger.heard().remove(first);
        messenger.heard().add(first);
        assertThat(tally().disordered()).isPositive();
    }

    @Test
    void wordsUnderAnotherNameAreAltered() {
        inTalk("«t0-a2»", it -> saying(it, it.text().replace("Борис Помощник", "Анна Агентова")));
        inTicket("«t0-s1»", it -> new Remark(it.id(), "Сообщение «t0-s1»", false, it.author(), true, List.of()));
        assertThat(tally().altered()).isEqualTo(2);
    }

    @Test
    void aMentionThatIsGoneIsAltered() {
        inTalk("«t0-a3»", it -> saying(it, it.text().replace(", all", "")));
        assertThat(tally().altered()).isEqualTo(1);
    }

    @Test
    void aSecretIsLeakedByItsWordsAndByTheNameOfItsFile() {
        inTalk("«t0-a1»", it -> saying(it, it.text() + " «t0-i1»"));
        assertThat(tally().leaked()).isPositive();

        inTalk("«t0-a1»", it -> saying(it, it.text().replace(" «t0-i1»", "")));
        assertThat(tally().leaked()).isZero();
        messenger.hubSays("🔔 «t0-a9»", List.of(), PlayFile.text("t0-i1.txt", "Вложение к t0-i1"));
        assertThat(tally().leaked()).isPositive();
    }

    @Test
    void whatStandsInAnotherRequestsTicketOrTalkIsLeaked() {
        desk.hubSays("D-2", "Иван: Сообщение «t0-s1»");
        elsewhere.hubSays("Ответ «t0-a1»", List.of());
        assertThat(tally().leaked()).isEqualTo(2);
    }

    @Test
    void whatComesBackToWhereItWasSaidIsAmiss() {
        messenger.hubSays("Сообщение «t0-s1»", List.of());
        desk.hubSays(KEY, "Ответ «t0-a1»");
        assertThat(tally().looped()).isEqualTo(2);
    }

    @Test
    void whatWasChangedOrTakenBackAndStandsThereStillIsStale() {
        inTalk("«t0-a1»", it -> saying(it, it.text() + "\nОтвет «t0-a2»"));
        does(Kind.CHANGE_ANSWER, PLAIN);
        assertThat(tally().stale()).isPositive();
    }

    @Test
    void aCardOrQuestionThatSaysSomethingElseIsStale() {
        inTalk("🎫", it -> saying(it, it.text().replace("Закрыт", "Открыт")));
        inTalk("завершена", it -> saying(it, it.text().replace("(4)", "(1)")));
        assertThat(tally().stale()).isEqualTo(2);
    }
}
