package deskbridge.channel.pachca;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.connector.Given;
import deskbridge.connector.SendResult.RetryAt;
import deskbridge.connector.SendResult.Sent;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command.Destination;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.RichText;
import deskbridge.emulator.CallMatch;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The channel against an emulator that keeps the documented limits. */
final class LimitsTest {

    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void busyChatIsNeverRefused() {
        work.pachca.settings().rateLimits(true);
        var command = new PostMessage(
                new Destination.InChat(new ChatRef(Workplace.PACHCA, Long.toString(work.chat))),
                OutgoingMessage.of(RichText.plain("раз")),
                new Purpose.Notice());
        int sent = 0;
        while (sent < 300) {
            switch (work.channel.send(command, new Given(work.time.instant()))) {
                case Sent ignored -> sent++;
                case RetryAt retry -> {
                    assertThat(retry.pacing()).as(retry.reason()).isTrue();
                    work.time.pass(Duration.between(work.time.instant(), retry.at()));
                }
                default -> throw new AssertionError("neither sent nor held back");
            }
        }
        assertThat(work.pachca.journal().entries(CallMatch.any())).noneMatch(entry -> entry.status() == 429);
    }

    @Test
    void readingMuchIsNeverRefused() throws Exception {
        work.pachca.settings().rateLimits(true);
        long root = work.ivan.writes(work.chat, "Вопрос");
        for (int i = 0; i < 40; i++) {
            work.ivan.repliesInThread(root, "ответ " + i);
            assertThat(work.read(work.time.instant())).isNotEmpty();
        }
        assertThat(work.pachca.journal().entries(CallMatch.any())).noneMatch(entry -> entry.status() == 429);
    }
}
