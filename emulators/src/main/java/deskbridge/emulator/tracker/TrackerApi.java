package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.Handler;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import deskbridge.emulator.RouteTable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The HTTP face: version prefix, credentials, routes, error bodies. */
final class TrackerApi implements Handler {
    private static final Set<String> VERSIONS = Set.of("v2", "v3");

    private final Organisation organisation;
    private final Credentials credentials;
    private final Routes routes;
    private final CallLimit limit = new CallLimit();
    private volatile ZoneOffset offset = ZoneOffset.UTC;

    TrackerApi(Organisation organisation, Credentials credentials, Routes routes) {
        this.organisation = organisation;
        this.credentials = credentials;
        this.routes = routes;
    }

    /** Moments are told with this offset; some answers of the real service carry {@code +0300}. */
    void offset(ZoneOffset other) {
        offset = other;
    }

    /** More calls than these are answered with 429; none are when it is 0. */
    void limit(int calls, Duration window) {
        limit.set(calls, window);
    }

    @Override
    public Answer handle(Call call) {
        Texts texts = Texts.forHeader(call.header("Accept-Language").orElse(null));
        try {
            return organisation.locked(() -> route(call, texts));
        } catch (Refusal refusal) {
            return answer(refusal, texts);
        } catch (MalformedBody malformed) {
            return answer(Refusal.badRequest("error.body"), texts);
        }
    }

    private Answer route(Call call, Texts texts) {
        List<String> segments = call.segments();
        if (segments.isEmpty() || !VERSIONS.contains(segments.getFirst())) {
            throw Refusal.notFound("error.notFound");
        }
        TrackerUser user = credentials.check(call);
        Optional<Duration> wait = limit.take(organisation.now());
        if (wait.isPresent()) {
            long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
            return answer(Refusal.of(429, "error.tooMany"), texts).with("Retry-After", Long.toString(seconds));
        }
        RouteTable.Match<Routes.Action> match = routes.find(call.method(), segments.subList(1, segments.size()));
        String root = "http://" + call.header("Host").orElse("127.0.0.1") + "/" + segments.getFirst();
        References references = new References(organisation, root, texts, offset);
        return match.action().answer(new Exchange(call, user, organisation, references, match.parts()));
    }

    private static Answer answer(Refusal refusal, Texts texts) {
        ObjectNode body = Json.object();
        ObjectNode errors = body.putObject("errors");
        refusal.errors().forEach((field, phrase) -> errors.put(field, texts.of(phrase)));
        body.putObject("errorsData");
        ArrayNode messages = body.putArray("errorMessages");
        refusal.messages().forEach(phrase -> messages.add(texts.of(phrase)));
        body.put("statusCode", refusal.status());
        return Answer.json(refusal.status(), body);
    }
}
