package deskbridge.desk.yandextracker;

import deskbridge.connector.Reception;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.http.Request;
import deskbridge.settings.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Judges what triggers send. */
final class TrackerHook {
    private static final String HEADER = "X-Webhook-Secret";

    private final ConnectionId connection;
    private final @Nullable Secret secret;
    private final TrackerJson json;
    private final RandomGenerator random;
    private final HookBodies bodies;

    TrackerHook(ConnectionId connection, @Nullable Secret secret, TrackerJson json, RandomGenerator random) {
        this.connection = connection;
        this.secret = secret;
        this.json = json;
        this.random = random;
        this.bodies = new HookBodies(json);
    }

    Reception receive(Request request) {
        if (!isProven(request)) {
            return new Reception.Refused(401, "the secret of the trigger is missing or wrong");
        }
        Optional<HookBodies.Named> found = bodies.read(request.body());
        if (found.isEmpty()) {
            return new Reception.Malformed("the body of the trigger names no issue");
        }
        return new Reception.Genuine(envelopes(found.get()), null, secret != null);
    }

    private List<Envelope> envelopes(HookBodies.Named named) {
        if (!named.commentsOnly() || named.comments().isEmpty()) {
            Hint hint = Hint.of(named.issue(), named.comments(), false);
            return List.of(hint.fresh(connection, json, "update", random));
        }
        List<Envelope> envelopes = new ArrayList<>();
        for (String comment : named.comments()) {
            Hint hint = Hint.of(named.issue(), List.of(comment), false);
            envelopes.add(hint.forComment(connection, json, comment));
        }
        return envelopes;
    }

    private boolean isProven(Request request) {
        if (secret == null) {
            return true;
        }
        String lastSegment = request.path().substring(request.path().lastIndexOf('/') + 1);
        return secret.matches(request.header(HEADER).orElse("")) || secret.matches(lastSegment);
    }
}
