package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.pachca.Button;
import deskbridge.emulator.pachca.FormValues;
import deskbridge.emulator.pachca.Message;
import deskbridge.emulator.pachca.OpenedView;
import deskbridge.emulator.pachca.SubmitResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** F1: the ways in which a request may begin. */
final class IntakeScenarios extends Scenario {

    private static final String NEW = "Новая заявка";

    /** The form that opened when Ivan pressed the button for a new request. */
    private OpenedView formFrom(Message menu) {
        office.ivan.presses(menu.id(), NEW);
        settle();
        return office.pachca.openedViews(office.ivan.id()).getLast();
    }

    private SubmitResult sends(OpenedView form, String category, String words) {
        SubmitResult result = office.ivan.submits(
                form, FormValues.none().with("category", category).with("description", words));
        settle();
        return result;
    }

    @Test
    void aMessageIsARequestAndAReplyToItIsNot() {
        long request = asked("Не работает принтер");
        office.olga.repliesInThread(request, "И у меня");
        settle();

        assertThat(office.tickets()).hasSize(1);
    }

    @Test
    void aCommandIsARequestWhereOnlyCommandsAre() {
        hub.with("PACHCA_INTAKE", "command").restart();
        asked("Всем привет");
        long request = asked("/new Не работает принтер");

        assertThat(office.ticket().summary()).isEqualTo("Не работает принтер");
        assertThat(office.ticket().description()).doesNotContain("/new");
        assertThat(office.botSaysUnder(request)).hasSize(1);
    }

    @Test
    void onlyChosenChatsTakeRequests() {
        long other = office.chat("Болталка", office.bot);
        hub.with("PACHCA_CHATS", Long.toString(office.chat)).restart();
        office.ivan.writes(other, "Кто на обед?");
        settle();
        assertThat(office.tickets()).isEmpty();
        assertThat(office.botSaysIn(other)).isEmpty();

        asked("Не работает принтер");
        assertThat(office.tickets()).hasSize(1);
    }

    @Test
    void aMenuLeadsToAFormAndTheFormToATicketInItsThread() {
        hub.with("PACHCA_INTAKE", "menu").restart();
        long greeting = asked("Привет, помогите");
        assertThat(office.tickets()).isEmpty();
        Message menu = office.botSaysUnder(greeting).getFirst();
        assertThat(menu.allButtons()).extracting(Button::text).containsExactly(NEW, "Мои заявки");

        OpenedView form = formFrom(menu);
        assertThat(sends(form, "Телефония", "Нет гудка в трубке")).isInstanceOf(SubmitResult.Closed.class);

        assertThat(office.ticket().summary()).isEqualTo("Телефония: Нет гудка в трубке");
        assertThat(office.ticket().author()).isEqualTo("ivan.petrov");
        assertThat(office.ticket().description()).contains("Телефония").contains("Нет гудка в трубке");
        assertThat(office.ticket().localFields()).containsEntry("pachcaMessageId", Long.toString(greeting));
        assertThat(office.botSaysUnder(greeting).getLast().content())
                .contains(office.ticket().key());

        office.ivan.repliesInThread(greeting, "Уже второй день");
        settle();
        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Уже второй день"));
    }

    @Test
    void aTooShortDescriptionIsToldInTheFormAndMakesNoTicket() {
        hub.with("PACHCA_INTAKE", "menu").restart();
        OpenedView form = formFrom(office.botSaysUnder(asked("Привет")).getFirst());

        assertThat(sends(form, "Телефония", "ой"))
                .isInstanceOfSatisfying(
                        SubmitResult.FieldErrors.class,
                        refused -> assertThat(refused.errors()).containsOnlyKeys("description"));
        assertThat(office.tickets()).isEmpty();

        assertThat(sends(form, "Телефония", "Нет гудка")).isInstanceOf(SubmitResult.Closed.class);
        assertThat(office.tickets()).hasSize(1);
    }

    @Test
    void theHubItselfRefusesWhatTheAppLetsPass() {
        hub.with("PACHCA_INTAKE", "menu").restart();
        OpenedView form = formFrom(office.botSaysUnder(asked("Привет")).getFirst());

        // Blanks are enough for the app, and no words for a ticket.
        assertThat(sends(form, "Телефония", "а         б   ".strip() + "      "))
                .isInstanceOf(SubmitResult.Closed.class);
        assertThat(office.tickets()).hasSize(1);
        OpenedView again = formFrom(office.botSaysUnder(asked("Ещё раз")).getFirst());
        assertThat(sends(again, "Телефония", "ой        "))
                .isInstanceOfSatisfying(
                        SubmitResult.FieldErrors.class,
                        refused ->
                                assertThat(refused.errors().get("description")).contains("5"));
        assertThat(office.tickets()).hasSize(1);
    }

    @Test
    void aSecondRequestFromTheSameMenuGetsAThreadOfItsOwn() {
        hub.with("PACHCA_INTAKE", "menu").restart();
        long greeting = asked("Привет, помогите");
        Message menu = office.botSaysUnder(greeting).getFirst();
        sends(formFrom(menu), "Телефония", "Нет гудка в трубке");
        sends(formFrom(menu), "Рабочее место", "Сломалось кресло");

        assertThat(office.tickets()).hasSize(2);
        var second = office.tickets().getLast();
        Message opening = office.botSaysIn(office.chat).getFirst();
        assertThat(opening.content()).contains(second.key());
        assertThat(second.localFields()).containsEntry("pachcaMessageId", Long.toString(opening.id()));
        office.ivan.repliesInThread(opening.id(), "Правый подлокотник");
        settle();
        assertThat(office.tracker.state().comments(second.key())).hasSize(1);
        assertThat(office.tracker.state().comments(office.tickets().getFirst().key()))
                .isEmpty();
    }

    @Test
    void aDirectChatShowsTheMenuWhateverTheIntake() {
        office.ivan.writesTo(office.bot.userId(), "Здравствуйте");
        settle();
        assertThat(office.tickets()).isEmpty();
        Message menu = office.botTells(office.ivan).getFirst();

        sends(formFrom(menu), "Другое", "Нужен пропуск");

        assertThat(office.ticket().summary()).isEqualTo("Другое: Нужен пропуск");
        Message card = office.botTells(office.ivan).getLast();
        assertThat(card.content()).contains(office.ticket().key());
        office.ivan.repliesInThread(card.id(), "На два дня");
        office.agent().comments(office.ticket().key(), "Готово");
        settle();
        assertThat(office.comments()).hasSize(2);
        assertThat(office.botSaysUnder(card.id()).getLast().content()).contains("Готово");
    }

    @Test
    void theMenuComesWhereverItIsCalled() {
        long call = asked("/menu");
        assertThat(office.tickets()).isEmpty();
        assertThat(office.botSaysUnder(call))
                .singleElement()
                .satisfies(menu -> assertThat(menu.allButtons()).hasSize(2));

        long request = asked("Не работает принтер");
        office.ivan.repliesInThread(request, "/menu");
        settle();
        assertThat(office.comments()).isEmpty();
        assertThat(office.botSaysUnder(request).getLast().allButtons())
                .extracting(Button::text)
                .contains(NEW);
    }

    @Test
    void theFormOfTheYamlFileLeadsToQueueTypeAndAssignee() throws IOException {
        Files.writeString(folder.resolve("deskbridge.yaml"), """
                connections:
                  pachca:
                    intake: menu
                form:
                  title: Заявка в ИТ
                  categories:
                    - name: Разработка
                      code: dev
                      queue: DEV
                      type: bug
                      assignee: boris.agent
                    - name: Прочее
                  fields:
                    - name: room
                      label: Кабинет
                      required: true
                    - name: description
                      label: Что случилось
                      type: multiline
                      required: true
                """);
        hub.restart();
        OpenedView form = formFrom(office.botSaysUnder(asked("Привет")).getFirst());
        assertThat(form.title()).isEqualTo("Заявка в ИТ");

        office.ivan.submits(
                form,
                FormValues.none()
                        .with("category", "Разработка")
                        .with("room", "314")
                        .with("description", "Падает сборка"));
        settle();

        var ticket = office.tracker.state().issues().getFirst();
        assertThat(ticket.queue()).isEqualTo("DEV");
        assertThat(ticket.assignee()).isEqualTo("boris.agent");
        assertThat(ticket.description()).contains("Кабинет").contains("314").contains("Падает сборка");
        assertThat(office.tracker.journal().entries())
                .extracting(entry -> entry.call().body().text())
                .filteredOn(body -> body.contains("\"summary\""))
                .singleElement()
                .satisfies(body -> assertThat(body).contains("\"type\":\"bug\""));
    }

    @Test
    void aRequestWhoseOpeningMessageIsRefusedBecomesATicketWithoutAThread() {
        hub.with("PACHCA_INTAKE", "menu").restart();
        Message menu = office.botSaysUnder(asked("Привет, помогите")).getFirst();
        sends(formFrom(menu), "Телефония", "Нет гудка в трубке");
        office.pachca.faults().next(1, CallMatch.of("POST", "/api/shared/v1/messages"), Fault.status(403));
        sends(formFrom(menu), "Рабочее место", "Сломалось кресло");

        assertThat(office.tickets()).hasSize(2);
        var second = office.tickets().getLast();
        assertThat(second.description()).contains("Сломалось кресло");
        assertThat(second.localFields())
                .containsEntry("pachcaChatId", Long.toString(office.chat))
                .doesNotContainKey("pachcaMessageId");
    }

    @Test
    void whatWasWrittenBeforeTheHubCameIsNoRequest() {
        hub.stop();
        long old = office.ivan.writes(office.chat, "Это было давно");
        office.clock.advance(java.time.Duration.ofHours(1));
        var fresh = office.hub(office.bot, database.empty("second", folder), folder);
        fresh.start();
        settle();
        office.ivan.repliesInThread(old, "Вспомнил");
        settle();

        assertThat(office.tickets()).isEmpty();
        assertThat(office.botSaysUnder(old)).isEqualTo(List.of());
    }
}
