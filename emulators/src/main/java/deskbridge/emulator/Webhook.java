package deskbridge.emulator;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to be posted.
 *
 * @param target where to
 * @param label what it is about, for journals and scripts, for example {@code message_new}
 * @param lane webhooks of one lane start in the order they were submitted; different lanes run side by side
 * @param content asked anew for every try
 */
public record Webhook(URI target, String label, String lane, Content content) {

    /** Writes the request of one try. */
    @FunctionalInterface
    public interface Content {
        /** The request as sent at this moment. */
        Request at(Instant moment);
    }

    /**
     * One request.
     *
     * @param method upper case; nearly always {@code POST}
     * @param headers content type included
     * @param body as signed
     */
    public record Request(String method, Map<String, String> headers, Body body) {
        /** Copies the headers. */
        public Request {
            headers = Map.copyOf(headers);
        }

        /** A {@code POST}. */
        public Request(Map<String, String> headers, Body body) {
            this("POST", headers, body);
        }
    }

    /**
     * One try to deliver one webhook.
     *
     * @param number of the webhook at its sender, from 1; copies of a duplicated webhook share it
     * @param attempt from 1
     * @param at when it was sent
     * @param webhook what was sent
     * @param request as sent
     * @param status 0 when there was no answer
     * @param answerHeaders none when there was no answer
     * @param answer body of the answer
     * @param failure why there was no answer
     */
    public record Attempt(
            long number,
            int attempt,
            Instant at,
            Webhook webhook,
            Request request,
            int status,
            HttpHeaders answerHeaders,
            Body answer,
            @Nullable String failure) {
        /** Whether the receiver accepted it: any 2xx. */
        public boolean accepted() {
            return status >= 200 && status < 300;
        }
    }
}
