package deskbridge.emulator.okdesk;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.Handler;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import deskbridge.emulator.RouteTable;
import deskbridge.emulator.WebhookSender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The HTTP face: key, rate, routes, error bodies; storage and portal beside them. */
final class OkdeskApi implements Handler {
    static final String BASE = "/api/v1";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Account account;
    private final Rights rights;
    private final Routes routes;
    private final Storage storage;
    private final Portal portal;
    private final WebhookSender webhooks;
    private final Errors errors;
    private final RateLimiter limiter;

    OkdeskApi(Account account, Rights rights, Routes routes, Storage storage, Portal portal, WebhookSender webhooks) {
        this.account = account;
        this.rights = rights;
        this.routes = routes;
        this.storage = storage;
        this.portal = portal;
        this.webhooks = webhooks;
        this.errors = new Errors(account.settings);
        this.limiter = new RateLimiter(account, errors);
    }

    @Override
    public Answer handle(Call call) {
        Answer answer = account.locked(() -> answer(call));
        if (account.settings.webhooksBeforeAnswers) {
            webhooks.awaitIdle(PATIENCE);
        }
        return answer;
    }

    private Answer answer(Call call) {
        try {
            if (call.path().startsWith(BASE + "/")) {
                return api(call, call.segments().subList(2, call.segments().size()));
            }
            return call.path().startsWith("/attachments/") ? storage.handle(call) : portal.handle(call);
        } catch (Refusal refusal) {
            return errors.answer(refusal);
        } catch (Refusal.Instead instead) {
            return instead.answer();
        } catch (MalformedBody malformed) {
            return Answer.html(400, "<!DOCTYPE html><html><body><h1>Bad Request</h1></body></html>");
        }
    }

    private Answer api(Call call, List<String> path) {
        if (call.method().equals("POST") && path.equals(List.of("users", "sign_in"))) {
            return signIn(new Fields(Form.read(call)));
        }
        String key = call.query("api_token").orElse("");
        Actor owner =
                Optional.ofNullable(account.keys.get(key)).filter(this::active).orElseThrow(Refusal::unauthorized);
        Optional<Answer> refused = limiter.refusal(key);
        if (refused.isPresent()) {
            return refused.get();
        }
        RouteTable.Match<Routes.Action> match = routes.find(call.method(), path);
        return match.action().answer(new Exchange(call, owner, account, rights, match.parts()));
    }

    private boolean active(Actor owner) {
        return owner.isContact() || account.employee(owner.id()).active();
    }

    private Answer signIn(Fields fields) {
        Account.SignIn known = account.passwords.get(fields.text("login"));
        if (known == null || !known.password().equals(fields.text("password"))) {
            throw Refusal.of(422, "badPair");
        }
        return Answer.json(200, Json.object().put("api_key", known.key()));
    }
}
