package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Button;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Plain;
import deskbridge.emulator.telegram.MediaKind;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.emulator.telegram.TelegramMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Messages that the hub writes and changes. */
final class PostingTest extends AnsweredTalk {

    private static final ConnectionId TRACKER = new ConnectionId("tracker");

    @Test
    void messageAnswersTheRequest() {
        var posted = posted(send(post("Здравствуйте"), given));
        var message = world.written().getFirst();
        assertThat(message.text()).isEqualTo("Здравствуйте");
        assertThat(message.replyToId()).isEqualTo(root);
        assertThat(posted.messages()).containsExactly(world.ref(message.id()));
        assertThat(posted.thread()).isEqualTo(world.place(root).thread());
    }

    @Test
    void messageIsWrittenThoughTheRequestIsGone() {
        world.talk.deletes(root);
        assertThat(send(post("Ответ"), given)).isInstanceOf(Sent.class);
        assertThat(texts()).containsExactly("Ответ");
    }

    @Test
    void messageToAPersonBeginsATalk() {
        var posted = posted(send(post("Привет", toIvan(), new Purpose.Notice()), given));
        int id = world.written().getFirst().id();
        assertThat(posted.thread()).isEqualTo(world.place(id).thread());
        assertThat(world.written().getFirst().replyToId()).isNull();
    }

    @Test
    void wordsAreMarkedNotMarkedUp() {
        var text = RichText.line(
                new Bold(List.of(new Plain("Важно <b>&amp;"))),
                new Plain(" "),
                new Link("https://example.com/x", List.of(new Plain("сюда"))));
        send(post(OutgoingMessage.of(text)), given);
        var message = world.written().getFirst();
        assertThat(message.text()).isEqualTo("Важно <b>&amp; сюда");
        assertThat(message.entities()).anySatisfy(entity -> {
            assertThat(entity.type()).isEqualTo("bold");
            assertThat(entity.length()).isEqualTo(14);
        });
        assertThat(message.entities()).anySatisfy(entity -> {
            assertThat(entity.type()).isEqualTo("text_link");
            assertThat(entity.argument()).startsWith("https://example.com/x");
        });
    }

    @Test
    void refusedMarksLeaveTheWords() {
        world.telegram
                .faults()
                .next(1, SEND, TelegramFaults.refused(400, "Bad Request: can't parse entities: unexpected"));
        var text = RichText.line(new Link("https://example.com/x", List.of(new Plain("сюда"))));
        assertThat(send(post(OutgoingMessage.of(text)), given)).isInstanceOf(Sent.class);
        assertThat(texts()).containsExactly("сюда (https://example.com/x)");
    }

    @Test
    void longTextIsSplitAndButtonsStandBelow() {
        var long1 = "слово ".repeat(1_500);
        var message = new OutgoingMessage(
                RichText.plain(long1), List.of(List.of(Button.press("Взять", "take|abc"))), List.of());
        var posted = posted(send(post(message), given));
        assertThat(posted.messages()).hasSize(3);
        assertThat(texts().stream().collect(Collectors.joining(" "))).isEqualTo(long1.strip());
        assertThat(world.written().subList(0, 2))
                .allSatisfy(part -> assertThat(part.buttons()).isEmpty());
        assertThat(world.written().getLast().hasButton("Взять")).isTrue();
    }

    @Test
    void tooLongDataCostsTheButtonNotTheMessage() {
        var message = new OutgoingMessage(
                RichText.plain("Карточка"),
                List.of(List.of(Button.press("Длинная", "x".repeat(65)), Button.press("Короткая", "x".repeat(64)))),
                List.of());
        assertThat(send(post(message), given)).isInstanceOf(Sent.class);
        assertThat(world.written().getFirst().allButtons().map(button -> button.text()))
                .containsExactly("Короткая");
    }

    @Test
    void cardIsAskedForWithAKey() {
        var message = new OutgoingMessage(RichText.plain("Кто вы?"), List.of(), List.of(), "Поделиться номером");
        send(post(message), given);
        assertThat(world.talk.keyboard()).hasSize(1);
        assertThat(world.talk.keyboard().getFirst().getFirst().requestsContact())
                .isTrue();
    }

    @Test
    void fileStandsOverItsWords() {
        var given1 = given.file("f1", "данные".getBytes(StandardCharsets.UTF_8));
        var message = new OutgoingMessage(RichText.plain("Смотрите"), List.of(), files("отчёт.pdf", "f1"));
        var posted = posted(send(post(message), given1));
        assertThat(posted.messages()).hasSize(1);
        var shown = world.written().getFirst();
        assertThat(shown.text()).isEqualTo("Смотрите");
        assertThat(shown.file()).satisfies(file -> assertThat(file.name()).isEqualTo("отчёт.pdf"));
        assertThat(shown.replyToId()).isEqualTo(root);
    }

    @Test
    void documentsGoOutAsAnAlbum() {
        var given2 = given.file("f1", bytes("1")).file("f2", bytes("2")).file("f3", bytes("3"));
        var message = new OutgoingMessage(
                RichText.plain("Три файла"), List.of(), files("1.pdf", "f1", "2.pdf", "f2", "3.txt", "f3"));
        var posted = posted(send(post(message), given2));
        assertThat(posted.messages()).hasSize(3);
        assertThat(world.written()).extracting(TelegramMessage::albumId).doesNotContainNull();
        assertThat(texts()).containsExactly("Три файла", "", "");
    }

    @Test
    void pictureThatIsNoneGoesOutAsADocument() {
        var given1 = given.file("f1", bytes("no picture"));
        var message = new OutgoingMessage(RichText.plain("Снимок"), List.of(), files("снимок.png", "f1"));
        assertThat(send(post(message), given1)).isInstanceOf(Sent.class);
        assertThat(world.written().getFirst().file())
                .satisfies(file -> assertThat(file.kind()).isEqualTo(MediaKind.DOCUMENT));
    }

    @Test
    void fileThatCannotBeHadLeavesANote() {
        var message = new OutgoingMessage(RichText.plain("Смотрите"), List.of(), files("пропал.pdf", "none"));
        assertThat(send(post(message), given)).isInstanceOf(Sent.class);
        assertThat(texts().getFirst()).contains("Смотрите").contains("пропал.pdf");
    }

    @Test
    void fileBeyondTheLimitLeavesANote() {
        var file = new RemoteFile(TRACKER, "big", "образ.iso", 51L * 1024 * 1024);
        var message = new OutgoingMessage(RichText.plain("Смотрите"), List.of(), List.of(file));
        assertThat(send(post(message), given)).isInstanceOf(Sent.class);
        assertThat(texts().getFirst()).contains("образ.iso").contains("50");
    }

    @Test
    void blockedBotIsToldInWords() {
        world.ivan.blocks(world.bot);
        assertThat(send(post("Ответ"), given))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("заблокировал"));
    }

    @Test
    void waitIsObeyed() {
        world.telegram.faults().next(1, SEND, TelegramFaults.tooManyRequests(Duration.ofSeconds(14)));
        assertThat(send(post("Ответ"), given))
                .isInstanceOfSatisfying(
                        RetryAt.class,
                        retry -> assertThat(retry.at())
                                .isEqualTo(world.time.instant().plusSeconds(14)));
        assertThat(send(post("Ответ"), given))
                .isInstanceOfSatisfying(
                        RetryAt.class, retry -> assertThat(retry.pacing()).isTrue());
        world.time.pass(Duration.ofSeconds(14));
        assertThat(send(post("Ответ"), given)).isInstanceOf(Sent.class);
    }

    @Test
    void editRewritesInPlace() {
        var posted = posted(send(post("Было"), given));
        var edited = posted(send(edit(posted.messages().getFirst(), "Стало"), given));
        assertThat(edited.messages()).isEqualTo(posted.messages());
        assertThat(texts()).containsExactly("Стало");
        assertThat(send(edit(posted.messages().getFirst(), "Стало"), given)).isInstanceOf(Sent.class);
    }

    @Test
    void editThatGrowsAddsAMessageAndOneThatShrinksRemovesIt() {
        var comment = new CommentRef(TRACKER, "A-1/1");
        var posted = posted(send(post("Было"), given));
        var grown = posted(send(
                new EditMessage(new Target.MirrorOf(comment), OutgoingMessage.of(RichText.plain("слово ".repeat(900)))),
                given.mirror(comment, posted.messages())));
        assertThat(grown.messages()).hasSize(2);
        var shrunk = posted(send(
                new EditMessage(new Target.MirrorOf(comment), OutgoingMessage.of(RichText.plain("Коротко"))),
                given.mirror(comment, grown.messages())));
        assertThat(shrunk.messages()).hasSize(1);
        assertThat(texts()).containsExactly("Коротко");
    }

    @Test
    void editChangesTheWordsUnderAFile() {
        var message = new OutgoingMessage(RichText.plain("Было"), List.of(), files("отчёт.pdf", "f1"));
        var posted = posted(send(post(message), given.file("f1", bytes("1"))));
        var edited = new OutgoingMessage(RichText.plain("Стало"), List.of(), message.files());
        send(new EditMessage(new Target.One(posted.messages().getFirst()), edited), given);
        assertThat(texts()).containsExactly("Стало");
        assertThat(world.written().getFirst().file()).isNotNull();
    }

    @Test
    void fileThatCameLaterIsAddedByTheEditOnce() {
        var posted = posted(send(post("Было"), given));
        var edited = new OutgoingMessage(RichText.plain("Стало"), List.of(), files("отчёт.pdf", "f1"));
        var now = posted(send(
                new EditMessage(new Target.One(posted.messages().getFirst()), edited), given.file("f1", bytes("1"))));
        assertThat(now.messages()).hasSize(2);
        var comment = new CommentRef(TRACKER, "A-1/1");
        var again = posted(send(
                new EditMessage(new Target.MirrorOf(comment), edited),
                given.file("f1", bytes("1")).mirror(comment, now.messages())));
        assertThat(again.messages()).isEqualTo(now.messages());
        assertThat(world.written()).hasSize(2);
    }

    @Test
    void longWordsUnderAFileGoOnBelow() {
        var message = new OutgoingMessage(RichText.plain("Было"), List.of(), files("отчёт.pdf", "f1"));
        var posted = posted(send(post(message), given.file("f1", bytes("1"))));
        var text = "слово ".repeat(300).strip();
        var edited = new OutgoingMessage(RichText.plain(text), List.of(), message.files());
        var now = posted(send(new EditMessage(new Target.One(posted.messages().getFirst()), edited), given));
        assertThat(now.messages()).hasSize(2);
        assertThat(String.join(" ", texts())).isEqualTo(text);
    }

    @Test
    void editOfADeletedMessageIsRefused() {
        var posted = posted(send(post("Было"), given));
        world.talk.deletesOfBot(world.written().getFirst().id());
        assertThat(send(edit(posted.messages().getFirst(), "Стало"), given)).isInstanceOf(Rejected.class);
    }

    @Test
    void cardThatWentWithTheDatabaseIsWrittenAnewAndOneThatWasGivenUpIsNot() {
        var card = new EditMessage(new Target.Card(), OutgoingMessage.of(RichText.plain("Открыта")));
        assertThat(send(card, given.gaveUp())).isInstanceOf(Rejected.class);
        assertThat(texts()).isEmpty();
        assertThat(send(card, new Given(given.firstTriedAt()).in(world.place(root))))
                .isInstanceOf(Sent.class);
        assertThat(texts()).containsExactly("Открыта");
    }

    private Destination toIvan() {
        return new Destination.ToPerson(new PersonRef(RandomTexts.TELEGRAM, Long.toString(world.ivan.id())));
    }

    private static PostMessage post(String text, Destination to, Purpose purpose) {
        return new PostMessage(to, OutgoingMessage.of(RichText.plain(text)), purpose);
    }

    private static List<RemoteFile> files(String... namesAndIds) {
        var files = new ArrayList<RemoteFile>();
        for (int i = 0; i < namesAndIds.length; i += 2) {
            files.add(new RemoteFile(TRACKER, namesAndIds[i + 1], namesAndIds[i], null));
        }
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
