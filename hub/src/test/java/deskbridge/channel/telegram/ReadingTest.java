package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Button;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.ChatClosed;
import deskbridge.domain.Event.ContactShared;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import deskbridge.emulator.Body;
import deskbridge.emulator.telegram.PhoneFile;
import deskbridge.emulator.telegram.TelegramFaults;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadingTest {

    private final Surroundings world = new Surroundings();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void messageComesWithItsAuthorAndItsPlace() throws Exception {
        int id = world.talk.writes("Не печатает принтер");
        var seen = world.last(ThreadSeen.class);
        assertThat(seen.messages()).hasSize(1);
        var message = seen.messages().getFirst();
        assertThat(message.text().words()).isEqualTo("Не печатает принтер");
        assertThat(message.author().name()).isEqualTo("Иван Иванов");
        assertThat(message.author().login()).isEqualTo("ivanov");
        assertThat(message.author().ref().id()).isEqualTo(Long.toString(world.ivan.id()));
        assertThat(message.own()).isFalse();
        assertThat(message.createdAt()).isEqualTo(world.time.instant());
        assertThat(message.ref()).isEqualTo(world.ref(id));
        assertThat(seen.root()).isEqualTo(message.ref());
        assertThat(seen.touched()).isEqualTo(message.ref());
        assertThat(seen.place()).isEqualTo(world.place(id));
    }

    @Test
    void replyNamesTheMessageItAnswers() throws Exception {
        int question = world.talk.writes("Вопрос");
        int reply = world.talk.replies(question, "Ещё одно");
        var seen = world.last(ThreadSeen.class);
        assertThat(seen.messages().getFirst().replyTo()).isEqualTo(world.ref(question));
        assertThat(seen.root()).isNull();
        assertThat(seen.place().thread()).isEqualTo(world.place(reply).thread());
        assertThat(seen.place().inThread()).isFalse();
    }

    @Test
    void editComesAgainWithItsTime() throws Exception {
        int id = world.talk.writes("Опечатка");
        world.poll();
        world.time.pass(Duration.ofMinutes(2));
        world.talk.edits(id, "Исправлено");
        var message = world.last(ThreadSeen.class).messages().getFirst();
        assertThat(message.ref()).isEqualTo(world.ref(id));
        assertThat(message.text().words()).isEqualTo("Исправлено");
        assertThat(message.editedAt()).isEqualTo(world.time.instant());
    }

    @Test
    void pollingAgainConfirmsWhatCameBefore() throws Exception {
        world.talk.writes("Первое");
        var first = world.poll();
        assertThat(world.bot.pendingUpdates()).isEqualTo(1);
        world.talk.writes("Второе");
        assertThat(world.poll()).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(world.poll()).isEmpty();
        assertThat(world.bot.pendingUpdates()).isZero();
    }

    @Test
    void afterARestartTheSameUpdatesHaveTheSameKeys() throws Exception {
        world.talk.writes("Первое");
        var first = world.poll();
        try (var restarted = world.open(world.config(List.of(world.telegram.url())))) {
            assertThat(restarted.poll(Duration.ZERO)).isEqualTo(first);
        }
    }

    @Test
    void nothingIsLostWhenIdsBeginAnew() throws Exception {
        world.talk.writes("До тишины");
        world.poll();
        world.poll();
        world.bot.restartsUpdateIds();
        int id = world.talk.writes("После тишины");
        assertThat(world.poll()).hasSize(1);
        world.talk.writes("И ещё");
        var seen = world.last(ThreadSeen.class);
        assertThat(seen.messages().getFirst().ref()).isEqualTo(world.ref(id + 1));
    }

    @Test
    void pressComesBackAndIsAnsweredAtOnce() throws Exception {
        int card = card("take|abc123");
        var press = world.talk.presses(card, "Взять");
        var pressed = world.last(ButtonPressed.class);
        assertThat(pressed.action()).isEqualTo("take|abc123");
        assertThat(pressed.trigger()).isEqualTo(press.id());
        assertThat(pressed.message()).isEqualTo(world.ref(card));
        assertThat(pressed.person().name()).isEqualTo("Иван Иванов");
        assertThat(press.awaitAnswer(Duration.ofSeconds(20))).isPresent();
    }

    @Test
    void pressIsTakenAlthoughItCannotBeAnswered() throws Exception {
        int card = card("take|abc123");
        world.talk.presses(card, "Взять");
        world.telegram
                .faults()
                .always(
                        TelegramFaults.method("answerCallbackQuery"),
                        TelegramFaults.refused(400, "Bad Request: query is too old"));
        assertThat(world.last(ButtonPressed.class).action()).isEqualTo("take|abc123");
    }

    @Test
    void onlyThePersonsOwnCardIsProof() throws Exception {
        world.talk.sharesOwnContact();
        var own = world.last(ContactShared.class);
        assertThat(own.own()).isTrue();
        assertThat(own.phone()).isEqualTo("79990000001");
        assertThat(own.firstName()).isEqualTo("Иван");
        world.talk.sharesContactOf(world.telegram.addPerson("Пётр"));
        assertThat(world.last(ContactShared.class).own()).isFalse();
        world.talk.sharesContact("79990000001", "Иван");
        assertThat(world.last(ContactShared.class).own()).isFalse();
        int card = world.talk.sharesOwnContact();
        world.poll();
        world.talk.forwards(world.talk, card);
        assertThat(world.last(ContactShared.class).own()).isFalse();
    }

    @Test
    void blockingAndUnblockingIsTold() throws Exception {
        world.talk.writes("Вопрос");
        world.ivan.blocks(world.bot);
        assertThat(world.last(ChatClosed.class).open()).isFalse();
        world.ivan.unblocks(world.bot);
        assertThat(world.last(ChatClosed.class).open()).isTrue();
    }

    @Test
    void commandOfAnotherBotConcernsNobody() throws Exception {
        var group = world.telegram.addSupergroup("Ромашка", world.ivan);
        group.adds(world.bot);
        world.bot.readsAllGroupMessages(true);
        world.poll();
        world.ivan.in(group).writes("/new@other_bot Мышь");
        assertThat(world.events()).isEmpty();
        world.ivan.in(group).writes("/new@Desk_Test_Bot Мышь");
        var seen = world.last(ThreadSeen.class);
        assertThat(seen.messages().getFirst().text().words()).isEqualTo("/new Мышь");
        assertThat(seen.place().direct()).isFalse();
    }

    @Test
    void topicsOfAForumAreKeptApart() throws Exception {
        var forum = world.telegram.addForum("Ромашка", world.ivan);
        forum.adds(world.bot);
        world.bot.readsAllGroupMessages(true);
        int topic = forum.opensTopic("Принтеры");
        world.poll();
        world.ivan.in(forum, topic).writes("В теме");
        var inTopic = world.last(ThreadSeen.class);
        world.ivan.in(forum).writes("В общей");
        var general = world.last(ThreadSeen.class);
        assertThat(inTopic.place().chat().id()).isEqualTo(forum.id() + "/" + topic);
        assertThat(inTopic.messages().getFirst().replyTo()).isNull();
        assertThat(general.place().chat().id()).isEqualTo(Long.toString(forum.id()));
        assertThat(inTopic.messages().getFirst().url()).startsWith("https://t.me/c/");
    }

    @Test
    void fileIsFetchedUnderItsName() throws Exception {
        world.talk.sends(PhoneFile.text("журнал.txt", "строка"), "Смотрите");
        var message = world.last(ThreadSeen.class).messages().getFirst();
        assertThat(message.text().words()).isEqualTo("Смотрите");
        assertThat(message.files()).hasSize(1);
        try (var file = world.channel.open(message.files().getFirst())) {
            assertThat(file.name()).isEqualTo("журнал.txt");
            assertThat(Files.readString(file.path())).isEqualTo("строка");
        }
    }

    @Test
    void pictureAndVoiceGetNames() throws Exception {
        world.talk.sends(PhoneFile.photo(Body.of("picture")), "");
        var photo = world.last(ThreadSeen.class).messages().getFirst();
        assertThat(photo.files().getFirst().name()).matches("photo-20260302-090000-\\d+\\.jpg");
        try (var file = world.channel.open(photo.files().getFirst())) {
            assertThat(file.size()).isPositive();
            assertThat(file.mediaType()).isEqualTo("image/jpeg");
        }
        world.talk.sends(PhoneFile.voice(Body.of("voice")), "");
        var voice = world.last(ThreadSeen.class).messages().getFirst();
        assertThat(voice.files().getFirst().name()).matches("voice-20260302-090000-\\d+\\.ogg");
        assertThat(voice.text().isBlank()).isTrue();
    }

    @Test
    void albumIsSeveralMessages() throws Exception {
        world.talk.sendsAlbum("Два снимка", PhoneFile.photo(Body.of("1")), PhoneFile.photo(Body.of("2")));
        assertThat(world.events())
                .hasSize(2)
                .allSatisfy(event -> assertThat(
                                ((ThreadSeen) event).messages().getFirst().files())
                        .hasSize(1));
    }

    @Test
    void whatIsTooLargeForABotIsToldForGood() throws Exception {
        world.talk.sends(PhoneFile.document("образ.iso", Body.of(new byte[21 * 1024 * 1024])), "");
        var message = world.last(ThreadSeen.class).messages().getFirst();
        assertThatThrownBy(() -> world.channel.open(message.files().getFirst()))
                .isInstanceOfSatisfying(
                        RemoteTrouble.class,
                        trouble -> assertThat(trouble.isPermanent()).isTrue())
                .hasMessageContaining("20")
                .hasMessageContaining("образ.iso");
    }

    @Test
    void whatIsNeitherWordsNorFileIsDescribed() throws Exception {
        world.talk.sendsLocation(55.75, 37.61);
        assertThat(words()).contains("55.75").startsWith("[");
        world.talk.sendsSticker("😀");
        assertThat(words()).isEqualTo("[Стикер 😀]");
        world.talk.forwards(world.telegram.addPerson("Пётр"), "Чужие слова");
        assertThat(words()).contains("Пётр").contains("Чужие слова");
    }

    @Test
    void groupThatBecameASupergroupIsFollowed() throws Exception {
        var group = world.telegram.addGroup("Ромашка", world.ivan);
        group.adds(world.bot);
        long old = group.id();
        long now = group.becomesSupergroup();
        assertThat(world.events()).noneMatch(ThreadSeen.class::isInstance);
        var post = new PostMessage(
                new Destination.InChat(new ChatKey(old, null).ref(RandomTexts.TELEGRAM)),
                OutgoingMessage.of(RichText.plain("Переехали")),
                new Purpose.Notice());
        world.channel.send(post, world.given());
        assertThat(group.messages()).anySatisfy(message -> {
            assertThat(message.chatId()).isEqualTo(now);
            assertThat(message.text()).isEqualTo("Переехали");
        });
    }

    private String words() throws RemoteTrouble {
        return world.last(ThreadSeen.class).messages().getFirst().text().words();
    }

    private int card(String action) throws RemoteTrouble {
        world.talk.starts();
        world.poll();
        var message = new OutgoingMessage(
                RichText.plain("Карточка"), List.of(List.of(Button.press("Взять", action))), List.of());
        world.channel.send(
                new PostMessage(
                        new Destination.ToPerson(new PersonRef(RandomTexts.TELEGRAM, Long.toString(world.ivan.id()))),
                        message,
                        new Purpose.Notice()),
                world.given());
        return world.written().getLast().id();
    }

    @Test
    void envelopesOfOneChatShareALane() throws Exception {
        world.talk.writes("Раз");
        world.talk.writes("Два");
        assertThat(world.poll()).extracting(Envelope::lane).containsOnly("chat:" + world.talk.chatId());
    }
}
