package deskbridge.desk.okdesk;

import deskbridge.connector.Reception;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.http.Request;
import java.util.List;
import java.util.random.RandomGenerator;

/** Judges what Okdesk sends. */
final class OkdeskHook {
    private final ConnectionId connection;
    private final Signature signature;
    private final OkdeskJson json;
    private final RandomGenerator random;

    OkdeskHook(ConnectionId connection, OkdeskConfig.Proof proof, OkdeskJson json, RandomGenerator random) {
        this.connection = connection;
        this.signature = new Signature(proof);
        this.json = json;
        this.random = random;
    }

    Reception receive(Request request) {
        if (!signature.proves(request)) {
            return new Reception.Refused(401, "signature, secret and address of the sender prove nothing");
        }
        try {
            Node body = json.read(request.body());
            return body.isObject()
                    ? new Reception.Genuine(envelopes(HookBody.of(body)), null, signature.isWanted())
                    : new Reception.Malformed("the body of the webhook is no object");
        } catch (OkdeskJson.UnreadableJson e) {
            return new Reception.Malformed("the body of the webhook is no JSON");
        }
    }

    /** Nothing for companies, equipment and whatever else concerns no ticket. */
    private List<Envelope> envelopes(HookBody body) {
        if (body.issue().isEmpty()) {
            return List.of();
        }
        List<String> comments = body.comment().isEmpty() ? List.of() : List.of(body.comment());
        Hint hint = Hint.of(body.issue(), comments, false);
        return body.commentOnly() && !comments.isEmpty()
                ? List.of(hint.once(connection, json, "comment", body.comment()))
                : List.of(hint.fresh(connection, json, body.kind(), random));
    }
}
