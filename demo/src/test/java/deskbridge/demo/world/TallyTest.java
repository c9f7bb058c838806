package deskbridge.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.okdesk.OkdeskAgent;
import deskbridge.emulator.pachca.Person;
import deskbridge.emulator.telegram.TelegramTalk;
import deskbridge.emulator.tracker.TrackerAgent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures are the sandbox's proof, so they must notice what is missing, doubled or leaked. */
class TallyTest {
    private static final String FIELD = "66f0c1d2e3a4b5c6d7e8f901--";
    private static final Duration LONG = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final InstantSource time = () -> now;
    private final World world = new World(time, Locale.of("en"));
    private final Troubles troubles = new Troubles(world, new SplittableRandom(1), time);
    private final Tally tally = new Tally(world, troubles, time);
    private final Instant start = now;
    private final long chat = world.pachca().chats().getFirst();
    private final Person ivan =
            world.pachca().emulator().person(world.actors().getFirst().userId());
    private final Person bot =
            world.pachca().emulator().person(world.pachca().bot().userId());
    private final TrackerAgent anna = world.tracker().emulator().agent("anna.smirnova");
    private final TrackerAgent robot = world.tracker().emulator().agent(Desk.ROBOT);

    @AfterEach
    void stop() {
        world.close();
    }

    private long request(String text) {
        long message = ivan.writes(chat, text);
        tally.expectTicket(Origin.of(chat, message));
        return message;
    }

    private String ticket(long message) {
        String key = robot.creates(Tracker.QUEUE, "Request", "");
        ObjectNode fields = Json.object();
        fields.put(FIELD + "pachcaChatId", Long.toString(chat));
        fields.put(FIELD + "pachcaMessageId", Long.toString(message));
        robot.update(key, fields);
        return key;
    }

    private Tally.Figures count() {
        return tally.count(true, start);
    }

    @Test
    void whatArrivedOnceOnBothSidesIsFine() {
        long message = request("The printer is silent");
        String key = ticket(message);
        ivan.repliesInThread(message, "It is **on fire** now, @anna.smirnova");
        robot.comments(key, "Ivan Petrov: It is on fire now, @anna.smirnova");
        anna.comments(key, "Pour water on it");
        bot.repliesInThread(message, "A comment\nAnna Smirnova\nPour water on it");

        assertThat(count()).isEqualTo(new Tally.Figures(3, 1, 2, 0, 0, 0, 0));
    }

    @Test
    void whatIsMissingIsOnTheWayAtFirstAndLostAfterAWhile() {
        long message = request("The printer is silent");
        request("Another thing");
        ivan.repliesInThread(message, "Hello?");
        ticket(message);

        assertThat(count().onTheWay()).isEqualTo(2);
        now = now.plus(LONG);
        assertThat(count().lost()).isEqualTo(2);
        assertThat(count().onTheWay()).isZero();
    }

    @Test
    void nothingIsLostWhileSomethingGoesWrongOnPurpose() {
        request("The printer is silent");
        troubles.turn(Trouble.DESKS_DOWN, true);
        now = now.plus(LONG);

        assertThat(count().lost()).isZero();
        troubles.turn(Trouble.DESKS_DOWN, false);
        assertThat(count().onTheWay()).isEqualTo(1);
        now = now.plus(LONG);
        assertThat(count().lost()).isEqualTo(1);
        assertThat(tally.count(false, start).lost()).isZero();
    }

    @Test
    void doublesAreNoticedOnBothSides() {
        long message = request("The printer is silent");
        String key = ticket(message);
        ticket(message);
        ivan.repliesInThread(message, "Hello?");
        robot.comments(key, "Ivan Petrov: Hello?");
        robot.comments(key, "Ivan Petrov: Hello?");

        assertThat(count().doubled()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theSameWordsSaidTwiceAreNoDouble() {
        long message = request("The printer is silent");
        String key = ticket(message);
        ivan.repliesInThread(message, "Hello?");
        ivan.repliesInThread(message, "Hello?");
        ivan.repliesInThread(message, "Hello? Anybody?");
        robot.comments(key, "Ivan Petrov: Hello?");
        robot.comments(key, "Ivan Petrov: Hello? Anybody?");
        robot.comments(key, "Ivan Petrov: Hello?");

        assertThat(count()).isEqualTo(new Tally.Figures(4, 1, 3, 0, 0, 0, 0));
    }

    @Test
    void anInternalCommentInTheChatIsNoticed() {
        long message = request("The printer is silent");
        String key = ticket(message);
        anna.comments(key, "! He does this every week");
        assertThat(count().leaked()).isZero();
        bot.repliesInThread(message, "He does this every week");

        assertThat(count().leaked()).isEqualTo(1);
        assertThat(count().messages()).isEqualTo(1);
    }

    @Test
    void customersAndOkdeskAreComparedAlike() {
        TelegramTalk sveta =
                world.telegram().people().getFirst().app().with(world.telegram().bot());
        sveta.starts();
        int message = sveta.writes("/new The till is silent");
        Origin origin = Origin.of(sveta.chatId(), message);
        tally.expectTicket(origin);
        assertThat(count()).isEqualTo(new Tally.Figures(1, 0, 0, 1, 0, 0, 0));

        OkdeskAgent hub = world.okdesk().emulator().agent(Desk.ROBOT);
        long ticket = hub.creates("The till is silent", "");
        hub.fills(ticket, Okdesk.ORIGIN, origin.chat() + "|" + origin.message());
        sveta.replies(message, "It smells & smokes");
        OkdeskAgent agent = world.okdesk().emulator().agent("anna.smirnova");
        agent.comments(ticket, "<p>Unplug it</p>");
        agent.notes(ticket, "<p>Not again</p>");
        assertThat(count()).isEqualTo(new Tally.Figures(3, 1, 0, 2, 0, 0, 0));

        hub.comments(ticket, "<p><b>Svetlana</b>:<br>It smells &amp; smokes</p>");
        assertThat(count()).isEqualTo(new Tally.Figures(3, 1, 1, 1, 0, 0, 0));
        hub.comments(ticket, "<p><b>Svetlana</b>:<br>It smells &amp; smokes</p>");
        assertThat(count().doubled()).isEqualTo(1);
    }

    @Test
    void thanksForAFinishedTicketAreKeptBack() {
        long message = request("The printer is silent");
        String key = ticket(message);
        ivan.repliesInThread(message, "Спасибо большое!");
        assertThat(count().onTheWay()).isEqualTo(1);
        anna.movesTo(key, "resolved", "fixed", "");

        assertThat(count()).isEqualTo(new Tally.Figures(1, 1, 0, 0, 0, 0, 0));
    }
}
