package deskbridge.emulator;

import java.time.Duration;

/** Something that goes wrong on the way of one webhook. */
public sealed interface WebhookFault {
    /** Delivered as it should be; lets a script skip some. */
    record None() implements WebhookFault {}

    /** Delivered this many times in all, one after the other. */
    record Duplicated(int copies) implements WebhookFault {
        /** Refuses fewer than two. */
        public Duplicated {
            if (copies < 2) {
                throw new IllegalArgumentException("a duplicate means at least two copies");
            }
        }
    }

    /** Delivered late, so that later ones overtake it. */
    record Late(Duration delay) implements WebhookFault {}

    /** Never delivered. */
    record Lost() implements WebhookFault {}
}
