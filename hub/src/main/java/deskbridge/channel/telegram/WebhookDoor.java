package deskbridge.channel.telegram;

import deskbridge.connector.Reception;
import deskbridge.connector.Reception.Genuine;
import deskbridge.connector.Reception.Malformed;
import deskbridge.connector.Reception.Refused;
import deskbridge.http.Request;
import deskbridge.settings.Secret;
import java.util.List;
import java.util.Optional;

/** Judges webhooks: the secret first, then the meaning. Never waits for the remote. */
final class WebhookDoor {

    /** Facts: telegram §4. */
    static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Optional<Secret> secret;
    private final Updates updates;
    private final PressAnswers answers;

    WebhookDoor(Optional<Secret> secret, Updates updates, PressAnswers answers) {
        this.secret = secret;
        this.updates = updates;
        this.answers = answers;
    }

    Reception receive(Request request) {
        var proof = request.header(HEADER);
        if (secret.isEmpty()) {
            return new Refused(FORBIDDEN, "no secret is configured, updates are polled");
        }
        if (proof.isEmpty()) {
            return new Refused(UNAUTHORIZED, "no secret");
        }
        if (!secret.get().matches(proof.get())) {
            return new Refused(UNAUTHORIZED, "wrong secret");
        }
        var body = request.text();
        var update = Updates.read(body);
        if (update.isPresent()) {
            answers.answer(update.get());
            return new Genuine(updates.envelope(update.get(), body).stream().toList(), null);
        }
        return Updates.idOf(body).isPresent()
                ? new Genuine(List.of(updates.unreadable(body)), null)
                : new Malformed("the body is no update");
    }
}
