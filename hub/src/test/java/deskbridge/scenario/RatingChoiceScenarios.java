package deskbridge.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.okdesk.OkdeskSeed;
import deskbridge.emulator.play.OkdeskPlay;
import deskbridge.emulator.play.PachcaPlay;
import deskbridge.emulator.play.Talk;
import deskbridge.emulator.play.TrackerPlay;
import deskbridge.emulator.tracker.TrackerSeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** F9: whose tickets are asked about, while those of others are not. */
@MethodSource("pairs")
final class RatingChoiceScenarios extends RatingScenario {

    private static final Pattern CHAT = Pattern.compile("\"chat_id\" *: *\"?(\\d+)");

    /** Each test says first who is asked. */
    @Override
    void begin() {}

    /** Requests that say {@code #особая} go elsewhere; the hub starts. */
    private void asksOnlyAbout(String only, String elsewhere) {
        configured("deskbridge.yaml", """
                csat: {only: {%s}}
                routes:
                  - {name: elsewhere, when: {tag: особая}, then: {%s}}
                """.formatted(only, elsewhere));
        super.begin();
    }

    private boolean isOkdesk() {
        return stage.desk instanceof OkdeskPlay;
    }

    /** The ticket that was made last, wherever it went. */
    private String last() {
        return switch (stage.desk) {
            case TrackerPlay tracker ->
                tracker.emulator().state().issues().getLast().key();
            case OkdeskPlay ignored -> newest();
            default -> throw new IllegalStateException(stage.desk.name());
        };
    }

    /** A request that was made and ended. */
    private Talk ended(Talk talk) {
        settle();
        stage.desk.finishes(last());
        settle();
        return talk;
    }

    private static void isToldTheEndWithoutAQuestion(Talk talk) {
        assertThat(questions(talk)).isEmpty();
        assertThat(said(talk, "завершена")).hasSize(1);
    }

    private void onlyTheOneElsewhereIsAskedAbout() {
        Talk usual = ended(stage.messenger.asks("Не печатает принтер"));
        Talk special = ended(usual.another("Не печатает плоттер #особая"));

        isToldTheEndWithoutAQuestion(usual);
        presses(special, GOOD);
        assertThat(stage.desk.remarks(last()))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("Оценка: 4/5"));
        later(Duration.ofHours(25));
        assertThat(questions(usual)).isEmpty();
    }

    @Test
    void onlyTicketsOfTheGroupsThatAreNamedAreAskedAbout() {
        String group = isOkdesk() ? Long.toString(OkdeskSeed.ENGINEERS) : TrackerSeed.OTHER_QUEUE;
        asksOnlyAbout("groups: ['" + group + "']", "queue: " + group);

        onlyTheOneElsewhereIsAskedAbout();
    }

    @Test
    void onlyTicketsOfTheTypesThatAreNamedAreAskedAbout() {
        String type = isOkdesk() ? "incident" : "bug";
        asksOnlyAbout("types: [" + type + "]", "type: " + type);

        onlyTheOneElsewhereIsAskedAbout();
    }

    @Test
    void typesAndGroupsMustBothFit() {
        String type = isOkdesk() ? "incident" : "bug";
        asksOnlyAbout("types: [" + type + "], groups: [ничья]", "type: " + type);

        isToldTheEndWithoutAQuestion(ended(stage.messenger.asks("Не печатает плоттер #особая")));
    }

    @Test
    void onlyRequestsFromTheChatsThatAreNamedAreAskedAbout() {
        begin("enabled: true");
        Talk here = asked();
        begin("only: {chats: ['" + chat() + "']}");
        stage.hub.restart();
        ended(here);
        askedElsewhere();

        assertThat(questions(here)).hasSize(1);
        assertThat(stage.messenger.journal().entries(stage.messenger.writing()))
                .extracting(written -> written.call().body().text())
                .filteredOn(body -> body.contains(newest()))
                .anySatisfy(body -> assertThat(body).contains("завершена"))
                .noneSatisfy(body -> assertThat(body).contains("⭐"));
    }

    /** The one in which the hub answered last. */
    private String chat() {
        if (stage.messenger instanceof PachcaPlay pachca) {
            return Long.toString(pachca.chat());
        }
        String body = stage.messenger
                .journal()
                .last(stage.messenger.writing())
                .orElseThrow()
                .call()
                .body()
                .text();
        Matcher found = CHAT.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group(1);
    }

    /** A ticket of another chat is made and ended: of somebody else's private one, or of the one with the bot. */
    private void askedElsewhere() {
        if (stage.messenger instanceof PachcaPlay) {
            Talk talk = asked();
            talk.aside().writes("/menu");
            settle();
            talk.aside().presses(talk.aside().heard().getLast(), "Новая заявка");
            settle();
            assertThat(talk.fills("Не работает сканер")).isTrue();
            ended(talk);
        } else {
            ended(stage.messenger.asks("Не работает сканер"));
        }
    }

    @Test
    void aSampleOfNoneAsksNobody() {
        begin("sample: 0");

        isToldTheEndWithoutAQuestion(finished());
    }

    @Test
    void aSampleAsksSomeAndNeverAnybodyElse() {
        begin("sample: 50");
        Talk first = asked();
        List<Talk> talks = new ArrayList<>(List.of(ended(first)));
        for (int i = 2; i <= 8; i++) {
            talks.add(ended(first.another("Просьба номер " + i)));
        }
        List<Talk> asked =
                talks.stream().filter(talk -> !questions(talk).isEmpty()).toList();
        assertThat(asked).hasSizeBetween(1, 7);
        stage.hub.restart();
        later(Duration.ofHours(25));

        assertThat(talks).allSatisfy(talk -> {
            if (asked.contains(talk)) {
                assertThat(questions(talk)).hasSize(2);
            } else {
                isToldTheEndWithoutAQuestion(talk);
            }
        });
    }

    @Test
    void theStatusesThatAreNamedEndATicketWholeAndInAnyCase() {
        begin("statuses: [NEEDINFO, Add_Info, close, complete]");
        Talk talk = asked();
        stage.desk.finishes(newest());
        settle();
        assertThat(questions(talk)).isEmpty();
        stage.desk.reopens(newest());
        settle();
        stage.desk.asksForInformation(newest());
        settle();

        assertThat(questions(talk)).hasSize(1);
    }
}
