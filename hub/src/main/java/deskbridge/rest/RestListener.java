package deskbridge.rest;

import java.time.Duration;

/**
 * Told about every finished call, for metrics. Called on the caller's thread; must be quick and must not throw. {@code path} is
 * the template ({@code issues/{key}/comments}), or the origin for an absolute URL, so that it can serve as a label.
 */
public interface RestListener {
    /** Hears nothing. */
    RestListener NONE = new RestListener() {
        @Override
        public void answered(String connection, String method, String path, int status, Duration took) {}

        @Override
        public void failed(String connection, String method, String path, Failure failure, Duration took) {}
    };

    /** How a call can end without a usable answer. */
    enum Failure {
        /** See {@link NotSentException}. */
        NOT_SENT,
        /** See {@link AnswerLostException}. */
        ANSWER_LOST,
        /** A download exceeded its limit. */
        TOO_LARGE
    }

    /** An HTTP answer of any status arrived whole. */
    void answered(String connection, String method, String path, int status, Duration took);

    /** The call ended without an answer that could be used. */
    void failed(String connection, String method, String path, Failure failure, Duration took);
}
