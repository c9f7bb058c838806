package deskbridge.desk.okdesk;

import deskbridge.desk.okdesk.OkdeskFault.Kind;
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
import deskbridge.settings.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes calls: few at a time, none while Okdesk wants us to wait, and every end sorted by what it means. The key goes into the query
 * of each call, for Okdesk knows no header for it (facts: okdesk §1): whatever is said about a call is free of its query.
 */
final class OkdeskCalls {
    private static final String KEY = "api_token";
    private static final int AT_ONCE = 4;
    private static final Duration UNNAMED_WAIT = Duration.ofSeconds(10);
    private static final int SHORT_TEXT = 200;
    private static final Pattern ISSUE = Pattern.compile("/issues/(\\d{1,18})(?:[/?#.]|$)");

    private final ConnectionId connection;
    private final RestClient rest;
    private final Secret token;
    private final OkdeskJson json;
    private final CallGate gate;

    OkdeskCalls(
            ConnectionId connection,
            RestClient rest,
            Secret token,
            OkdeskJson json,
            InstantSource clock,
            Allowance allowance) {
        this.connection = connection;
        this.rest = rest;
        this.token = token;
        this.json = json;
        this.gate = new CallGate("Okdesk", AT_ONCE, UNNAMED_WAIT, allowance, clock);
    }

    /** Changes something; nothing when the answer is empty or a bare word. */
    Node change(RestRequest request) throws OkdeskFault {
        RestAnswer answer = call(request);
        if (!answer.looksLikeJson()) {
            if (answer.text().stripLeading().startsWith("<")) {
                throw garbled(request, answer);
            }
            return Node.NOTHING;
        }
        Node node = parsed(request, answer);
        Map<String, String> errors = OkdeskErrors.of(node);
        // Okdesk also says no with a 200 (facts: okdesk §8).
        if (!errors.isEmpty() && node.at("id").isNothing()) {
            throw refused(request, answer.status(), errors);
        }
        return node;
    }

    /** Reads an object; changes nothing, so that it may be repeated whatever became of it. */
    Node read(RestRequest request) throws OkdeskFault {
        try {
            return change(request);
        } catch (OkdeskFault e) {
            throw e.whenReading();
        }
    }

    /** Reads a list; nothing found may be written as an empty object or null. */
    List<Node> list(RestRequest request) throws OkdeskFault {
        return read(request).items();
    }

    /** Saves what a link leads to; the link is a secret of its own and gets no key. */
    Download download(String url, Duration limit, long maxBytes, TemporaryFiles files) throws OkdeskFault {
        RestRequest request =
                RestRequest.absolute("GET", url).withoutAuthorization().callTimeout(limit);
        try {
            return guarded(request, () -> rest.download(request, maxBytes, files));
        } catch (OkdeskFault e) {
            throw e.whenReading();
        } catch (IllegalArgumentException e) {
            throw OkdeskFault.of(Kind.REFUSED, 0, connection + ": Okdesk gave a link to a file that is no link");
        }
    }

    String write(Map<String, ?> body) {
        return json.write(body);
    }

    private RestAnswer call(RestRequest request) throws OkdeskFault {
        RestRequest signed = request.header("Accept", "application/json").query(KEY, token.reveal());
        RestAnswer answer = guarded(request, () -> rest.call(signed));
        if (answer.isSuccess()) {
            return answer;
        }
        throw fault(request, answer);
    }

    private Node parsed(RestRequest request, RestAnswer answer) throws OkdeskFault {
        try {
            return json.read(answer.body());
        } catch (OkdeskJson.UnreadableJson e) {
            throw garbled(request, answer);
        }
    }

    private <T> T guarded(RestRequest request, CallGate.Work<T> work) throws OkdeskFault {
        try {
            return gate.pass(work);
        } catch (CallGate.HeldBackException e) {
            throw OkdeskFault.wait(Kind.BUSY, 0, named(request) + " " + e.getMessage(), e.time());
        } catch (AnswerLostException e) {
            throw OkdeskFault.of(Kind.UNCLEAR, 0, scrubbed(String.valueOf(e.getMessage())));
        } catch (NoAnswerException e) {
            throw OkdeskFault.of(Kind.PASSING, 0, scrubbed(String.valueOf(e.getMessage())));
        }
    }

    private OkdeskFault fault(RestRequest request, RestAnswer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return redirected(request, answer);
        }
        String text = explanation(answer);
        String said = named(request) + " answered " + status + (text.isEmpty() ? "" : ": " + text);
        return switch (status) {
            case 401 ->
                OkdeskFault.of(
                        Kind.UNAUTHORIZED,
                        status,
                        said + ". Check OKDESK_API_TOKEN: it must be the API key of an employee of this account");
            case 403 ->
                OkdeskFault.refused(
                        status, said + ". The employee whose API key the hub has may not do this", errors(answer));
            case 429 -> OkdeskFault.wait(Kind.LIMITED, status, said, gate.refused(answer));
            case 408, 425 -> OkdeskFault.of(Kind.UNCLEAR, status, said);
            default ->
                status >= 500
                        ? OkdeskFault.of(Kind.UNCLEAR, status, said)
                        : OkdeskFault.refused(status, said, errors(answer));
        };
    }

    /** A merged issue leads to the one that goes on; any other redirect means that the address is wrong. */
    private OkdeskFault redirected(RestRequest request, RestAnswer answer) {
        Matcher target = ISSUE.matcher(answer.header("Location").orElse(""));
        String said = named(request) + " answered " + answer.status();
        if (target.find()) {
            return OkdeskFault.merged(
                    answer.status(), said + ": merged into issue " + target.group(1), target.group(1));
        }
        return OkdeskFault.of(
                Kind.PASSING,
                answer.status(),
                said + ": a redirect. OKDESK_API_URL must be the account's own address, with https");
    }

    private OkdeskFault refused(RestRequest request, int status, Map<String, String> errors) {
        String said = named(request) + " answered " + status + ": " + scrubbed(OkdeskErrors.words(errors));
        return OkdeskFault.refused(status, said, errors);
    }

    private OkdeskFault garbled(RestRequest request, RestAnswer answer) {
        String said = named(request) + " answered " + answer.status() + " with something that is not Okdesk's JSON";
        return OkdeskFault.of(Kind.UNCLEAR, answer.status(), said);
    }

    private Map<String, String> errors(RestAnswer answer) {
        try {
            return answer.looksLikeJson() ? OkdeskErrors.of(json.read(answer.body())) : Map.of();
        } catch (OkdeskJson.UnreadableJson e) {
            return Map.of();
        }
    }

    private String explanation(RestAnswer answer) {
        String words = OkdeskErrors.words(errors(answer));
        if (words.isEmpty() && !answer.looksLikeJson()) {
            String text = answer.text().strip();
            words = text.startsWith("<") || text.length() > SHORT_TEXT ? "" : text;
        }
        return scrubbed(words);
    }

    private String scrubbed(String text) {
        return text.replace(token.reveal(), "***");
    }

    private String named(RestRequest request) {
        return connection + ": " + request;
    }
}
