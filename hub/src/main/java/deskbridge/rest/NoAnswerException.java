package deskbridge.rest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A call that ended without a complete HTTP answer. The subclass says what that means for repeating it. The message names the
 * connection, the method and the path, never a query, a header or a token.
 */
public abstract sealed class NoAnswerException extends IOException permits NotSentException, AnswerLostException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
