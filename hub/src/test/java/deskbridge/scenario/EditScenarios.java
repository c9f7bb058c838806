package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.pachca.Message;
import org.junit.jupiter.api.Test;

/** F8: what is edited or deleted on one side does not stay as it was on the other. */
final class EditScenarios extends Scenario {

    private Message onlyMirrorUnder(long request) {
        assertThat(office.botSaysUnder(request)).hasSize(2);
        return office.botSaysUnder(request).getLast();
    }

    @Test
    void anEditedReplyRewritesItsComment() {
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        office.ivan.edits(reply, "Горит зелёная лампа");
        settle();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .contains("Иван Петров")
                        .contains("Горит зелёная лампа")
                        .doesNotContain("красная"));
    }

    @Test
    void editsInQuickSuccessionEndWithTheLast() {
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Горит красная лампа");
        office.ivan.edits(reply, "Горит жёлтая лампа");
        office.ivan.edits(reply, "Горит зелёная лампа");
        settle();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит зелёная лампа"));
    }

    @Test
    void aDeletedReplyLeavesANoteAndNoWords() {
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Пароль от принтера 12345");
        settle();
        office.ivan.deletes(reply);
        settle();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .contains("Иван Петров")
                        .contains("сообщение удалено")
                        .doesNotContain("12345"));
    }

    @Test
    void aReplyThatWasDeletedAtOnceIsNeverShown() {
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Пароль от принтера 12345");
        office.ivan.deletes(reply);
        settle();

        assertThat(office.commentTexts()).noneMatch(it -> it.contains("12345"));
    }

    @Test
    void anEditedRequestRewritesTheDescription() {
        long request = asked("Не работает принтер");
        office.ivan.edits(request, "Не работает сканер");
        settle();

        assertThat(office.ticket().description()).contains("Не работает сканер").doesNotContain("принтер");
        assertThat(office.comments()).isEmpty();
    }

    @Test
    void whatAgentsMadeOfTheDescriptionIsNotOverwritten() {
        long request = asked("Не работает принтер");
        office.agent()
                .update(
                        office.ticket().key(),
                        deskbridge.emulator.Json.object().put("description", "Принтер HP, кабинет 314"));
        settle();
        office.ivan.edits(request, "Не работает сканер");
        settle();

        assertThat(office.ticket().description()).isEqualTo("Принтер HP, кабинет 314");
        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Не работает сканер"));
    }

    @Test
    void aDeletedRequestIsToldInTheTicket() {
        long request = asked("Не работает принтер");
        office.ivan.deletes(request);
        settle();

        assertThat(office.ticket().status()).isEqualTo("open");
        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("сообщение удалено"));
    }

    @Test
    void anAgentsEditedCommentIsEditedInTheThreadWithinTwoMinutes() {
        long request = asked("Не работает принтер");
        String key = office.ticket().key();
        long comment = office.agent().comments(key, "Приду в пять");
        settle();
        Message before = onlyMirrorUnder(request);
        office.agent().editsComment(key, comment, "Приду в шесть");
        whenCaughtUp();

        Message after = onlyMirrorUnder(request);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.content()).contains("Приду в шесть").doesNotContain("в пять");
    }

    @Test
    void anAgentsDeletedCommentIsTakenBackWithinTwoMinutes() {
        long request = asked("Не работает принтер");
        String key = office.ticket().key();
        long comment = office.agent().comments(key, "Это не вам");
        settle();
        office.agent().deletesComment(key, comment);
        whenCaughtUp();

        assertThat(onlyMirrorUnder(request).content())
                .contains("Комментарий удалён")
                .doesNotContain("Это не вам");
    }

    @Test
    void anEditWhoseWebhookWasLostIsFoundWithinTwoMinutes() {
        long request = asked("Не работает принтер");
        long reply = office.ivan.repliesInThread(request, "Горит красная лампа");
        settle();
        office.pachca.webhooks().script().next(1, new WebhookFault.Lost());
        office.ivan.edits(reply, "Горит зелёная лампа");
        whenCaughtUp();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит зелёная лампа"));
    }

    @Test
    void anEditOfALongCommentLeavesNoRestOfTheOldOne() {
        long request = asked("Не работает принтер");
        String key = office.ticket().key();
        long comment = office.agent().comments(key, "длинно ".repeat(6_000));
        settle();
        assertThat(office.saidAfterTheCard(request)).hasSizeGreaterThan(1);
        office.agent().editsComment(key, comment, "коротко");
        whenCaughtUp();

        assertThat(office.saidAfterTheCard(request)).anyMatch(said -> said.contains("коротко"));
        assertThat(office.saidAfterTheCard(request)).noneMatch(said -> said.contains("длинно"));
    }
}
