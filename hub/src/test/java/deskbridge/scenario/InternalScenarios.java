package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.Body;
import deskbridge.emulator.tracker.TrackerFile;
import org.junit.jupiter.api.Test;

/** R6: what agents say among themselves never reaches a requester; nor do its files. */
final class InternalScenarios extends Scenario {

    private void nothingLeaked(String... secrets) {
        for (var call : office.pachca.journal().entries()) {
            for (String secret : secrets) {
                assertThat(call.call().body().text()).doesNotContain(secret);
            }
        }
    }

    @Test
    void anInternalCommentStaysInTheDesk() {
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "!Опять он уронил принтер");
        office.agent().comments(office.ticket().key(), "  ! и кофе пролил");
        settle();
        whenCaughtUp();

        assertThat(office.saidAfterTheCard(request)).isEmpty();
        nothingLeaked("уронил", "кофе");
    }

    @Test
    void theFilesOfAnInternalCommentStayInTheDesk() {
        long request = asked("Не работает принтер");
        office.agent()
                .comments(
                        office.ticket().key(),
                        "!Счёт за ремонт",
                        new TrackerFile("счёт.txt", "text/plain", Body.of("сто тысяч")));
        office.agent().comments(office.ticket().key(), "Чиним");
        settle();
        whenCaughtUp();

        assertThat(office.saidAfterTheCard(request)).hasSize(1);
        assertThat(office.botSaysUnder(request))
                .allSatisfy(message -> assertThat(message.files()).isEmpty());
        nothingLeaked("сто тысяч", "счёт.txt", "Счёт за ремонт");
    }

    @Test
    void aCommentThatBecomesInternalIsTakenBack() {
        long request = asked("Не работает принтер");
        String key = office.ticket().key();
        long comment = office.agent()
                .comments(key, "Виноват Петров", new TrackerFile("акт.txt", "text/plain", Body.of("акт о поломке")));
        settle();
        office.agent().editsComment(key, comment, "!Виноват Петров");
        whenCaughtUp();

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(
                        said -> assertThat(said).contains("Комментарий убран").doesNotContain("Виноват"));
        assertThat(office.botSaysUnder(request).getLast().files()).isEmpty();
    }

    @Test
    void aCommentThatBecomesPublicIsShownOnce() {
        long request = asked("Не работает принтер");
        String key = office.ticket().key();
        long comment = office.agent().comments(key, "!Заменить картридж");
        settle();
        office.agent().editsComment(key, comment, "Заменим картридж");
        whenCaughtUp();

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Заменим картридж"));
    }

    @Test
    void anotherMarkerMayBeChosen() throws java.io.IOException {
        java.nio.file.Files.writeString(folder.resolve("deskbridge.yaml"), """
                connections:
                  tracker:
                    internal-marker: "//"
                """);
        hub.restart();
        long request = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "// между нами");
        office.agent().comments(office.ticket().key(), "!Срочно");
        settle();

        assertThat(office.saidAfterTheCard(request))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("Срочно"));
        nothingLeaked("между нами");
    }

    @Test
    void notesForAgentsAreInternalThemselves() {
        long request = asked("Не работает принтер");
        office.pachca
                .faults()
                .next(
                        1,
                        deskbridge.emulator.CallMatch.of("POST", "/api/shared/v1/messages"),
                        deskbridge.emulator.Fault.status(422));
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();
        whenCaughtUp();

        assertThat(office.commentTexts()).hasSize(2);
        assertThat(office.commentTexts().getLast()).startsWith("!").contains("не доставлен");
        assertThat(office.saidAfterTheCard(request)).isEmpty();
    }
}
