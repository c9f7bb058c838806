package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.emulator.tracker.TrackerSeed;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * F1 with the form of {@code deskbridge.yaml}, where the messenger has forms: what it asks for is in the ticket, wherever its category
 * leads.
 */
@MethodSource("withForms")
final class CategoryScenarios extends PairScenario {

    private static final PlayFile PICTURE = PlayFile.text("снимок.txt", "как это выглядит");

    static Stream<Arguments> withForms() {
        return each(Pair.PACHCA_TRACKER, Pair.PACHCA_OKDESK);
    }

    private boolean isOkdesk() {
        return stage.desk instanceof OkdeskPlay;
    }

    @Override
    void begin() {
        String leads = isOkdesk()
                ? "queue: %d, type: incident, assignee: %s".formatted(OkdeskSeed.ENGINEERS, OkdeskSeed.SECOND_AGENT)
                : "queue: %s, type: bug, assignee: %s".formatted(TrackerSeed.OTHER_QUEUE, TrackerSeed.SECOND_AGENT);
        configured("deskbridge.yaml", """
                form:
                  categories:
                    - {name: Разработка, code: dev, %s}
                    - {name: Прочее}
                  fields:
                    - {name: description, label: Что случилось, type: multiline, required: true}
                    - {name: room, label: Кабинет, required: true}
                    - {name: urgency, label: Срочность, type: choice, required: true, options: [обычная, высокая]}
                    - {name: files, label: Файлы, type: files}
                """.formatted(leads));
        super.begin();
    }

    @Test
    void aCategoryLeadsToQueueTypeAndAssigneeAndTheFieldsStandInTheTicket() {
        Talk talk = asked("Не печатает принтер");
        talk.aside().writes("/menu");
        settle();
        talk.aside().presses(talk.aside().heard().getLast(), "Новая заявка");
        settle();
        assertThat(talk.fills("Падает сборка в 314", PICTURE)).isTrue();
        settle();

        switch (stage.desk) {
            case TrackerPlay tracker -> {
                var issue = tracker.emulator().state().issues().getLast();
                assertThat(issue.queue()).isEqualTo(TrackerSeed.OTHER_QUEUE);
                assertThat(issue.assignee()).isEqualTo(TrackerSeed.SECOND_AGENT);
                assertThat(askedOfTheDesk()).contains("\"type\":\"bug\"");
                saysAllOfTheForm(tracker.ticket(issue.key()).description());
                assertThat(tracker.ticket(issue.key()).files()).containsExactly(PICTURE);
            }
            case OkdeskPlay okdesk -> {
                var issue = okdesk.emulator().state().issues().getLast();
                assertThat(issue.groupId()).isEqualTo(OkdeskSeed.ENGINEERS);
                assertThat(issue.assignee()).isEqualTo(OkdeskSeed.SECOND_AGENT);
                assertThat(issue.type()).isEqualTo("incident");
                saysAllOfTheForm(issue.description());
                assertThat(okdesk.tickets().getLast().files()).containsExactly(PICTURE);
            }
            default -> throw new IllegalStateException(stage.desk.name());
        }
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    private static void saysAllOfTheForm(String description) {
        assertThat(description).contains("Падает сборка в 314", "Кабинет", "Срочность", "обычная");
    }
}
