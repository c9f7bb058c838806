package deskbridge.channel.telegram;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Telegram at once that a press has arrived, or the button would look busy. Nobody waits for it and nothing depends on it: when
 * the answer comes too late, the press counts all the same (facts: telegram §7).
 */
final class PressAnswers {

    private static final Logger log = LoggerFactory.getLogger(PressAnswers.class);

    private final BotApi api;

    PressAnswers(BotApi api) {
        this.api = api;
    }

    void answer(UpdateJson update) {
        var press = update.callbackQuery();
        if (press != null) {
            Thread.ofVirtual().name("press-" + press.id()).start(() -> answer(press.id()));
        }
    }

    private void answer(String id) {
        try {
            api.answerPress(id);
        } catch (CallFailed e) {
            log.debug("A press was not answered: {}", e.getMessage());
        }
    }
}
