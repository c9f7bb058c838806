package deskbridge.channel.pachca;

import deskbridge.connector.Setback;
import deskbridge.domain.ConnectionId;
import deskbridge.json.Codecs;
import deskbridge.rest.AnswerLostException;
import deskbridge.rest.NoAnswerException;
import deskbridge.rest.NotSentException;
import deskbridge.rest.RestAnswer;
import deskbridge.texts.Texts;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.time.Duration;
import java.time.InstantSource;

/** Sorts what went wrong with a call, and says it so that the reader knows what to do. */
final class Failures {

    private static final JsonType<FaultJson> FAULT = WireJson.of(FaultJson.class);
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
        return switch (e) {
            case NotSentException unsent ->
                CallFailed.waiting(
                        Setback.UNREACHED,
                        SOON,
                        texts.get("call.unreached", connection, String.valueOf(unsent.getMessage())));
            case AnswerLostException lost ->
                CallFailed.waiting(
                        repeatable ? Setback.BROKEN : Setback.UNCERTAIN,
                        SOON,
                        texts.get("call.lost", connection, String.valueOf(lost.getMessage())));
        };
    }

    /** An answer other than success. */
    CallFailed answered(String call, RestAnswer answer, boolean repeatable) {
        int status = answer.status();
        if (status == 429) {
            var wait = answer.retryAfter(clock).orElse(SOON);
            return CallFailed.waiting(Setback.LIMITED, wait, texts.get("call.limited", connection, call));
        }
        if (status == 401) {
            return CallFailed.waiting(Setback.REVOKED, UNTIL_CURED, texts.get("call.revoked", connection, call));
        }
        if (status < 400 || status >= 500 || status == 408 || looksLikeAGateway(answer)) {
            return unusable(call, answer, repeatable || (status >= 400 && status < 500 && status != 408));
        }
        var fault = fault(answer);
        return new CallFailed(
                Setback.REFUSED,
                status,
                Duration.ZERO,
                fault,
                texts.get("call.refused", connection, call, status, fault.words(), cure(status, fault)));
    }

    /** A page, half an answer, or an answer of the server's despair. */
    CallFailed unusable(String call, RestAnswer answer, boolean repeatable) {
        var kind = repeatable ? Setback.BROKEN : Setback.UNCERTAIN;
        return CallFailed.waiting(kind, SOON, texts.get("call.broken", connection, call, answer.status()));
    }

    private String cure(int status, FaultJson fault) {
        if (fault.lacksScope()) {
            return texts.get("cure.scope");
        }
        return switch (status) {
            case 402 -> texts.get("cure.unpaid");
            case 403 -> texts.get("cure.forbidden");
            case 404 -> texts.get("cure.missing");
            case 410 -> texts.get("cure.expired");
            default -> texts.get("cure.refused");
        };
    }

    /** Pachca itself answers JSON or nothing; a page comes from something in between, and will pass. */
    private static boolean looksLikeAGateway(RestAnswer answer) {
        return answer.body().length > 0 && answer.text().stripLeading().startsWith("<");
    }

    private static FaultJson fault(RestAnswer answer) {
        if (!answer.looksLikeJson()) {
            return FaultJson.UNREADABLE;
        }
        try {
            return Codecs.read(FAULT, answer.body());
        } catch (JsonException e) {
            return FaultJson.UNREADABLE;
        }
    }
}
