package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.SendResult;
import deskbridge.connector.SendResult.Rejected;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Sent;
import deskbridge.connector.SendResult.Uncertain;
import deskbridge.domain.Button;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.CommentRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt.Posted;
import deskbridge.domain.RichText;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.pachca.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostingTest {

    private static final CallMatch POST_MESSAGE = CallMatch.of("POST", "/api/shared/v1/messages");
    private static final ConnectionId TRACKER = new ConnectionId("tracker");

    private final Workplace work = new Workplace();
    private final long root = work.ivan.writes(work.chat, "Вопрос");
    private final Place thread = new ThreadKey(work.chat, root).place(Workplace.PACHCA, true, false);
    private final Given given = new Given(work.time.instant()).in(thread);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void messageGoesIntoTheConversationsThread() {
        var posted = posted(send(post("Здравствуйте"), given));
        assertThat(inThread()).extracting(Message::content).containsExactly("Здравствуйте");
        assertThat(posted.thread()).isEqualTo(thread.thread());
        assertThat(ids(posted)).containsExactly(inThread().getFirst().id());
    }

    @Test
    void messageGoesToTheTopOfAChatAndToAPerson() {
        var top = new PostMessage(
                new Destination.InChat(new ChatRef(Workplace.PACHCA, Long.toString(work.chat))),
                OutgoingMessage.of(RichText.plain("Всем")),
                new Purpose.Opening("u"));
        var posted = posted(send(top, given));
        long id = ids(posted).getFirst();
        assertThat(posted.thread().id()).isEqualTo(work.chat + ":" + id);
        assertThat(work.pachca.message(id).content()).isEqualTo("Всем");

        var direct = new PostMessage(
                new Destination.ToPerson(new PersonRef(Workplace.PACHCA, Long.toString(work.ivanov.id()))),
                OutgoingMessage.of(RichText.plain("Лично")),
                new Purpose.Notice());
        long second = ids(posted(send(direct, given))).getFirst();
        assertThat(work.pachca.message(second).chatId())
                .isEqualTo(work.pachca
                        .directChat(work.ivanov.id(), work.bot.userId())
                        .orElseThrow()
                        .id());
    }

    @Test
    void conversationWithoutAThreadIsSaidSo() {
        assertThat(send(post("куда?"), new Given(work.time.instant()))).isInstanceOf(Rejected.class);
    }

    @Test
    void cardIsRewrittenWithItsButtons() {
        var buttons =
                List.of(List.of(Button.press("Взять", "take"), Button.link("Открыть", "https://example.com/Q-1")));
        var card = new OutgoingMessage(RichText.plain("Q-1 открыт"), buttons, List.of());
        var posted = posted(send(new PostMessage(new Destination.OwnThread(), card, new Purpose.Card()), given));
        assertThat(inThread().getFirst().allButtons()).hasSize(2);
        var now = OutgoingMessage.of(RichText.plain("Q-1 закрыт"));
        var edited = posted(send(new EditMessage(new Target.Card(), now), given.card(posted.messages())));
        assertThat(edited).isEqualTo(posted);
        assertThat(inThread()).singleElement().satisfies(message -> {
            assertThat(message.content()).isEqualTo("Q-1 закрыт");
            assertThat(message.allButtons()).isEmpty();
        });
    }

    @Test
    void longTextIsSplitAndShrinksAndGrowsInPlace() {
        var comment = new CommentRef(TRACKER, "1");
        var posted = posted(send(mirror(long_(9_000), comment), given));
        assertThat(posted.messages()).hasSizeGreaterThan(1);
        assertThat(joined()).isEqualTo(long_(9_000));
        assertThat(inThread())
                .allSatisfy(message -> assertThat(message.content().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(Composer.LONGEST_TEXT));

        var longer = posted(send(edit(long_(14_000), comment), given.mirror(comment, posted.messages())));
        assertThat(longer.messages())
                .hasSizeGreaterThan(posted.messages().size())
                .containsAll(posted.messages());
        assertThat(joined()).isEqualTo(long_(14_000));

        var shorter = posted(send(edit("коротко", comment), given.mirror(comment, longer.messages())));
        assertThat(shorter.messages()).hasSize(1);
        assertThat(standing()).singleElement().extracting(Message::content).isEqualTo("коротко");
    }

    @Test
    void lostAnswerLeadsToExactlyOneMessage() {
        work.pachca.faults().next(1, POST_MESSAGE, new Fault.AnswerLost());
        assertThat(send(post("один раз"), given)).isInstanceOf(Uncertain.class);
        work.time.pass(Duration.ofMinutes(1));
        var posted = posted(send(post("один раз"), given.again()));
        assertThat(inThread())
                .singleElement()
                .satisfies(message -> assertThat(ids(posted)).containsExactly(message.id()));
    }

    @Test
    void halfAnAnswerAndAServerErrorAreUncertainToo() {
        for (Fault fault :
                List.of(new Fault.Truncated(), Fault.status(500), new Fault.Html(502), new Fault.Html(200))) {
            work.pachca.faults().next(1, POST_MESSAGE, fault);
            var text = "после " + fault;
            assertThat(send(post(text), given)).as(fault.label()).isInstanceOf(Uncertain.class);
            var again = posted(
                    send(post(text), new Given(work.time.instant()).in(thread).again()));
            assertThat(inThread().stream().filter(message -> message.content().equals(text)))
                    .singleElement()
                    .satisfies(message -> assertThat(ids(again)).containsExactly(message.id()));
        }
    }

    @Test
    void lostPartOfALongTextIsFoundAndTheRestIsAdded() {
        work.pachca.faults().next(1, POST_MESSAGE, new Fault.None());
        work.pachca.faults().next(1, POST_MESSAGE, new Fault.AnswerLost());
        assertThat(send(post(long_(14_000)), given)).isInstanceOf(Uncertain.class);
        int before = inThread().size();
        var posted = posted(send(post(long_(14_000)), given.again()));
        assertThat(inThread()).hasSizeGreaterThan(before).hasSameSizeAs(posted.messages());
        assertThat(joined()).isEqualTo(long_(14_000));
    }

    @Test
    void sameWordsSaidEarlierAreNotTakenForALostMessage() {
        var earlier = posted(send(post("Взято в работу"), given));
        var again = posted(send(post("Взято в работу"), given.again().recorded(earlier.messages())));
        assertThat(again.messages()).doesNotContainAnyElementsOf(earlier.messages());
        assertThat(inThread()).hasSize(2);
    }

    @Test
    void nothingIsSentAgainWhileLookingFails() {
        work.pachca.faults().next(1, POST_MESSAGE, new Fault.AnswerLost());
        send(post("один раз"), given);
        work.pachca.faults().next(1, CallMatch.of("GET", "/api/shared/v1/messages"), Fault.status(500));
        assertThat(send(post("один раз"), given.again())).isInstanceOf(Uncertain.class);
        assertThat(inThread()).hasSize(1);
    }

    @Test
    void tooManyRequestsAreWaitedForByEverybody() {
        work.pachca.faults().next(1, POST_MESSAGE, new Fault.RateLimited(Duration.ofSeconds(7)));
        var first = send(post("раз"), given);
        assertThat(first).isInstanceOfSatisfying(RetryAt.class, retry -> {
            assertThat(retry.at()).isEqualTo(work.time.instant().plusSeconds(7));
            assertThat(retry.pacing()).isFalse();
        });
        int calls = work.pachca.journal().count(POST_MESSAGE);
        assertThat(send(post("два"), given))
                .isInstanceOfSatisfying(
                        RetryAt.class, retry -> assertThat(retry.pacing()).isTrue());
        assertThat(work.pachca.journal().count(POST_MESSAGE)).isEqualTo(calls);
        work.time.pass(Duration.ofSeconds(7));
        assertThat(send(post("раз"), given)).isInstanceOf(Sent.class);
    }

    @Test
    void unreachablePachcaIsTriedAgain() {
        var nowhere = work.open(work.config(java.net.URI.create("http://127.0.0.1:9/api/shared/v1"), "token"));
        assertThat(nowhere.send(post("эй"), given)).isInstanceOf(RetryAt.class);
        nowhere.close();
    }

    @Test
    void revokedTokenIsWaitedForAndNamed() {
        work.pachca.administrator().revoke(work.bot.token());
        assertThat(send(post("эй"), given)).isInstanceOfSatisfying(RetryAt.class, retry -> {
            assertThat(retry.reason())
                    .contains("pachca", "401", "PACHCA_API_TOKEN")
                    .doesNotContain(work.bot.token());
            assertThat(retry.at()).isEqualTo(work.time.instant().plusSeconds(60));
        });
    }

    @Test
    void archivedChatAndDeletedRootAreRefusedWithACure() {
        work.pachca.administrator().archive(work.chat, true);
        assertThat(send(post("эй"), given))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("pachca", "403", "архиве"));
        work.pachca.administrator().archive(work.chat, false);
        work.ivan.deletes(root);
        var fresh = work.open(work.config());
        assertThat(fresh.send(post("эй"), given))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("404"));
        fresh.close();
    }

    @Test
    void mentionCallsExactlyTheMatchingUser() {
        var agent = new Person(new PersonRef(TRACKER, "7"), "Ольга", "PETROVA@example.com", "olga", false);
        var byLogin = new Person(new PersonRef(TRACKER, "8"), "Иван", null, "ivanov", false);
        var unknown = new Person(new PersonRef(TRACKER, "9"), "Пётр", "petr@example.org", "petro", false);
        var text = RichText.line(
                new RichText.Mention("olga", agent),
                new RichText.Plain(" и "),
                new RichText.Mention("ivan", byLogin),
                new RichText.Plain(" и "),
                new RichText.Mention("petro", unknown),
                new RichText.Plain(" и @all"));
        send(new PostMessage(new Destination.OwnThread(), OutgoingMessage.of(text), new Purpose.Notice()), given);
        assertThat(inThread().getFirst().content()).isEqualTo("@petrova и @ivanov и @\u200Bpetro и @\u200Ball");
    }

    @Test
    void mentionSurvivesALostAnswer() {
        var agent = new Person(new PersonRef(TRACKER, "7"), "Ольга", "petrova@example.com", "olga", false);
        var text =
                OutgoingMessage.of(RichText.line(new RichText.Mention("olga", agent), new RichText.Plain(", привет")));
        var command =
                new PostMessage(new Destination.OwnThread(), text, new Purpose.MirrorOf(new CommentRef(TRACKER, "1")));
        work.pachca.faults().next(1, POST_MESSAGE, new Fault.AnswerLost());
        send(command, given);
        send(command, given.again());
        assertThat(inThread()).hasSize(1);
    }

    @Test
    void whatComesLateSaysSo() {
        send(post("Взято в работу"), given.late());
        assertThat(inThread().getFirst().content()).startsWith("⏱").contains("Взято в работу");
    }

    @Test
    void whatComesLateIsFoundInTheWordsOfItsFirstTry() {
        work.pachca.faults().next(2, POST_MESSAGE, new Fault.AnswerLost());
        send(post("Взято в работу"), given);
        send(post("Взято в работу"), given.late().again());
        send(post("Нужен картридж"), given);
        work.pachca.faults().clear();
        send(post("Нужен картридж"), given);

        assertThat(inThread())
                .extracting(Message::content)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("Взято в работу"),
                        second -> assertThat(second).startsWith("⏱").endsWith("Нужен картридж"));
    }

    private SendResult send(Command command, Given context) {
        return work.channel.send(command, context);
    }

    private static PostMessage post(String text) {
        return new PostMessage(
                new Destination.OwnThread(), OutgoingMessage.of(RichText.plain(text)), new Purpose.Notice());
    }

    private static PostMessage mirror(String text, CommentRef comment) {
        return new PostMessage(
                new Destination.OwnThread(), OutgoingMessage.of(RichText.plain(text)), new Purpose.MirrorOf(comment));
    }

    private static EditMessage edit(String text, CommentRef comment) {
        return new EditMessage(new Target.MirrorOf(comment), OutgoingMessage.of(RichText.plain(text)));
    }

    private static Posted posted(SendResult result) {
        assertThat(result).isInstanceOf(Sent.class);
        return (Posted) ((Sent) result).receipt();
    }

    private static List<Long> ids(Posted posted) {
        return posted.messages().stream().map(MessageRef::id).map(Long::valueOf).toList();
    }

    private List<Message> inThread() {
        return work.pachca.threadMessages(root);
    }

    private List<Message> standing() {
        return inThread().stream().filter(message -> !message.deleted()).toList();
    }

    private String joined() {
        return String.join(" ", standing().stream().map(Message::content).toList());
    }

    /** So many numbered words. */
    private static String long_(int words) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append("слово").append(i);
        }
        return text.toString();
    }
}
