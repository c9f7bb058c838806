package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.File;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.InputMediaPhoto;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.GetWebhookInfo;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMediaGroup;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SetWebhook;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.MessagesResponse;
import com.pengrad.telegrambot.response.SendResponse;
import deskbridge.emulator.Body;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client library that others wrote for the real Bot API works with the emulated one. */
final class OtherClientTest {
    private final Town town = new Town();
    private final TelegramBot client = new TelegramBot.Builder(town.bot.token())
            .apiUrl(town.telegram.url() + "/bot")
            .fileApiUrl(town.telegram.url() + "/file/bot")
            .build();

    @AfterEach
    void close() {
        client.shutdown();
        town.close();
    }

    @Test
    void knowsItself() {
        var me = client.execute(new GetMe());
        assertThat(me.isOk()).isTrue();
        assertThat(me.user().id()).isEqualTo(town.bot.id());
        assertThat(me.user().username()).isEqualTo("desk_bot");
        assertThat(me.user().isBot()).isTrue();
    }

    @Test
    void readsAndConfirmsUpdates() {
        town.talk.writes("Не печатает 🖨");
        town.talk.writes("Совсем");
        List<Update> updates = client.execute(new GetUpdates().limit(10)).updates();
        assertThat(updates).extracting(update -> update.message().text()).containsExactly("Не печатает 🖨", "Совсем");
        assertThat(updates.getFirst().message().from().id()).isEqualTo(town.ivan.id());
        int next = updates.getLast().updateId() + 1;
        assertThat(client.execute(new GetUpdates().offset(next).timeout(1)).updates())
                .isEmpty();
        assertThat(town.bot.pendingUpdates()).isZero();
    }

    @Test
    void sendsEditsAndDeletesText() {
        SendResponse sent = client.execute(new SendMessage(town.ivan.id(), "<b>Заявка</b> 17")
                .parseMode(ParseMode.HTML)
                .replyMarkup(new InlineKeyboardMarkup(new InlineKeyboardButton("5").callbackData("csat:17:5"))));
        assertThat(sent.isOk()).isTrue();
        int id = sent.message().messageId();
        assertThat(sent.message().text()).isEqualTo("Заявка 17");
        assertThat(town.talk.message(id).hasButton("5")).isTrue();
        BaseResponse edited = client.execute(new EditMessageText(town.ivan.id(), id, "Спасибо"));
        assertThat(edited.isOk()).isTrue();
        assertThat(town.talk.message(id).text()).isEqualTo("Спасибо");
        assertThat(town.talk.message(id).buttons()).isEmpty();
        assertThat(client.execute(new DeleteMessage(town.ivan.id(), id)).isOk()).isTrue();
        assertThat(town.talk.message(id).deleted()).isTrue();
    }

    @Test
    void answersPresses() {
        SendResponse sent = client.execute(new SendMessage(town.ivan.id(), "Оцените")
                .replyMarkup(new InlineKeyboardMarkup(new InlineKeyboardButton("5").callbackData("csat:17:5"))));
        Press press = town.talk.presses(sent.message().messageId(), "5");
        Update update = client.execute(new GetUpdates()).updates().getFirst();
        assertThat(update.callbackQuery().data()).isEqualTo("csat:17:5");
        assertThat(update.callbackQuery().maybeInaccessibleMessage().messageId())
                .isEqualTo(sent.message().messageId());
        BaseResponse answered =
                client.execute(new AnswerCallbackQuery(update.callbackQuery().id())
                        .text("Принято")
                        .showAlert(true));
        assertThat(answered.isOk()).isTrue();
        assertThat(press.answer()).contains(new PressAnswer("Принято", true, ""));
    }

    @Test
    void sendsAndFetchesFiles() throws Exception {
        byte[] log = "ошибка 0x80".getBytes(StandardCharsets.UTF_8);
        SendResponse sent = client.execute(
                new SendDocument(town.ivan.id(), log).fileName("журнал.txt").caption("Журнал"));
        assertThat(sent.message().document().fileName()).isEqualTo("журнал.txt");
        assertThat(town.talk.message(sent.message().messageId()).file())
                .isNotNull()
                .extracting(TelegramFile::content)
                .isEqualTo(Body.of(log));
        town.talk.sends(PhoneFile.document("счёт.pdf", Body.of("pdf")), "");
        Update update = client.execute(new GetUpdates()).updates().getFirst();
        File file = client.execute(new GetFile(update.message().document().fileId()))
                .file();
        assertThat(file.filePath()).isEqualTo("documents/file_0.pdf");
        assertThat(client.getFileContent(file)).isEqualTo("pdf".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sendsAlbums() {
        MessagesResponse sent = client.execute(new SendMediaGroup(
                town.ivan.id(), new InputMediaPhoto(Town.PIXEL.bytes()), new InputMediaPhoto(Town.PIXEL.bytes())));
        assertThat(sent.isOk()).as(sent.description()).isTrue();
        assertThat(sent.messages()).hasSize(2);
        assertThat(sent.messages()[0].mediaGroupId()).isNotNull().isEqualTo(sent.messages()[1].mediaGroupId());
    }

    @Test
    void managesItsWebhook() {
        String url = town.receiver.uri() + "/hooks";
        assertThat(client.execute(new SetWebhook().url(url).maxConnections(3).allowedUpdates("message"))
                        .isOk())
                .isTrue();
        var info = client.execute(new GetWebhookInfo()).webhookInfo();
        assertThat(info.url()).isEqualTo(url);
        assertThat(info.maxConnections()).isEqualTo(3);
        assertThat(info.allowedUpdates()).containsExactly("message");
        assertThat(client.execute(new GetUpdates()).errorCode()).isEqualTo(409);
    }

    @Test
    void understandsRefusals() {
        town.ivan.blocks(town.bot);
        BaseResponse refused = client.execute(new SendMessage(town.ivan.id(), "Ответ"));
        assertThat(refused.isOk()).isFalse();
        assertThat(refused.errorCode()).isEqualTo(403);
        assertThat(refused.description()).isEqualTo("Forbidden: bot was blocked by the user");
        TelegramGroup group = town.telegram.addGroup("Отдел", town.ivan);
        group.adds(town.bot);
        long old = group.id();
        long upgraded = group.becomesSupergroup();
        BaseResponse moved = client.execute(new SendMessage(old, "Ответ"));
        assertThat(moved.parameters().migrateToChatId()).isEqualTo(upgraded);
    }
}
