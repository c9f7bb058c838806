package deskbridge.desk.yandextracker;

import deskbridge.rest.Authorization;
import deskbridge.rest.RestAnswer;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.rest.RestRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A service account: its key is exchanged for tokens, which live twelve hours at most and are renewed every hour. */
final class ServiceAccountAccess implements TrackerAccess, AutoCloseable {
    private static final Duration USED_FOR = Duration.ofHours(1);
    private static final Duration BEFORE_END = Duration.ofMinutes(5);
    private static final Duration JUST_NOW = Duration.ofSeconds(10);

    private final TrackerConfig.Access.ServiceAccount account;
    private final TrackerConfig.Organisation organisation;
    private final TrackerJson json;
    private final InstantSource clock;
    private final RestClient rest;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ServiceAccountKey key;
    private @Nullable Token token;

    /**
     * @param connection the connection's name, for messages
     * @param options patience and proxy
     */
    ServiceAccountAccess(
            String connection,
            TrackerConfig.Access.ServiceAccount account,
            TrackerConfig.Organisation organisation,
            TrackerJson json,
            InstantSource clock,
            RestOptions options,
            RestListener listener) {
        this.account = account;
        this.organisation = organisation;
        this.json = json;
        this.clock = clock;
        this.rest = new RestClient(connection, account.tokenUrl(), Authorization.NONE, options, listener);
    }

    private record Token(String value, Instant since, Instant until) {}

    @Override
    public Map<String, String> headers() throws IOException {
        lock.lock();
        try {
            Token known = token;
            if (known == null || !clock.instant().isBefore(known.until())) {
                known = exchange();
                token = known;
            }
            return Map.of(
                    "Authorization", "Bearer " + known.value(), OAuthAccess.header(organisation), organisation.id());
        } finally {
            lock.unlock();
        }
    }

    /** Many calls may be refused at once: a token that is newer than their refusal is kept. */
    @Override
    public boolean renew() {
        lock.lock();
        try {
            Token known = token;
            if (known != null && known.since().isBefore(clock.instant().minus(JUST_NOW))) {
                token = null;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String cure() {
        return "The service account is not accepted: check its key, and that it is a user of Tracker";
    }

    private Token exchange() throws IOException {
        ServiceAccountKey signing = key;
        if (signing == null) {
            signing = ServiceAccountKey.read(account.keyFile(), json);
            key = signing;
        }
        Instant now = clock.instant();
        RestAnswer answer = rest.call(RestRequest.absolute("POST", account.tokenUrl())
                .withoutAuthorization()
                .json(json.write(Map.of("jwt", signing.jwt(now)))));
        if (!answer.isSuccess()) {
            throw new IOException("the service account's key was exchanged for no token: status " + answer.status()
                    + ". Check that the key was not deleted and the clock is right");
        }
        return token(answer, now);
    }

    private Token token(RestAnswer answer, Instant now) throws IOException {
        try {
            IamTokenJson given = json.read(IamTokenJson.class, answer.body());
            if (given.iamToken() == null) {
                throw new IOException("the answer to the service account's key holds no token");
            }
            Instant until = now.plus(USED_FOR);
            Instant end = TrackerTimes.read(given.expiresAt()).orElse(until).minus(BEFORE_END);
            return new Token(given.iamToken(), now, end.isBefore(until) ? end : until);
        } catch (TrackerJson.UnreadableJson e) {
            throw new IOException("the answer to the service account's key is no token", e);
        }
    }

    @Override
    public void close() {
        rest.close();
    }
}
