package deskbridge.emulator.telegram;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.Call;
import deskbridge.emulator.MalformedBody;
import deskbridge.emulator.Multipart;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the bot and the method, and turns refusals into answers. Source: Telegram facts §1 and §12. */
final class Api {
    private static final Set<String> NEVER_AS_REPLY = Set.of("setwebhook", "deletewebhook", "close", "logout");

    /** One method of the Bot API; runs under the realm's lock. */
    @FunctionalInterface
    interface Method {
        Reply call(Request request);
    }

    private final Realm realm;
    private final Files files;
    private final Map<String, Method> methods = new HashMap<>();

    Api(Realm realm, Files files) {
        this.realm = realm;
        this.files = files;
    }

    void add(String name, Method method) {
        methods.put(name.toLowerCase(Locale.ROOT), method);
    }

    Answer handle(Call call) {
        try {
            return dispatch(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer dispatch(Call call) {
        if (!call.method().equals("GET") && !call.method().equals("POST")) {
            throw Refusal.of(501, "Not Implemented");
        }
        List<String> path = call.segments();
        if (path.size() >= 3 && path.get(0).equals("file") && path.get(1).startsWith("bot")) {
            return realm.locked(() -> download(path));
        }
        if (path.size() != 2 || !path.getFirst().startsWith("bot")) {
            throw Refusal.of(404, "Not Found");
        }
        BotState bot = realm.locked(() -> bot(path.getFirst().substring("bot".length())));
        Arguments arguments =
                Arguments.read(call.query(), call.header("Content-Type").orElse(""), call.body(), call::parts);
        Request request = new Request(bot, path.get(1).toLowerCase(Locale.ROOT), arguments);
        return realm.locked(() -> call(request)).answer();
    }

    private BotState bot(String token) {
        if (!token.contains(":") || token.startsWith("0") || token.length() > 80) {
            throw Refusal.of(401, "Unauthorized: invalid token specified");
        }
        return realm.byToken(token).orElseThrow(() -> Refusal.of(401, "Unauthorized"));
    }

    private Reply call(Request request) {
        Method method = methods.get(request.method());
        if (method == null) {
            throw Refusal.of(404, "Not Found: method not found");
        }
        return method.call(request);
    }

    private Answer download(List<String> path) {
        BotState bot = bot(path.get(1).substring("bot".length()));
        String name = String.join("/", path.subList(2, path.size()));
        StoredFile file = files.download(bot.id, name).orElseThrow(() -> Refusal.of(404, "Not Found"));
        return Answer.bytes(200, "application/octet-stream", file.content());
    }

    /** Executes the method that a receiver put into its answer to a webhook; what comes of it nobody learns. */
    void reply(BotState bot, HttpHeaders headers, Body body) {
        String type = headers.firstValue("Content-Type").orElse("");
        try {
            Arguments arguments = Arguments.read(Map.of(), type, body, () -> Multipart.parse(type, body));
            String method = arguments.text("method").toLowerCase(Locale.ROOT);
            if (!method.isEmpty() && !method.startsWith("get") && !NEVER_AS_REPLY.contains(method)) {
                realm.locked(() -> call(new Request(bot, method, arguments)));
            }
        } catch (Refusal | MalformedBody e) {
            System.getLogger(Api.class.getName())
                    .log(System.Logger.Level.DEBUG, "the answer to a webhook held a call that failed", e);
        }
    }
}
