package deskbridge.rest;

import org.jspecify.annotations.Nullable;

/**
 * The remote may have processed the request, but its answer did not arrive whole: the connection broke while sending or
 * reading, the time was up, the body was cut short or larger than allowed. Look before repeating.
 */
public final class AnswerLostException extends NoAnswerException {
    private static final long serialVersionUID = 1L;

    /** Public so that tests of callers can make one. */
    public AnswerLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
