package deskbridge.channel.telegram;

import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Telegram for updates. The next call confirms those of the one before (facts: telegram §3), which the caller has stored by
 * then. After a restart nothing is confirmed first: what comes again has the same keys.
 */
final class Polling {

    private static final Logger log = LoggerFactory.getLogger(Polling.class);

    private final BotApi api;
    private final Subscription subscription;
    private final Updates updates;
    private final PressAnswers answers;
    private @Nullable Long offset;

    Polling(BotApi api, Subscription subscription, Updates updates, PressAnswers answers) {
        this.api = api;
        this.subscription = subscription;
        this.updates = updates;
        this.answers = answers;
    }

    synchronized List<Envelope> poll(Duration most) throws RemoteTrouble {
        try {
            subscription.poll();
            var envelopes = new ArrayList<Envelope>();
            for (String body : api.updates(offset, most)) {
                take(body, envelopes);
            }
            return envelopes;
        } catch (CallFailed e) {
            if (e.is(Refusal.HOOKED)) {
                subscription.doubt();
            }
            throw e.trouble();
        }
    }

    private void take(String body, List<Envelope> envelopes) {
        Updates.idOf(body).ifPresent(id -> offset = id + 1);
        var update = Updates.read(body);
        if (update.isEmpty()) {
            log.error("Telegram gave an update that cannot be read; it is kept as a dead letter");
            envelopes.add(updates.unreadable(body));
            return;
        }
        updates.envelope(update.get(), body).ifPresent(envelopes::add);
        answers.answer(update.get());
    }
}
