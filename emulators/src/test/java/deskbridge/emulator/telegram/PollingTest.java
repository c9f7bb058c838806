package deskbridge.emulator.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PollingTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void offsetConfirmsWhatIsBeforeIt() {
        town.talk.writes("раз");
        town.talk.writes("два");
        List<Integer> ids = ids(poll());
        assertThat(ids).hasSize(2);
        assertThat(ids.get(1)).isEqualTo(ids.getFirst() + 1);
        assertThat(ids.getFirst()).isBetween(2_000_001, 1_000_000_010);
        assertThat(ids(poll())).as("nothing is confirmed without an offset").isEqualTo(ids);
        assertThat(ids(poll("offset", ids.get(1)))).containsExactly(ids.get(1));
        assertThat(ids(poll("offset", 1))).as("a tiny offset does no harm").containsExactly(ids.get(1));
        assertThat(ids(poll("offset", ids.get(1) + 1))).isEmpty();
        assertThat(town.bot.pendingUpdates()).isZero();
    }

    @Test
    void offsetFarAheadIsTakenAsNonsense() {
        town.talk.writes("раз");
        int id = ids(poll()).getFirst();
        assertThat(ids(poll("offset", id + 12))).containsExactly(id);
        assertThat(ids(poll("offset", id + 11))).isEmpty();
        assertThat(town.bot.pendingUpdates()).isZero();
    }

    @Test
    void negativeOffsetKeepsTheNewest() {
        IntStream.rangeClosed(1, 5).forEach(number -> town.talk.writes("№ " + number));
        List<Integer> all = ids(poll());
        assertThat(ids(poll("offset", -2))).isEqualTo(all.subList(3, 5));
        assertThat(ids(poll())).isEqualTo(all.subList(3, 5));
    }

    @Test
    void limitIsClamped() {
        IntStream.rangeClosed(1, 120).forEach(number -> town.talk.writes("№ " + number));
        assertThat(ids(poll("limit", 7))).hasSize(7);
        assertThat(ids(poll("limit", 0))).hasSize(1);
        assertThat(ids(poll("limit", 1000))).hasSize(100);
    }

    @Test
    void heldPollIsAnsweredByTheNextUpdate() {
        town.telegram.settings().second(Duration.ofSeconds(1));
        CompletableFuture<BotCaller.Answered> held = town.api.later("getUpdates", "timeout", 50);
        awaitHeld();
        assertThat(held).isNotDone();
        town.talk.writes("проснись");
        assertThat(held.join().result().path(0).path("message").path("text").asText())
                .isEqualTo("проснись");
    }

    @Test
    void heldPollEndsEmptyWhenItsTimeIsOver() {
        assertThat(poll("timeout", 2)).isEmpty();
        assertThat(town.bot.polled()).isTrue();
    }

    @Test
    void olderHeldPollIsTerminatedByTheNewerOne() {
        town.telegram.settings().second(Duration.ofSeconds(1));
        CompletableFuture<BotCaller.Answered> older = town.api.later("getUpdates", "timeout", 50);
        awaitHeld();
        CompletableFuture<BotCaller.Answered> newer = town.api.later("getUpdates", "timeout", 50);
        assertThat(older.join().refusal())
                .isEqualTo("409 Conflict: terminated by other getUpdates request; "
                        + "make sure that only one bot instance is running");
        town.talk.writes("второму");
        assertThat(newer.join().result()).hasSize(1);
    }

    @Test
    void webhookAndPollingExcludeEachOther() {
        town.telegram.settings().second(Duration.ofSeconds(1));
        CompletableFuture<BotCaller.Answered> held = town.api.later("getUpdates", "timeout", 50);
        awaitHeld();
        town.hook();
        assertThat(held.join().refusal()).isEqualTo("409 Conflict: terminated by setWebhook request");
        assertThat(town.api.call("getUpdates").refusal())
                .isEqualTo("409 Conflict: can't use getUpdates method while webhook is active; "
                        + "use deleteWebhook to delete the webhook first");
        assertThat(town.api.call("deleteWebhook").json().path("description").asText())
                .isEqualTo("Webhook was deleted");
        assertThat(poll()).isEmpty();
    }

    @Test
    void allowedUpdatesAreRememberedAndFilterAtCreation() {
        int id = town.talk.writes("до");
        town.drain();
        poll("allowed_updates", Json.parse("[\"edited_message\",\"who_knows\"]"));
        town.talk.writes("не просили");
        town.talk.edits(id, "просили");
        assertThat(poll()).extracting(update -> update.has("edited_message")).containsExactly(true);
        poll("allowed_updates", Json.parse("[\"who_knows\"]"));
        town.talk.writes("снова всё");
        assertThat(poll()).hasSize(2);
    }

    @Test
    void updatesLiveADayAndPressesLiveAMoment() {
        int asked = town.api
                .call("sendMessage", town.text("Оцените").set("reply_markup", Town.inline("5", "five")))
                .result()
                .path("message_id")
                .asInt();
        town.talk.writes("вопрос");
        town.talk.presses(asked, "5");
        town.time.advance(Duration.ofSeconds(151));
        assertThat(poll()).extracting(update -> update.has("message")).containsExactly(true);
        town.time.advance(Duration.ofHours(24));
        assertThat(poll()).isEmpty();
    }

    @Test
    void idsStartAnewAfterAQuietWeek() {
        town.talk.writes("раз");
        int before = ids(town.drain()).getFirst();
        town.time.advance(Duration.ofDays(8));
        town.talk.writes("два");
        List<JsonNode> fetched = poll("offset", before + 1);
        int after = ids(fetched).getFirst();
        assertThat(after).isNotEqualTo(before + 1);
        assertThat(Math.abs(after - before)).isGreaterThan(11);
        assertThatThrownBy(town.bot::restartsUpdateIds).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void repeatedOffsetIsSlowedDownWhenPacingIsOn() {
        town.telegram.settings().pollPacing(true);
        town.talk.writes("раз");
        town.talk.writes("два");
        poll("offset", 5);
        assertThat(poll("offset", 5))
                .as("within half a second only one is given")
                .hasSize(1);
        town.time.advance(Duration.ofSeconds(1));
        assertThat(poll("offset", 5)).hasSize(2);
    }

    private void awaitHeld() {
        assertThat(town.telegram.await(
                        Town.PATIENCE, () -> town.bot.polled() ? Optional.of(true) : Optional.<Boolean>empty()))
                .isPresent();
    }

    private List<JsonNode> poll(Object... parameters) {
        List<JsonNode> updates = new ArrayList<>();
        town.api.call("getUpdates", parameters).result().forEach(updates::add);
        return updates;
    }

    private static List<Integer> ids(List<JsonNode> updates) {
        return updates.stream().map(update -> update.path("update_id").asInt()).toList();
    }
}
