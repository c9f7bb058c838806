package deskbridge.channel.telegram;

import deskbridge.connector.Setback;
import deskbridge.domain.ConnectionId;
import deskbridge.json.Codecs;
import deskbridge.rest.AnswerLostException;
import deskbridge.rest.NoAnswerException;
import deskbridge.rest.NotSentException;
import deskbridge.rest.RestAnswer;
import deskbridge.rest.RetryAfter;
import deskbridge.texts.Texts;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.time.Duration;
import java.time.InstantSource;

/** Sorts what went wrong with a call, and says it so that the reader knows what to do. */
final class Failures {

    private static final JsonType<AnswerJson> ANSWER = WireJson.of(AnswerJson.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration UNTIL_CURED = Duration.ofMinutes(1);

    private final ConnectionId connection;
    private final Texts texts;
    private final InstantSource clock;

    Failures(ConnectionId connection, Texts texts, InstantSource clock) {
        this.connection = connection;
        this.texts = texts;
        this.clock = clock;
    }

    /** We keep a limit. */
    CallFailed held(Duration wait) {
        return CallFailed.waiting(Setback.HELD, wait, texts.get("call.held", connection));
    }

    /** @param repeatable true when doing it twice is the same as doing it once */
    CallFailed noAnswer(NoAnswerException e, boolean repeatable) {
        var reason = String.valueOf(e.getMessage());
        return switch (e) {
            case NotSentException ignored ->
                CallFailed.waiting(Setback.UNREACHED, SOON, texts.get("call.unreached", connection, reason));
            case AnswerLostException ignored ->
                CallFailed.waiting(
                        repeatable ? Setback.BROKEN : Setback.UNCERTAIN,
                        SOON,
                        texts.get("call.lost", connection, reason));
        };
    }

    /** An answer other than success. */
    CallFailed answered(String call, RestAnswer answer, boolean repeatable) {
        var said = read(answer);
        int status = answer.status();
        if (status == 429) {
            return CallFailed.waiting(Setback.LIMITED, wait(said, answer), texts.get("call.limited", connection, call));
        }
        if (status == 401 || (status == 404 && !said.words().contains("method not found"))) {
            return CallFailed.waiting(
                    Setback.REVOKED, UNTIL_CURED, texts.get("call.revoked", connection, call, status));
        }
        if (status == 413) {
            return CallFailed.refused(Refusal.TOO_LARGE, null, texts.get(Refusal.TOO_LARGE.text(), connection));
        }
        if (status < 400 || status >= 500 || said.equals(AnswerJson.UNREADABLE)) {
            return unusable(call, answer, repeatable || (status >= 400 && status < 500));
        }
        var refusal = Refusal.of(status, said.words());
        var parameters = said.parameters();
        return CallFailed.refused(
                refusal,
                parameters == null ? null : parameters.migrateToChatId(),
                texts.get(refusal.text(), connection, call, Integer.toString(status), said.words()));
    }

    /** A page, half an answer, or an answer of the server's despair. */
    CallFailed unusable(String call, RestAnswer answer, boolean repeatable) {
        var kind = repeatable ? Setback.BROKEN : Setback.UNCERTAIN;
        return CallFailed.waiting(
                kind, SOON, texts.get("call.broken", connection, call, Integer.toString(answer.status())));
    }

    private Duration wait(AnswerJson said, RestAnswer answer) {
        var parameters = said.parameters();
        if (parameters != null && parameters.retryAfter() != null) {
            long seconds = Math.clamp(parameters.retryAfter(), 1, RetryAfter.LONGEST.toSeconds());
            return Duration.ofSeconds(seconds);
        }
        return answer.retryAfter(clock).orElse(SOON);
    }

    private static AnswerJson read(RestAnswer answer) {
        if (!answer.looksLikeJson()) {
            return AnswerJson.UNREADABLE;
        }
        try {
            return Codecs.read(ANSWER, answer.body());
        } catch (JsonException e) {
            return AnswerJson.UNREADABLE;
        }
    }
}
