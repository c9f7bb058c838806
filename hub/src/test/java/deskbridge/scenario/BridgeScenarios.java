package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.tracker.TrackerComment;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.emulator.yandex360.DirectoryUser;
import deskbridge.emulator.yandex360.Yandex360Emulator;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** F1–F4: a request becomes a ticket and the talk goes both ways. */
final class BridgeScenarios extends Scenario {

    private static final int LONGEST_PACHCA_MESSAGE = 40_000;

    @Test
    void aMessageInTheChatBecomesOneTicketWithOneCard() {
        long request = asked("Не работает принтер на третьем этаже");

        var ticket = office.ticket();
        assertThat(ticket.summary()).isEqualTo("Не работает принтер на третьем этаже");
        assertThat(ticket.description())
                .contains("Не работает принтер на третьем этаже")
                .contains("Иван Петров");
        assertThat(ticket.tags()).containsExactly("Создана в Пачке");
        assertThat(ticket.author()).isEqualTo("ivan.petrov");
        assertThat(ticket.unique()).isNotNull().contains(Long.toString(request));
        assertThat(ticket.localFields())
                .containsEntry("pachcaUserId", Long.toString(office.ivan.id()))
                .containsEntry("pachcaChatId", Long.toString(office.chat))
                .containsEntry("pachcaMessageId", Long.toString(request));

        assertThat(office.botSaysUnder(request)).hasSize(1);
        Message card = office.cardUnder(request);
        assertThat(card.content())
                .contains(ticket.key())
                .contains("https://tracker.yandex.ru/" + ticket.key())
                .contains("Открыт")
                .contains("не назначен");
        assertThat(card.allButtons()).isNotEmpty();
        assertThat(office.botSaysIn(office.chat)).isEmpty();
    }

    @Test
    void whoIsNoUserOfTheDeskIsNamedInTheTicket() {
        office.olga.writes(office.chat, "Нужен доступ к архиву");
        settle();

        assertThat(office.ticket().author()).isEqualTo(TrackerSeed.ROBOT);
        assertThat(office.ticket().description()).contains("Ольга Смирнова");
        assertThat(office.ticket().localFields()).containsEntry("pachcaUserId", Long.toString(office.olga.id()));
    }

    @Test
    void theRequestersDepartmentIsKnownFromYandex360() {
        office.tracker.setup().localField(TrackerSeed.QUEUE, "department");
        try (var directory = new Yandex360Emulator(0, office.clock, "7700123")) {
            directory
                    .token("y0_directory", Yandex360Emulator.READ_USERS, Yandex360Emulator.READ_DEPARTMENTS)
                    .department(7, "Отдел продаж", 1)
                    .user(DirectoryUser.of("11", "ivan.petrov", "ivan.petrov@example.org", "Иван", "Петров", 7));
            hub.with("Y360_OAUTH", "y0_directory")
                    .with("Y360_ORG_ID", "7700123")
                    .with("Y360_API_URL", directory.uri().toString())
                    .restart();
            asked("Не работает принтер");
        }

        assertThat(office.ticket().localFields()).containsEntry("department", "Отдел продаж");
    }

    @Test
    void whatIsWrittenInTheThreadBecomesCommentsInOrder() {
        long request = office.ivan.writes(office.chat, "Не работает принтер");
        office.ivan.repliesInThread(request, "Горит красная лампа");
        office.olga.repliesInThread(request, "У меня то же самое");
        office.anna.repliesInThread(request, "Сейчас посмотрю");
        settle();

        assertThat(office.commentTexts()).hasSize(3);
        assertThat(office.commentTexts().get(0)).contains("Иван Петров").contains("Горит красная лампа");
        assertThat(office.commentTexts().get(1)).contains("Ольга Смирнова").contains("У меня то же самое");
        assertThat(office.commentTexts().get(2)).contains("Анна Агентова").contains("Сейчас посмотрю");
        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    @Test
    void anAgentsCommentReachesTheThreadOnce() {
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "Уже иду, не выключайте");
        settle();

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .startsWith("🔔 Добавлен комментарий:")
                        .contains("Анна Агентова")
                        .contains("Уже иду, не выключайте"));
        assertThat(office.comments()).hasSize(1);
    }

    @Test
    void emphasisAndLinksSurviveBothWays() {
        long request = asked("Не работает **большой** принтер, см. [фото](https://example.org/photo)");
        office.agent().comments(office.ticket().key(), "Это **точно** он? Читайте [здесь](https://example.org/help)");
        settle();

        assertThat(office.ticket().description()).contains("**большой**").contains("[фото](https://example.org/photo)");
        assertThat(office.saidAfterTheCard(request).getFirst())
                .contains("**точно**")
                .contains("[здесь](https://example.org/help)");
    }

    @Test
    void aLongCommentIsSplitAndNeverCut() {
        long request = asked("Не работает принтер");
        String text = numbered(3_000);
        office.agent().comments(office.ticket().key(), text);
        settle();

        assertThat(text.length()).isGreaterThan(50_000);
        var parts = office.saidAfterTheCard(request);
        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part.getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(LONGEST_PACHCA_MESSAGE));
        assertThat(words(String.join("\n", parts))).endsWith(words(text));
    }

    @Test
    void aLongMessageBecomesOneWholeComment() {
        long request = asked("Не работает принтер");
        String text = numbered(900);
        office.ivan.repliesInThread(request, text);
        settle();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(words(it)).endsWith(words(text)));
    }

    private static String numbered(int lines) {
        return IntStream.rangeClosed(1, lines)
                .mapToObj(line -> "строка журнала " + line)
                .collect(Collectors.joining("\n"));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void theCardFollowsTheTicketInPlace() {
        long request = asked("Не работает принтер");
        Message before = office.cardUnder(request);
        office.agent().assigns(office.ticket().key(), TrackerSeed.AGENT);
        office.agent().renames(office.ticket().key(), "Принтер на третьем этаже");
        settle();

        Message after = office.cardUnder(request);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.content()).contains("Анна Агентова").contains("Принтер на третьем этаже");
        assertThat(office.saidAfterTheCard(request)).isEmpty();
    }

    @Test
    void theRequesterHearsThatHisTicketIsTaken() {
        long request = asked("Не работает принтер");
        office.agent().assigns(office.ticket().key(), TrackerSeed.AGENT);
        office.agent().movesTo(office.ticket().key(), "inProgress");
        settle();

        assertThat(office.cardUnder(request).content()).contains("В работе");
        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .contains(office.ticket().key())
                        .contains("взята в работу")
                        .contains("Анна Агентова"));
    }

    @Test
    void theRequesterHearsThatAnAnswerOfHisIsWanted() {
        long request = asked("Не работает принтер");
        office.agent().movesTo(office.ticket().key(), "needInfo");
        settle();

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("ждёт от вас информации"));
    }

    @Test
    void theRequesterHearsOfTheEndAndOfANewBeginning() {
        long request = asked("Не работает принтер");
        office.agent().movesTo(office.ticket().key(), "closed");
        settle();
        office.agent().movesTo(office.ticket().key(), "open");
        settle();

        assertThat(office.saidAfterTheCard(request))
                .satisfiesExactly(
                        done -> assertThat(done).contains("завершена"),
                        reopened -> assertThat(reopened).contains("снова в работе"));
        assertThat(office.cardUnder(request).content()).contains("Открыт");
    }

    @Test
    void stepsTakenInOneGoAreToldInTheirOrder() {
        long request = asked("Не работает принтер");
        office.agent().movesTo(office.ticket().key(), "inProgress");
        office.agent().movesTo(office.ticket().key(), "resolved", "fixed", "Заменили картридж");
        settle();

        assertThat(office.saidAfterTheCard(request))
                .hasSize(3)
                .anySatisfy(said -> assertThat(said).contains("Заменили картридж"));
        var notices = office.saidAfterTheCard(request).stream()
                .filter(said -> !said.contains("Заменили картридж"))
                .toList();
        assertThat(notices.get(0)).contains("взята в работу");
        assertThat(notices.get(1)).contains("завершена");
    }

    @Test
    void requestsOfDifferentPeopleAreTalksOfTheirOwn() {
        long first = office.ivan.writes(office.chat, "Не работает принтер");
        long second = office.olga.writes(office.chat, "Нужен доступ к архиву");
        office.olga.repliesInThread(second, "К папке отчётов");
        office.ivan.repliesInThread(first, "Горит лампа");
        settle();

        assertThat(office.tickets()).hasSize(2);
        String printer = keyOf("Не работает принтер");
        String archive = keyOf("Нужен доступ к архиву");
        assertThat(office.tracker.state().comments(printer))
                .extracting(TrackerComment::text)
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит лампа"));
        assertThat(office.tracker.state().comments(archive))
                .extracting(TrackerComment::text)
                .singleElement()
                .satisfies(it -> assertThat(it).contains("К папке отчётов"));
        assertThat(office.cardUnder(first).content()).contains(printer);
        assertThat(office.cardUnder(second).content()).contains(archive);
    }

    private String keyOf(String summary) {
        return office.tickets().stream()
                .filter(ticket -> ticket.summary().equals(summary))
                .findFirst()
                .orElseThrow()
                .key();
    }
}
