package deskbridge.flow;

import static deskbridge.flow.Cast.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.ConversationId;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.ThreadRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Telegram takes at most 64 bytes of data with a button (facts: telegram §6). */
class ButtonDataTest {

    private static final int TELEGRAM = 64;

    @Test
    void everyActionFitsIntoAButtonOfTelegram() {
        var id = ConversationId.random(new Random(1));
        String pending = ConversationId.random(new Random(2)).value();
        var topic = new Place(
                new ChatRef(CHANNEL, "-1001234567890/123456"),
                new ThreadRef(CHANNEL, "-1001234567890/123456:1234567"),
                true,
                true);
        var actions = List.of(
                new Action.NewRequest(topic),
                new Action.MyTickets(),
                new Action.Leaf(10_000, new ConnectionId("a-desk-with-a-name-of-forty-characters-0")),
                new Action.Announce(),
                new Action.Help(),
                new Action.Languages(),
                new Action.Speak("ru"),
                new Action.Choose("1234567890"),
                new Action.Nameless(),
                new Action.Vouch(
                        new PersonRef(new ConnectionId("telegram-of-support"), "5123456789"), "123456789012", true),
                new Action.Raise(pending),
                new Action.Drop(pending),
                new Action.Pick(pending, id),
                new Action.Take(id),
                new Action.Assign(id),
                new Action.Move(id, "stop_progressMetaOfALongWorkflow"),
                new Action.Settle(id, "stop_progressMetaOfALongWorkflow", "0123abcd"),
                new Action.Browse(id, "stop_progressMetaOfALongWorkflow", 99),
                new Action.NeverMind(),
                new Action.Objects(99),
                new Action.Remark(id));

        assertThat(actions)
                .allSatisfy(action -> assertThat(action.data().getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(TELEGRAM));
    }
}
