package deskbridge.rest;

import org.jspecify.annotations.Nullable;

/**
 * Nothing of the request can have reached the remote: the name did not resolve, the connection was refused or timed out, TLS
 * failed, or the credentials could not be had. Safe to repeat whatever the call does.
 */
public final class NotSentException extends NoAnswerException {
    private static final long serialVersionUID = 1L;

    /** Public so that a caller may report its own "never left the house", such as an open circuit breaker. */
    public NotSentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
