package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Hook.FormHook;
import deskbridge.channel.pachca.Hook.MessageHook;
import deskbridge.connector.Reception;
import deskbridge.connector.Reception.Genuine;
import deskbridge.connector.Reception.Malformed;
import deskbridge.connector.Reception.Refused;
import deskbridge.http.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Judges webhooks: proof first, then the clock, then the meaning. Never asks the remote. */
final class WebhookDoor {

    /** Clocks differ. */
    private static final Duration FUTURE = Duration.ofMinutes(5);

    /** A late retry must not be lost; a replay within this time meets the same dedupe key. */
    private static final Duration PAST = Duration.ofHours(24);

    private static final int UNAUTHORIZED = 401;

    private final Signature signature;
    private final InstantSource clock;
    private final Identity identity;
    private final Envelopes envelopes;
    private final Decoder decoder;

    WebhookDoor(Signature signature, InstantSource clock, Identity identity, Envelopes envelopes, Decoder decoder) {
        this.signature = signature;
        this.clock = clock;
        this.identity = identity;
        this.envelopes = envelopes;
        this.decoder = decoder;
    }

    Reception receive(Request request) {
        var proof = request.header(Signature.HEADER);
        if (!signature.proves(request.body(), proof)) {
            return new Refused(UNAUTHORIZED, proof.isEmpty() ? "no signature" : "wrong signature");
        }
        try {
            var body = HookText.decode(request.body());
            return judge(HookReader.read(body), body);
        } catch (MalformedHook e) {
            return new Malformed(e.getMessage());
        }
    }

    private Reception judge(Hook hook, String body) throws MalformedHook {
        var now = clock.instant();
        if (hook.sentAt().isAfter(now.plus(FUTURE)) || hook.sentAt().isBefore(now.minus(PAST))) {
            return new Refused(UNAUTHORIZED, "signed at " + hook.sentAt() + ", outside of the accepted time");
        }
        if (hook instanceof MessageHook message && isOwn(message)) {
            return new Genuine(List.of(), null);
        }
        var form = hook instanceof FormHook sent ? decoder.atOnce(sent) : null;
        return new Genuine(envelopes.of(hook, body).stream().toList(), form);
    }

    /** With a personal token somebody writes with the same account by hand: that is for the ledger to tell apart. */
    private boolean isOwn(MessageHook message) {
        return identity.known()
                .filter(own -> own.bot() && own.id() == message.authorId())
                .isPresent();
    }
}
