package deskbridge.desk.yandextracker;

import deskbridge.desk.yandextracker.TrackerFault.Kind;
import deskbridge.domain.ConnectionId;
import deskbridge.rest.Allowance;
import deskbridge.rest.AnswerLostException;
import deskbridge.rest.CallGate;
import deskbridge.rest.Download;
import deskbridge.rest.NoAnswerException;
import deskbridge.rest.RestAnswer;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestRequest;
import deskbridge.rest.TemporaryFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes calls: few at a time, none while Tracker wants us to wait, and every end sorted by what it means. Tracker publishes no
 * numbers of its limit; what it answers to one call holds for the whole connection (facts: yandex-tracker §10).
 */
final class TrackerCalls {
    private static final int AT_ONCE = 8;
    private static final Duration UNNAMED_WAIT = Duration.ofSeconds(5);
    private static final int SHOWN_TEXT = 300;

    private final ConnectionId connection;
    private final RestClient rest;
    private final TrackerAccess access;
    private final TrackerJson json;
    private final CallGate gate;
    private final String language;

    TrackerCalls(
            ConnectionId connection,
            RestClient rest,
            TrackerAccess access,
            TrackerJson json,
            InstantSource clock,
            String language,
            Allowance allowance) {
        this.connection = connection;
        this.rest = rest;
        this.access = access;
        this.json = json;
        this.gate = new CallGate("Tracker", AT_ONCE, UNNAMED_WAIT, allowance, clock);
        this.language = language;
    }

    /** Changes something and reads the object that the answer holds. */
    <T> T change(Class<T> type, RestRequest request) throws TrackerFault {
        RestAnswer answer = call(request);
        try {
            return json.read(type, answer.body());
        } catch (TrackerJson.UnreadableJson e) {
            throw garbled(request, answer);
        }
    }

    /** Changes something whose answer says nothing new. */
    void change(RestRequest request) throws TrackerFault {
        RestAnswer answer = call(request);
        if (answer.body().length > 0 && !answer.looksLikeJson()) {
            throw garbled(request, answer);
        }
    }

    /** Reads an object; changes nothing, so that it may be repeated whatever became of it. */
    <T> T read(Class<T> type, RestRequest request) throws TrackerFault {
        try {
            return change(type, request);
        } catch (TrackerFault e) {
            throw e.whenReading();
        }
    }

    /** Reads an object that need not exist, or need not be shown to us. */
    <T> Optional<T> find(Class<T> type, RestRequest request) throws TrackerFault {
        try {
            return Optional.of(read(type, request));
        } catch (TrackerFault e) {
            if (e.isRefusal(403, 404)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Reads a list. */
    <T> Page<T> list(Class<T> type, RestRequest request) throws TrackerFault {
        try {
            RestAnswer answer = call(request);
            return Page.of(json.readList(type, answer.body()), answer);
        } catch (TrackerFault e) {
            throw e.whenReading();
        } catch (TrackerJson.UnreadableJson e) {
            throw TrackerFault.of(Kind.PASSING, named(request) + " answered with something that is not Tracker's JSON");
        }
    }

    /** Saves a successful answer as a file. */
    Download.Saved save(RestRequest request, long maxBytes, TemporaryFiles files) throws TrackerFault {
        Download download = guarded(request, () -> rest.download(prepared(request), maxBytes, files));
        return switch (download) {
            case Download.Saved saved -> saved;
            case Download.Refused refused -> throw fault(request, refused.answer());
            case Download.TooLarge tooLarge ->
                throw TrackerFault.of(
                        Kind.REFUSED, named(request) + ": the file is larger than " + tooLarge.limit() + " bytes");
        };
    }

    String write(Map<String, ?> body) {
        return json.write(body);
    }

    private RestAnswer call(RestRequest request) throws TrackerFault {
        RestAnswer answer = once(request);
        if (answer.status() == 401 && access.renew()) {
            answer = once(request);
        }
        if (answer.isSuccess()) {
            return answer;
        }
        throw fault(request, answer);
    }

    private RestAnswer once(RestRequest request) throws TrackerFault {
        return guarded(request, () -> rest.call(prepared(request)));
    }

    private RestRequest prepared(RestRequest request) {
        return request.header("Accept-Language", language);
    }

    private <T> T guarded(RestRequest request, CallGate.Work<T> work) throws TrackerFault {
        try {
            return gate.pass(work);
        } catch (CallGate.HeldBackException e) {
            throw new TrackerFault(Kind.BUSY, 0, named(request) + " " + e.getMessage(), Map.of(), e.time());
        } catch (AnswerLostException e) {
            throw TrackerFault.of(Kind.LOST, String.valueOf(e.getMessage()));
        } catch (NoAnswerException e) {
            throw TrackerFault.of(Kind.PASSING, String.valueOf(e.getMessage()));
        }
    }

    private TrackerFault fault(RestRequest request, RestAnswer answer) {
        int status = answer.status();
        Map<String, String> errors = new LinkedHashMap<>();
        String text = explanation(answer, errors);
        String said = named(request) + " answered " + status + (text.isEmpty() ? "" : ": " + text);
        return switch (status) {
            case 401 -> new TrackerFault(Kind.UNAUTHORIZED, status, said + ". " + access.cure(), errors, Duration.ZERO);
            case 403 ->
                new TrackerFault(
                        Kind.REFUSED,
                        status,
                        said + ". Check the organisation id and the rights of the hub's account",
                        errors,
                        Duration.ZERO);
            case 409, 412, 423, 428 -> new TrackerFault(Kind.CONFLICT, status, said, errors, Duration.ZERO);
            case 429 -> new TrackerFault(Kind.LIMITED, status, said, Map.of(), gate.refused(answer));
            default -> {
                boolean broken = status < 400 || status >= 500 || status == 408 || status == 425;
                yield new TrackerFault(broken ? Kind.BROKEN : Kind.REFUSED, status, said, errors, Duration.ZERO);
            }
        };
    }

    private TrackerFault garbled(RestRequest request, RestAnswer answer) {
        String said = named(request) + " answered " + answer.status() + " with something that is not Tracker's JSON";
        return new TrackerFault(Kind.BROKEN, answer.status(), said, Map.of(), Duration.ZERO);
    }

    private String explanation(RestAnswer answer, Map<String, String> errors) {
        if (!answer.looksLikeJson()) {
            return "";
        }
        try {
            ErrorJson error = json.read(ErrorJson.class, answer.body());
            List<String> parts = new ArrayList<>();
            if (error.errorMessages() != null) {
                parts.addAll(error.errorMessages());
            }
            if (error.errors() != null) {
                error.errors().forEach((field, text) -> {
                    errors.put(field, String.valueOf(text));
                    parts.add(field + ": " + text);
                });
            }
            String all = String.join("; ", parts);
            return all.length() > SHOWN_TEXT ? all.substring(0, SHOWN_TEXT) + "…" : all;
        } catch (TrackerJson.UnreadableJson e) {
            return "";
        }
    }

    private String named(RestRequest request) {
        return connection + ": " + request;
    }
}
