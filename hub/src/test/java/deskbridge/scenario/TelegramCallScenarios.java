package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.emulator.Fault;
import deskbridge.emulator.play.PlayFile;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.telegram.TelegramFaults;
import deskbridge.store.Store;
import deskbridge.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R2 where nobody can look: a hub that dies before it calls has done nothing, one that dies from there on may have. */
@MethodSource("telegrams")
final class TelegramCallScenarios extends PairScenario {

    private static final String SEND = "POST /bot[^/]+/sendMessage";
    private static final String GET_ME = "GET /bot[^/]+/getMe";

    private final Balancer toTelegram = new Balancer();
    private final Balancer toDesk = new Balancer();

    static Stream<Arguments> telegrams() {
        return each(Pair.TELEGRAM_TRACKER, Pair.TELEGRAM_OKDESK);
    }

    @Override
    PairStage staged() {
        var staged = super.staged();
        toTelegram.servers(
                List.of(URI.create(Wiring.of(staged.messenger).settings().get("TELEGRAM_API_URL"))));
        var desk = Wiring.of(staged.desk).settings();
        var setting = desk.containsKey("TRACKER_API_URL") ? "TRACKER_API_URL" : "OKDESK_API_URL";
        toDesk.servers(List.of(URI.create(desk.get(setting))));
        staged.hub
                .with("TELEGRAM_API_URL", toTelegram.url("").toString())
                .with(setting, toDesk.url("").toString());
        return staged;
    }

    @AfterEach
    void closeWays() {
        toTelegram.close();
        toDesk.close();
    }

    /** So many hubs die, one after the other, when they make a call like this, which arrives all the same. */
    private void dieAt(Balancer way, int times, Predicate<String> call) {
        Set<Store> dead = ConcurrentHashMap.newKeySet();
        way.gate(new Balancer.Gate() {
            @Override
            public void before(String made) {
                if (call.test(made) && dead.size() < times && dead.add(stage.hub.store())) {
                    stage.hub.losesItsDatabase();
                }
            }
        });
        for (int death = 1; death <= times; death++) {
            assertThatThrownBy(stage::settle).as("a death").isInstanceOf(StoreException.class);
            assertThat(dead).hasSize(death);
            stage.hub.stop();
            stage.clock().advance(database.takeOver());
            stage.hub.start();
        }
        settle();
    }

    private static boolean isDownload(String call) {
        return call.matches("GET .*/attachments/[0-9]+.*");
    }

    private static long copies(Talk talk, String words) {
        return talk.heard().stream().filter(it -> it.text().contains(words)).count();
    }

    private void afterAWhile() {
        later(Duration.ofSeconds(30));
        later(Duration.ofMinutes(1));
    }

    @Test
    void whoeverDiesBeforeItsCallHasDoneNothing() {
        Talk talk = asked();
        stage.desk.comments(key(), "Вот снимок", false, PlayFile.text("лампа.txt", "красная"));
        dieAt(toDesk, 3, TelegramCallScenarios::isDownload);
        afterAWhile();

        assertThat(copies(talk, "Вот снимок")).isEqualTo(1);
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void whoeverDiesBeforeTheRepetitionHasNotSpentIt() {
        Talk talk = asked();
        stage.messenger.faults().next(1, TelegramFaults.method("sendMessage"), new Fault.Dropped());
        stage.desk.comments(key(), "Уже иду", false);
        dieAt(toTelegram, 2, call -> call.matches(GET_ME));
        afterAWhile();

        assertThat(copies(talk, "Уже иду")).isEqualTo(1);
        assertThat(stage.hub.deadLetters()).isEmpty();
    }

    @Test
    void whoeverDiesFromItsCallOnCostsOneRepetitionAndNoThirdCall() {
        Talk talk = asked();
        stage.desk.comments(key(), "Уже иду", false);
        dieAt(toTelegram, 1, call -> call.matches(SEND));
        afterAWhile();
        assertThat(copies(talk, "Уже иду")).isEqualTo(2);

        stage.desk.comments(key(), "Почти дошла", false);
        dieAt(toTelegram, 2, call -> call.matches(SEND));
        afterAWhile();
        assertThat(copies(talk, "Почти дошла")).isEqualTo(2);
        assertThat(stage.hub.deadLetters()).hasSize(1);
        assertThat(remarks().getLast()).contains("⚠️");
    }
}
