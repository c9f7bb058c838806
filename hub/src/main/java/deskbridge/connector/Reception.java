package deskbridge.connector;

import deskbridge.domain.Envelope;
import deskbridge.domain.Event.FormSubmitted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connector's judgement of a webhook. */
public sealed interface Reception {

    /**
     * To be stored, and understood as far as that needs.
     *
     * @param envelopes what to store; empty for kinds that concern nobody: acknowledged all the same
     * @param form the answers of a form, which the flow must check before anything is stored; null for anything else
     * @param proven false when nobody could prove anything, since nothing was agreed upon: a mere hint, of which no more are
     *     taken than one sender may reasonably send
     */
    record Genuine(List<Envelope> envelopes, @Nullable FormSubmitted form, boolean proven) implements Reception {
        public Genuine {
            envelopes = List.copyOf(envelopes);
        }

        /** Proven. */
        public Genuine(List<Envelope> envelopes, @Nullable FormSubmitted form) {
            this(envelopes, form, true);
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
