package deskbridge.connector;

import deskbridge.domain.Envelope;
import deskbridge.domain.Event.FormSubmitted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connector's judgement of a webhook. */
public sealed interface Reception {

    /**
     * Proven and understood as far as needed to store it.
     *
     * @param envelopes what to store; empty for kinds that concern nobody: acknowledged all the same
     * @param form the answers of a form, which the flow must check before anything is stored; null for anything else
     */
    record Genuine(List<Envelope> envelopes, @Nullable FormSubmitted form) implements Reception {
        public Genuine {
            envelopes = List.copyOf(envelopes);
        }
    }

    /**
     * Proof is missing or wrong. Nothing is stored and the sender learns nothing.
     *
     * @param status 401 or 403
     * @param why for our log; without secrets
     */
    record Refused(int status, String why) implements Reception {}

    /**
     * Proven, yet not understandable. Nothing is stored.
     *
     * @param why for our log
     */
    record Malformed(String why) implements Reception {}
}
