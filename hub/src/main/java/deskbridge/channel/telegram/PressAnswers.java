package deskbridge.channel.telegram;

import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Telegram at once that a press has arrived, or the button would look busy. Nobody waits for it and nothing depends on it: when
 * the answer comes too late or never, the press counts all the same (facts: telegram §7).
 */
final class PressAnswers {

    /** So many are under way at most; in a flood of presses the others look busy until Telegram itself gives up. */
    static final int MOST = 64;

    private static final Logger log = LoggerFactory.getLogger(PressAnswers.class);

    private final Call call;
    private final Semaphore free = new Semaphore(MOST);

    /** What tells Telegram. Blocks. */
    interface Call {
        void answer(String press) throws CallFailed;
    }

    PressAnswers(Call call) {
        this.call = call;
    }

    /** Never blocks. */
    void answer(UpdateJson update) {
        var press = update.callbackQuery();
        if (press != null && free.tryAcquire()) {
            Thread.ofVirtual().name("press").start(() -> answer(press.id()));
        }
    }

    private void answer(String id) {
        try {
            call.answer(id);
        } catch (CallFailed e) {
            log.debug("A press was not answered: {}", e.getMessage());
        } finally {
            free.release();
        }
    }
}
