package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** The same promises for every messenger with every ticket system, on every database. */
@MethodSource("pairs")
final class PairScenarios extends PairScenario {

    @Test
    void aRequestBecomesOneTicketWithOneCard() {
        Talk talk = asked("Не печатает принтер на третьем этаже", PlayFile.text("журнал.txt", "строка журнала"));

        Ticket ticket = ticket();
        assertThat(ticket.title()).contains("Не печатает принтер");
        assertThat(ticket.description()).contains("Не печатает принтер на третьем этаже");
        assertThat(ticket.files()).containsExactly(PlayFile.text("журнал.txt", "строка журнала"));
        assertThat(talk.heard()).singleElement().satisfies(card -> {
            assertThat(card.text()).contains(ticket.key());
            assertThat(card.buttons()).isNotEmpty();
        });
    }

    @Test
    void theTalkGoesBothWaysInItsOrderAndOnce() {
        Talk talk = asked("Не печатает принтер");
        String key = ticket().key();
        talk.says("Горит красная лампа");
        stage.settle();
        stage.desk.comments(key, "Выключите и включите", false);
        stage.desk.comments(key, "Помогло?", false);
        stage.settle();
        talk.says("Нет, всё так же");
        stage.settle();
        later(Duration.ofMinutes(2));

        assertThat(afterTheCard(talk))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Выключите и включите"),
                        second -> assertThat(second).contains("Помогло?"));
        assertThat(remarks())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Горит красная лампа"),
                        second -> assertThat(second).contains("Выключите и включите"),
                        third -> assertThat(third).contains("Помогло?"),
                        fourth -> assertThat(fourth).contains("Нет, всё так же"));
    }

    @Test
    void filesGoBothWays() {
        Talk talk = asked("Не печатает принтер");
        var photo = PlayFile.text("фото.txt", "как это выглядит");
        var manual = PlayFile.text("инструкция.txt", "как это чинить");
        talk.says("Вот так", photo);
        stage.settle();
        stage.desk.comments(ticket().key(), "Сделайте так", false, manual);
        stage.settle();

        assertThat(stage.desk.remarks(ticket().key()).getFirst().files()).containsExactly(photo);
        assertThat(talk.heard().stream().flatMap(it -> it.files().stream())).containsExactly(manual);
    }

    /** A proxy that is not well answers 200 and a page of its own. */
    @Test
    void aWebPageInPlaceOfAFileIsNoFile() {
        CallMatch content =
                (method, path) -> method.equals("GET") && path.matches(".*/(storage|file|attachments/[^/]+)/.*");
        Talk talk = asked("Не печатает принтер");
        var photo = PlayFile.text("фото.txt", "как это выглядит");
        var manual = PlayFile.text("инструкция.txt", "как это чинить");
        stage.messenger.faults().next(2, content, new Fault.Html(200));
        stage.desk.faults().next(2, content, new Fault.Html(200));
        talk.says("Вот так", photo);
        stage.desk.comments(ticket().key(), "Сделайте так", false, manual);
        stage.settle();
        for (int i = 0; i < 4; i++) {
            later(Duration.ofMinutes(1));
        }

        assertThat(stage.desk.remarks(ticket().key()))
                .filteredOn(it -> it.text().contains("Вот так"))
                .singleElement()
                .satisfies(it -> assertThat(it.files()).containsExactly(photo));
        assertThat(talk.heard().stream().flatMap(it -> it.files().stream())).containsExactly(manual);
    }

    @Test
    void whatAgentsSayAmongThemselvesStaysThere() {
        Talk talk = asked("Не печатает принтер");
        String key = ticket().key();
        stage.desk.comments(key, "Опять он уронил", true, PlayFile.text("счёт.txt", "сто тысяч"));
        stage.desk.comments(key, "Чиним", false);
        stage.settle();
        later(Duration.ofMinutes(2));

        assertThat(afterTheCard(talk))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Чиним"));
        assertThat(stage.messenger.journal().entries())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.call().body().text())
                        .doesNotContain("уронил")
                        .doesNotContain("сто тысяч")
                        .doesNotContain("счёт.txt"));
    }

    @Test
    void editsFollowOnTheOtherSide() {
        Talk talk = asked("Не печатает принтер");
        String key = ticket().key();
        String message = talk.says("Лампа красная");
        String remark = stage.desk.comments(key, "Приду завтра", false);
        stage.settle();
        talk.edits(message, "Лампа жёлтая");
        stage.desk.edits(key, remark, "Приду сегодня");
        stage.settle();
        later(Duration.ofMinutes(2));

        assertThat(remarks()).anySatisfy(text -> assertThat(text).contains("Лампа жёлтая"));
        assertThat(afterTheCard(talk)).anySatisfy(text -> assertThat(text).contains("Приду сегодня"));
        assertThat(afterTheCard(talk)).noneSatisfy(text -> assertThat(text).contains("Приду завтра"));
    }

    @Test
    void theRequesterHearsWhatBecomesOfHisTicket() {
        Talk talk = asked("Не печатает принтер");
        String key = ticket().key();
        stage.desk.takes(key);
        stage.settle();
        assertThat(afterTheCard(talk))
                .singleElement()
                .satisfies(said -> assertThat(said).contains(key).contains("взята в работу"));
        stage.desk.finishes(key);
        stage.settle();
        assertThat(afterTheCard(talk)).anySatisfy(said -> assertThat(said).contains("завершена"));
        stage.desk.reopens(key);
        stage.settle();
        assertThat(afterTheCard(talk)).anySatisfy(said -> assertThat(said).contains("снова в работе"));
    }

    @Test
    void theCardFollowsInItsPlaceAndOnlyWhatMattersIsSaidAnew() {
        Talk talk = asked("Не печатает принтер");
        String key = ticket().key();
        String card = talk.heard().getFirst().id();
        stage.desk.takes(key);
        later(Duration.ofSeconds(10));
        stage.desk.renames(key, "Принтер на третьем этаже");
        later(Duration.ofMinutes(2));
        assertThat(afterTheCard(talk)).hasSize(1);
        stage.desk.asksForInformation(key);
        later(Duration.ofSeconds(10));

        assertThat(talk.heard().getFirst().id()).isEqualTo(card);
        assertThat(talk.heard().getFirst().text())
                .contains("Принтер на третьем этаже")
                .contains("Анна");
        assertThat(afterTheCard(talk))
                .hasSize(2)
                .last()
                .satisfies(said -> assertThat(said).asString().contains("ждёт от вас информации"));
    }

    @Test
    void whatIsToldFiveTimesAndOutOfOrderHappensOnce() {
        var dice = new Random(11);
        stage.messenger.webhooks().script().random(dice, 1, new WebhookFault.Duplicated(5));
        stage.desk
                .webhooks()
                .script()
                .random(dice, 1, new WebhookFault.Duplicated(5), new WebhookFault.Late(Duration.ofMillis(200)));
        Talk talk = asked("Не печатает принтер");
        String key = ticket().key();
        for (int i = 1; i <= 4; i++) {
            talk.says("слово клиента " + i);
            stage.desk.comments(key, "слово агента " + i, false);
            stage.settle();
        }
        later(Duration.ofMinutes(2));

        assertThat(afterTheCard(talk)).hasSize(4);
        assertThat(numbers("слово агента ", afterTheCard(talk))).containsExactly(1, 2, 3, 4);
        assertThat(numbers("слово клиента ", remarks())).containsExactly(1, 2, 3, 4);
        assertThat(remarks()).hasSize(8);
    }

    @Test
    void aLostAnswerOfTheDeskMakesNothingTwice() {
        stage.desk.faults().next(1, stage.desk.creating(), new Fault.AnswerLost());
        Talk talk = asked("Не печатает принтер");
        later(Duration.ofMinutes(1));
        stage.desk.faults().next(1, stage.desk.commenting(), new Fault.AnswerLost());
        talk.says("Горит красная лампа");
        talk.says("И пищит");
        stage.settle();
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(2));

        assertThat(remarks())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Горит красная лампа"),
                        second -> assertThat(second).contains("И пищит"));
        assertThat(talk.heard()).hasSize(1);
    }

    @Test
    void aTicketThatIsMadeAndCannotBeReadYetIsNotMadeAgain() {
        var made = new AtomicBoolean();
        CallMatch readings = (method, path) -> {
            made.compareAndSet(false, stage.desk.creating().matches(method, path));
            return made.get() && method.equals("GET");
        };
        stage.desk.faults().next(3, readings, new Fault.Dropped());
        Talk talk = asked("Не печатает принтер");
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(2));

        assertThat(made).isTrue();
        assertThat(ticket().title()).contains("Не печатает принтер");
        assertThat(talk.heard()).hasSize(1);
    }

    @Test
    void aLostAnswerOfTheMessengerIsRepeatedAtMostOnceWhereItCannotBeLookedUp() {
        Talk talk = asked("Не печатает принтер");
        stage.messenger.faults().next(1, stage.messenger.writing(), new Fault.AnswerLost());
        stage.desk.comments(ticket().key(), "Выключите и включите", false);
        stage.desk.comments(ticket().key(), "Помогло?", false);
        stage.settle();
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(2));

        var told = afterTheCard(talk);
        assertThat(told.stream().filter(said -> said.contains("Выключите")).count())
                .isBetween(1L, stage.messenger.name().equals("telegram") ? 2L : 1L);
        assertThat(told.stream().filter(said -> said.contains("Помогло?"))).hasSize(1);
        assertThat(told.getLast()).contains("Помогло?");
    }

    @Test
    void anHourWithoutTheDeskLosesNothing() {
        stage.desk.faults().always(CallMatch.any(), Fault.status(503));
        Talk talk = stage.messenger.asks("Не печатает принтер");
        stage.settle();
        later(Duration.ofMinutes(30));
        later(Duration.ofMinutes(30));
        assertThat(stage.desk.tickets()).isEmpty();
        stage.desk.faults().clear();
        later(Duration.ofMinutes(30));
        talk.says("Горит красная лампа");
        stage.settle();

        assertThat(remarks()).singleElement().satisfies(it -> assertThat(it).contains("Горит красная лампа"));
        assertThat(talk.heard()).isNotEmpty();
    }

    @Test
    void whatHappensWhileTheHubIsDownIsFoundAfterwards() {
        Talk talk = asked("Не печатает принтер");
        String key = ticket().key();
        stage.hub.stop();
        stage.desk.comments(key, "Выключите и включите", false);
        stage.desk.comments(key, "Только для своих", true);
        stage.desk.takes(key);
        stage.clock().advance(Duration.ofMinutes(10));
        stage.hub.start();
        stage.settle();
        later(Duration.ofSeconds(60));

        assertThat(afterTheCard(talk))
                .anySatisfy(said -> assertThat(said).contains("Выключите и включите"))
                .anySatisfy(said -> assertThat(said).contains("взята в работу"))
                .hasSize(2);
    }

    @Test
    void longTextsArriveWhole() {
        Talk talk = asked("Не печатает принтер");
        String text = String.join(
                "\n",
                IntStream.rangeClosed(1, 600)
                        .mapToObj(line -> "строка журнала <" + line + "> & *так*")
                        .toList());
        stage.desk.comments(ticket().key(), text, false);
        stage.settle();
        later(Duration.ofMinutes(2));

        assertThat(numbers("строка журнала <", unescaped(afterTheCard(talk))))
                .isEqualTo(IntStream.rangeClosed(1, 600).boxed().toList());
    }

    private static List<String> unescaped(List<String> texts) {
        return texts.stream()
                .map(text -> text.replace("\\", "").replace("&lt;", "<").replace("&gt;", ">"))
                .toList();
    }

    /** The numbers that follow these words, in the order in which they stand. */
    private static List<Integer> numbers(String words, List<String> texts) {
        var found = new ArrayList<Integer>();
        for (String text : texts) {
            for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
                int end = at + words.length();
                int begin = end;
                while (end < text.length() && Character.isDigit(text.charAt(end))) {
                    end++;
                }
                found.add(Integer.parseInt(text.substring(begin, end)));
            }
        }
        return found;
    }
}
