package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.WebhookFault;
import deskbridge.emulator.tracker.TrackerIssue;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R3: order is kept within a conversation, and conversations do not delay each other. */
final class OrderScenarios extends Scenario {

    private static final List<String> WORDS = List.of("раз", "два", "три", "четыре", "пять", "шесть");

    private static void inOrder(List<String> texts) {
        assertThat(texts).hasSameSizeAs(WORDS);
        IntStream.range(0, WORDS.size()).forEach(i -> assertThat(texts.get(i)).endsWith(WORDS.get(i)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void webhooksOfAThreadMayOvertakeEachOther(long seed) {
        office.pachca.webhooks().hold();
        long request = office.ivan.writes(office.chat, "Не работает принтер");
        WORDS.forEach(word -> office.ivan.repliesInThread(request, word));
        office.pachca.webhooks().releaseShuffled(new Random(seed));
        settle();

        assertThat(office.ticket().summary()).isEqualTo("Не работает принтер");
        inOrder(office.commentTexts());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void webhooksOfATicketMayOvertakeEachOther(long seed) {
        long request = asked("Не работает принтер");
        office.tracker.webhooks().hold();
        WORDS.forEach(word -> office.agent().comments(office.ticket().key(), word));
        office.tracker.webhooks().releaseShuffled(new Random(seed));
        settle();

        inOrder(office.saidAfterTheCard(request));
    }

    @Test
    void anEditMayOvertakeItsMessage() {
        long request = asked("Не работает принтер");
        office.pachca.webhooks().hold();
        long reply = office.ivan.repliesInThread(request, "Горит красная лампа");
        office.ivan.edits(reply, "Горит зелёная лампа");
        office.pachca.webhooks().releaseShuffled(new Random(5));
        settle();

        assertThat(office.commentTexts())
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Горит зелёная лампа"));
    }

    @Test
    void aWebhookThatComesADayLateDoesNoHarm() {
        long request = asked("Не работает принтер");
        office.pachca.settings().restampRetries(false);
        office.pachca.webhooks().hold();
        office.ivan.repliesInThread(request, "раз");
        whenCaughtUp();
        assertThat(office.comments()).hasSize(1);
        office.clock.advance(Duration.ofHours(23));
        office.pachca.webhooks().release();
        settle();

        assertThat(office.comments()).hasSize(1);
    }

    @Test
    void whatIsWrittenWhileTheTicketCannotBeMadeFollowsIt() {
        var outage = office.tracker.faults().always(CallMatch.of("POST", "/v3/issues**"), Fault.status(503));
        long request = asked("Не работает принтер");
        WORDS.forEach(word -> office.ivan.repliesInThread(request, word));
        settle();
        later(Duration.ofMinutes(5));
        assertThat(office.tickets()).isEmpty();
        outage.cancel();
        later(Duration.ofMinutes(1));

        inOrder(office.commentTexts());
        assertThat(office.cardUnder(request).content()).contains(office.ticket().key());
    }

    @Test
    void aConversationThatFailsDelaysOnlyItself() {
        long first = asked("Не работает принтер");
        TrackerIssue printer = office.ticket();
        CallMatch itsComments = (method, path) -> method.equals("POST")
                && path.matches(".*/issues/(%s|%s)/comments.*".formatted(printer.key(), printer.id()));
        var outage = office.tracker.faults().always(itsComments, Fault.status(503));
        long second = office.olga.writes(office.chat, "Нужен доступ к архиву");
        WORDS.forEach(word -> {
            office.ivan.repliesInThread(first, word);
            office.olga.repliesInThread(second, word);
        });
        settle();

        TrackerIssue archive = office.tickets().getLast();
        inOrder(office.tracker.state().comments(archive.key()).stream()
                .map(comment -> comment.text())
                .toList());
        assertThat(office.tracker.state().comments(printer.key())).isEmpty();

        outage.cancel();
        later(Duration.ofMinutes(1));
        inOrder(office.tracker.state().comments(printer.key()).stream()
                .map(comment -> comment.text())
                .toList());
    }

    @Test
    void aFailingThreadDelaysOnlyItself() {
        long first = asked("Не работает принтер");
        TrackerIssue printer = office.ticket();
        long second = office.olga.writes(office.chat, "Нужен доступ к архиву");
        settle();
        TrackerIssue archive = office.tickets().getLast();
        CallMatch messages = CallMatch.of("POST", "/api/shared/v1/messages");
        office.pachca.faults().next(1, messages, new Fault.RateLimited(Duration.ofSeconds(50)));
        office.agent().comments(printer.key(), "Чиним");
        settle();
        office.agent().comments(archive.key(), "Открыли");
        settle();

        assertThat(office.saidAfterTheCard(second)).hasSize(1);
        assertThat(office.saidAfterTheCard(first)).isEmpty();
        later(Duration.ofSeconds(51));
        assertThat(office.saidAfterTheCard(first)).hasSize(1);
    }

    @Test
    void aLostWebhookIsMadeGoodByTheNextOne() {
        long request = asked("Не работает принтер");
        office.pachca.webhooks().script().next(3, new WebhookFault.Lost());
        WORDS.forEach(word -> office.ivan.repliesInThread(request, word));
        settle();

        inOrder(office.commentTexts());
    }
}
