package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import deskbridge.emulator.okdesk.OkdeskIssue;
import deskbridge.emulator.okdesk.OkdeskParameter;
import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.Aside;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TicketSystem.Ticket;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.emulator.tracker.TrackerIssue;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.store.Journal.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** F1 for every pair: whatever way a request comes, it is one ticket that says whence it came, and one card. */
@MethodSource("pairs")
final class PairIntakeScenarios extends PairScenario {

    private static final PlayFile PICTURE = PlayFile.text("снимок.txt", "как это выглядит");

    @Override
    void begin() {
        String then = switch (stage.desk) {
            case OkdeskPlay okdesk -> {
                okdesk.emulator()
                        .setup()
                        .issueParameter(OkdeskParameter.text("chat_origin", "Откуда"))
                        .issueParameter(OkdeskParameter.text("chat_person", "Кто"));
                yield "{queue: %d, type: incident, priority: high, assignee: %s}"
                        .formatted(OkdeskSeed.ENGINEERS, OkdeskSeed.SECOND_AGENT);
            }
            case TrackerPlay tracker -> {
                List.of("telegramUserId", "telegramChatId", "telegramMessageId", "name")
                        .forEach(field -> tracker.emulator().setup().localField(TrackerSeed.QUEUE, field));
                yield "{queue: %s, type: bug, priority: critical, assignee: %s}"
                        .formatted(TrackerSeed.OTHER_QUEUE, TrackerSeed.SECOND_AGENT);
            }
            default -> throw new IllegalStateException(stage.desk.name());
        };
        String parameters =
                "connections: {okdesk: {origin-parameter: chat_origin, requester-parameter: chat_person}}\n";
        configured(
                "deskbridge.yaml",
                (stage.desk instanceof OkdeskPlay ? parameters : "")
                        + "routes:\n  - {name: urgent, when: {tag: срочно}, then: " + then + "}\n");
        super.begin();
    }

    /** What the newest ticket is called; there are so many. */
    private String newestOf(int tickets) {
        assertThat(stage.desk.tickets()).hasSize(tickets);
        return stage.desk.tickets().getLast().title();
    }

    private TrackerIssue lastInTracker(TrackerPlay tracker) {
        return tracker.emulator().state().issues().getLast();
    }

    private OkdeskIssue lastInOkdesk(OkdeskPlay okdesk) {
        return okdesk.emulator().state().issues().getLast();
    }

    private boolean isTelegram() {
        return stage.messenger.name().equals("telegram");
    }

    @Test
    void theTicketSaysWhenceItCameAndWhoAsked() {
        asked("Не печатает принтер на третьем этаже");

        assertThat(ticket().title()).isEqualTo("Не печатает принтер на третьем этаже");
        assertThat(ticket().description())
                .contains("Не печатает принтер на третьем этаже")
                .contains("Иван")
                .contains(isTelegram() ? "Telegram" : "Пачка");
        String channel = stage.messenger.name();
        switch (stage.desk) {
            case TrackerPlay tracker -> {
                var issue = lastInTracker(tracker);
                assertThat(issue.tags()).containsExactly(isTelegram() ? "Создана в Telegram" : "Создана в Пачке");
                assertThat(issue.author()).isEqualTo(isTelegram() ? TrackerSeed.ROBOT : TrackerSeed.EMPLOYEE);
                assertThat(issue.unique()).isNotNull().startsWith(channel + ":");
                assertThat(issue.localFields())
                        .containsOnlyKeys(channel + "UserId", channel + "ChatId", channel + "MessageId", "name")
                        .allSatisfy(
                                (field, value) -> assertThat(value).matches(field.equals("name") ? "Иван.*" : "\\d+"));
            }
            case OkdeskPlay okdesk ->
                assertThat(lastInOkdesk(okdesk).parameters())
                        .hasEntrySatisfying(
                                "chat_origin", value -> assertThat(value).matches("\\d+\\|\\d+"))
                        .hasEntrySatisfying(
                                "chat_person", value -> assertThat(value).matches("\\d+"));
            default -> throw new IllegalStateException(stage.desk.name());
        }
    }

    @Test
    void theTagIsTheOneThatIsSet() {
        assumeTrue(stage.desk instanceof TrackerPlay, "Okdesk's tickets have no tags");
        stage.hub.with("TRACKER_TAG", "из чата").restart();
        asked("Не печатает принтер");

        assertThat(lastInTracker((TrackerPlay) stage.desk).tags()).containsExactly("из чата");
    }

    @Test
    void theTraceNamesWhatWasMadeAndRepeatsNobodysWords() {
        asked("Не печатает принтер на третьем этаже");

        assertThat(stage.hub.store().journal().latest(100))
                .filteredOn(step -> step.stage().equals("sent"))
                .extracting(Step::detail)
                .anySatisfy(made -> assertThat(made).contains(ticket().key() + " is "))
                .anySatisfy(made -> assertThat(made).startsWith("message@" + stage.messenger.name()))
                .noneSatisfy(made -> assertThat(made).contains("принтер"));
    }

    @Test
    void theCardShowsNumberLinkStatusAndAssignee() {
        Talk talk = asked("Не печатает принтер");

        assertThat(talk.heard()).singleElement().satisfies(card -> {
            assertThat(card.text())
                    .contains(ticket().key())
                    .contains("Не печатает принтер")
                    .contains("Открыт")
                    .contains("не назначен");
            assertThat(card.buttons()).contains(stage.desk.ending(), "Открыть заявку");
        });
        assertThat(stage.messenger.journal().entries())
                .anySatisfy(call -> assertThat(call.call().body().text()).contains(page(ticket())));
    }

    @Test
    void whateverWayItComesARequestIsATicketOfItsOwn() {
        Talk talk = asked("Не печатает принтер");
        talk.saysElsewhere("/new Не работает сканер");
        settle();
        assertThat(newestOf(2)).isEqualTo("Не работает сканер");

        talk.saysElsewhere("Нет гудка в телефоне");
        settle();
        if (isTelegram()) {
            // Nobody can know yet whether it belongs to one of the two.
            Aside chat = talk.aside();
            chat.presses(chat.heard().getLast(), "Новая заявка");
            settle();
        }
        assertThat(newestOf(3)).isEqualTo("Нет гудка в телефоне");

        talk.aside().writes("/menu");
        settle();
        talk.aside().presses(talk.aside().heard().getLast(), "Новая заявка");
        settle();
        if (!talk.fills("Нужен новый монитор", PICTURE)) {
            talk.saysElsewhere("Нужен новый монитор");
        }
        settle();
        assertThat(newestOf(4)).contains("Нужен новый монитор");
        assertThat(stage.desk.tickets().getLast().description()).contains("Нужен новый монитор");
        if (!isTelegram()) {
            assertThat(stage.desk.tickets().getLast().files()).containsExactly(PICTURE);
        }
        assertThat(stage.desk.tickets())
                .allSatisfy(each ->
                        assertThat(cards(each, talk)).as("cards of " + each).isEqualTo(1));
    }

    /** How many cards a ticket was given, alone with the requester, where a question may have become one, and in the chat. */
    private long cards(Ticket ticket, Talk talk) {
        long alone = talk.aside().heard().stream()
                .filter(it -> it.text().contains(ticket.key()))
                .filter(it -> it.buttons().contains("Открыть заявку"))
                .count();
        return isTelegram()
                ? alone
                : alone
                        + stage.messenger.journal().entries(stage.messenger.writing()).stream()
                                .map(call -> call.call().body().text())
                                .filter(body -> body.contains(page(ticket)) && body.contains("\"Открыть заявку\""))
                                .count();
    }

    private String page(Ticket ticket) {
        return stage.desk instanceof OkdeskPlay okdesk
                ? okdesk.emulator().portalUrl() + "/issues/" + ticket.key()
                : "https://tracker.yandex.ru/" + ticket.key();
    }

    @Test
    void aRuleChoosesQueueTypePriorityAndAssignee() {
        Talk talk = asked("Падает сборка #срочно");

        switch (stage.desk) {
            case TrackerPlay tracker -> {
                var issue = lastInTracker(tracker);
                assertThat(issue.queue()).isEqualTo(TrackerSeed.OTHER_QUEUE);
                assertThat(issue.assignee()).isEqualTo(TrackerSeed.SECOND_AGENT);
                assertThat(askedOfTheDesk()).contains("\"type\":\"bug\"").contains("\"priority\":\"critical\"");
            }
            case OkdeskPlay okdesk -> {
                var issue = lastInOkdesk(okdesk);
                assertThat(issue.groupId()).isEqualTo(OkdeskSeed.ENGINEERS);
                assertThat(issue.assignee()).isEqualTo(OkdeskSeed.SECOND_AGENT);
                assertThat(issue.type()).isEqualTo("incident");
                assertThat(issue.priority()).isEqualTo("high");
            }
            default -> throw new IllegalStateException(stage.desk.name());
        }
        assertThat(talk.heard().getFirst().text()).contains("Борис");
        talk.says("Третий раз за день");
        settle();
        assertThat(stage.hub.deadLetters()).isEmpty();
    }
}
