package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Json;
import deskbridge.emulator.tracker.TrackerAgent;
import deskbridge.emulator.tracker.TrackerSeed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tickets that an older bot made go on in the hub: their chats are known by the fields that it filled. */
final class AdoptionScenarios extends Scenario {

    private static final String REQUEST = "Не работает сканер";

    private long request;
    private String key = "";

    /** Ivan's request, its ticket as the older bot made it, and some talk, all before the hub was there. */
    private void theOlderBotWorkedHere() {
        hub.stop();
        TrackerAgent robot = office.tracker.agent(TrackerSeed.ROBOT);
        request = office.ivan.writes(office.chat, REQUEST);
        key = robot.creates(TrackerSeed.QUEUE, REQUEST, "Автор: Иван Петров\n\n" + REQUEST);
        ObjectNode fields = Json.object();
        fields.put(TrackerSeed.fieldId("pachcaUserId"), Long.toString(office.ivan.id()));
        fields.put(TrackerSeed.fieldId("pachcaChatId"), Long.toString(office.chat));
        fields.put(TrackerSeed.fieldId("pachcaMessageId"), Long.toString(request));
        robot.update(key, fields);
        office.pachca.person(office.bot.userId()).repliesInThread(request, "Создана заявка " + key);
        office.ivan.repliesInThread(request, "Мигает жёлтым");
        robot.comments(key, "Иван Петров: Мигает жёлтым");
        office.agent().comments(key, "Сейчас посмотрю");
        office.clock.advance(Duration.ofDays(3));
        hub = office.hub(office.bot, database.empty("new", folder), folder);
    }

    private void theHubComes() {
        hub.start();
        settle();
        whenCaughtUp();
    }

    @Test
    void aReplyInTheThreadGoesToTheOldTicket() {
        theOlderBotWorkedHere();
        theHubComes();
        office.ivan.repliesInThread(request, "И гудит");
        settle();
        whenCaughtUp();

        assertThat(office.tickets()).hasSize(1);
        assertThat(office.commentTexts()).hasSize(3);
        assertThat(office.commentTexts().getLast()).contains("Иван Петров").contains("И гудит");
        assertThat(office.botSaysUnder(request).getLast().content()).contains(key);
    }

    @Test
    void anAgentsCommentInTheOldTicketReachesTheThread() {
        theOlderBotWorkedHere();
        theHubComes();
        office.agent().comments(key, "Нужна новая лампа");
        settle();
        whenCaughtUp();

        assertThat(office.pachca.threadMessages(request))
                .filteredOn(message -> message.content().contains("Нужна новая лампа"))
                .hasSize(1);
        assertThat(office.pachca.threadMessages(request))
                .noneMatch(message -> message.content().contains("Сейчас посмотрю"));
        assertThat(office.comments()).hasSize(3);
    }

    @Test
    void oldTicketsStayQuietWhileNobodySpeaks() {
        theOlderBotWorkedHere();
        int before = office.pachca.threadMessages(request).size();
        theHubComes();

        assertThat(office.pachca.threadMessages(request)).hasSize(before);
        assertThat(office.comments()).hasSize(2);
        assertThat(office.tickets()).hasSize(1);
    }

    @Test
    void theAdoptedCardHasWorkingButtons() {
        theOlderBotWorkedHere();
        theHubComes();
        office.ivan.repliesInThread(request, "И гудит");
        settle();
        office.anna.presses(office.botSaysUnder(request).getLast().id(), "Взять в работу");
        settle();

        assertThat(office.ticket().status()).isEqualTo("inProgress");
        assertThat(office.ticket().assignee()).isEqualTo(TrackerSeed.AGENT);
        assertThat(office.botSaysUnder(request).getLast().content()).contains("взята в работу");
    }

    @Test
    void theOlderBotsTriggerIsUnderstoodWhateverTheCommentSays() {
        office.triggers = (tracker, url) -> tracker.triggers().installOlderBot(url);
        hub.with("TRACKER_WEBHOOK_SECRET", "").restart();
        long asked = asked("Не работает принтер");
        String ticket = office.ticket().key();
        office.agent().comments(ticket, "Просто слова");
        office.agent().comments(ticket, "Он сказал \"нет\",\nи \\ ушёл {\"a\": 1}");
        settle();

        assertThat(office.saidAfterTheCard(asked)).hasSize(2);
        assertThat(office.saidAfterTheCard(asked).get(0)).contains("Просто слова");
        assertThat(office.saidAfterTheCard(asked).get(1)).contains("Он сказал \"нет\"");
    }

    @Test
    void theOlderBotsSingleAddressIsUnderstood() {
        office.triggers = (tracker, url) -> tracker.triggers().installOlderBot(url.resolve("/"));
        hub.with("TRACKER_WEBHOOK_SECRET", "").restart();
        office.bot.webhookUrl(hub.url("/"));
        long asked = asked("Не работает принтер");
        office.agent().comments(office.ticket().key(), "Уже иду");
        settle();

        assertThat(office.saidAfterTheCard(asked)).hasSize(1);
    }
}
