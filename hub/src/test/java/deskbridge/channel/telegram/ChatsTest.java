package deskbridge.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Channel.Origin;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.Button;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt.Posted;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Mention;
import deskbridge.domain.TicketOrigin;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.emulator.telegram.TelegramGroup;
import deskbridge.emulator.telegram.TelegramMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Chats of every kind, and what happens to them. */
final class ChatsTest {

    private final Surroundings world = new Surroundings();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void groupThatMovedIsFollowedWithoutBeingTold() throws Exception {
        var group = group();
        var place = said(group, "Вопрос");
        long now = group.becomesSupergroup();
        var posted = posted(world.channel.send(post(place, "Ответ"), world.given()));
        assertThat(posted.messages().getFirst().id()).startsWith(now + ":");
        assertThat(texts(group)).contains("Ответ");
    }

    @Test
    void messagesOfAGroupThatMovedCannotBeEdited() throws Exception {
        var group = group();
        var place = said(group, "Вопрос");
        var posted = posted(world.channel.send(post(place, "Было"), world.given()));
        group.becomesSupergroup();
        world.events();
        var edit = new EditMessage(
                new Target.One(posted.messages().getFirst()), OutgoingMessage.of(RichText.plain("Стало")));
        assertThat(world.channel.send(edit, world.given()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("супергруппой"));
    }

    @Test
    void removedBotIsToldInWords() throws Exception {
        var group = group();
        var place = said(group, "Вопрос");
        group.removes(world.bot);
        assertThat(reason(world.channel.send(post(place, "Ответ"), world.given())))
                .contains("бота нет в этой группе");
    }

    @Test
    void mutedBotIsToldInWords() throws Exception {
        var group = world.telegram.addSupergroup("Ромашка", world.ivan);
        group.adds(world.bot);
        world.bot.readsAllGroupMessages(true);
        var place = said(group, "Вопрос");
        group.mutes(world.bot, true);
        assertThat(reason(world.channel.send(post(place, "Ответ"), world.given())))
                .contains("права писать");
    }

    @Test
    void strangerCannotBeWrittenTo() {
        var stranger = world.telegram.addPerson("Пётр");
        var post = new PostMessage(
                new Destination.ToPerson(new PersonRef(RandomTexts.TELEGRAM, Long.toString(stranger.id()))),
                OutgoingMessage.of(RichText.plain("Привет")),
                new Purpose.Notice());
        assertThat(reason(world.channel.send(post, world.given())))
                .doesNotContain("400")
                .isNotBlank();
    }

    @Test
    void answerInATopicStaysInItsTopic() throws Exception {
        var forum = world.telegram.addForum("Ромашка", world.ivan);
        forum.adds(world.bot);
        world.bot.readsAllGroupMessages(true);
        int topic = forum.opensTopic("Принтеры");
        world.poll();
        world.ivan.in(forum, topic).writes("Вопрос");
        var place = world.last(ThreadSeen.class).place();
        world.channel.send(post(place, "Ответ"), world.given());
        assertThat(forum.messages()).anySatisfy(message -> {
            assertThat(message.text()).isEqualTo("Ответ");
            assertThat(message.topicId()).isEqualTo(topic);
        });
    }

    @Test
    void personOfTelegramIsCalledAndAStrangersNameIsNot() throws Exception {
        var group = group();
        var place = said(group, "Вопрос");
        var ivan = new Person(
                new PersonRef(RandomTexts.TELEGRAM, Long.toString(world.ivan.id())), "Иван", null, null, false);
        var hidden = new Person(new PersonRef(RandomTexts.TELEGRAM, "-1001"), "Ромашка", null, null, false);
        var text = RichText.line(
                new Mention("Иван", ivan),
                new RichText.Plain(" и "),
                new Mention("durov", null),
                new RichText.Plain(" и "),
                new Mention("Ромашка", hidden));
        world.channel.send(post(place, OutgoingMessage.of(text)), world.given());
        var message = group.messages().getLast();
        assertThat(message.entities()).extracting(entity -> entity.type()).containsExactly("text_mention");
        assertThat(message.text()).doesNotContain("@durov").contains("durov");
    }

    @Test
    void namesInPlainWordsCallNobodyAndAddressesStayWhole() throws Exception {
        var group = group();
        var place = said(group, "Вопрос");
        var addresses = "help@example.org, https://example.org/@anna?x=@boris";
        var text = RichText.line(
                new RichText.Plain("@durov (@here) @"),
                new RichText.Bold(List.of(new RichText.Plain("all"))),
                new RichText.Plain(" " + addresses));
        world.channel.send(post(place, OutgoingMessage.of(text)), world.given());
        var message = group.messages().getLast();
        assertThat(message.entities()).extracting(entity -> entity.type()).doesNotContain("mention");
        assertThat(message.text()).doesNotContain("@all", "@here", "@durov").contains(addresses);
    }

    @Test
    void cardIsNotAskedForInAGroup() throws Exception {
        var group = group();
        var place = said(group, "Вопрос");
        var message = new OutgoingMessage(RichText.plain("Кто вы?"), List.of(), List.of(), "Поделиться номером");
        assertThat(world.channel.send(post(place, message), world.given())).isInstanceOf(Sent.class);
        assertThat(world.ivan.in(group).keyboard()).isEmpty();
    }

    @Test
    void refusedLinkOnAButtonCostsTheButtonNotTheMessage() throws Exception {
        world.talk.starts();
        world.telegram
                .faults()
                .next(
                        1,
                        TelegramFaults.method("sendMessage"),
                        TelegramFaults.refused(400, "Bad Request: inline keyboard button URL is invalid: wrong host"));
        var group = group();
        var place = said(group, "Вопрос");
        var message = new OutgoingMessage(
                RichText.plain("Карточка"),
                List.of(List.of(Button.link("Открыть", "http://localhost/x"), Button.press("Взять", "take|abc"))),
                List.of());
        assertThat(world.channel.send(post(place, message), world.given())).isInstanceOf(Sent.class);
        var shown = group.messages().getLast();
        assertThat(shown.hasButton("Взять")).isTrue();
        assertThat(shown.text()).contains("http://localhost/x");
    }

    @Test
    void limitsAreKeptSoThatNoneIsHit() throws Exception {
        world.telegram.settings().rateLimits(true);
        var group = group();
        var place = said(group, "Вопрос");
        world.talk.starts();
        int sent = 0;
        for (int i = 0; sent < 60; i++) {
            var where = i % 3 == 0 ? place : world.place(1);
            var result = world.channel.send(post(where, "Сообщение " + i), world.given());
            if (result instanceof RetryAt retry) {
                assertThat(retry.pacing()).isTrue();
                world.time.pass(Duration.between(world.time.instant(), retry.at()));
            } else {
                assertThat(result).isInstanceOf(Sent.class);
                sent++;
            }
        }
        assertThat(world.telegram.journal().entries()).noneMatch(entry -> entry.status() == 429);
    }

    @Test
    void originOfATicketLeadsBackToItsChat() {
        var origin = world.channel.locate(new TicketOrigin("-1001234567890/33", "70", "5000000001"));
        assertThat(origin)
                .map(Origin::place)
                .map(Place::thread)
                .hasValueSatisfying(thread -> assertThat(thread.id()).isEqualTo("-1001234567890/33:70"));
        assertThat(world.channel.locate(new TicketOrigin("5000000001", "7", "5000000001")))
                .map(Origin::place)
                .map(Place::direct)
                .contains(true);
        assertThat(world.channel.locate(new TicketOrigin("31415", "7", "17"))).isEmpty();
        assertThat(world.channel.locate(new TicketOrigin("", "", ""))).isEmpty();
        assertThat(world.channel.locate(new TicketOrigin("a/b", "x", "1"))).isEmpty();
    }

    private TelegramGroup group() {
        var group = world.telegram.addGroup("Ромашка", world.ivan);
        group.adds(world.bot);
        world.bot.readsAllGroupMessages(true);
        return group;
    }

    private Place said(TelegramGroup group, String text) throws Exception {
        world.ivan.in(group).writes(text);
        return world.last(ThreadSeen.class).place();
    }

    private static List<String> texts(TelegramGroup group) {
        return group.messages().stream().map(TelegramMessage::text).toList();
    }

    private static PostMessage post(Place place, String text) {
        return post(place, OutgoingMessage.of(RichText.plain(text)));
    }

    private static PostMessage post(Place place, OutgoingMessage message) {
        return new PostMessage(new Destination.InThread(place), message, new Purpose.Notice());
    }

    private static Posted posted(SendResult result) {
        assertThat(result).isInstanceOf(Sent.class);
        return (Posted) ((Sent) result).receipt();
    }

    private static String reason(SendResult result) {
        assertThat(result).isInstanceOf(Rejected.class);
        return ((Rejected) result).reason();
    }
}
