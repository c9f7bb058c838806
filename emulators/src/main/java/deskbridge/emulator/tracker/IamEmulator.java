package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Body;
import deskbridge.emulator.Call;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Faults;
import deskbridge.emulator.Journal;
import deskbridge.emulator.Json;
import deskbridge.emulator.MalformedBody;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The cloud's token exchange on a loopback port: {@code POST /iam/v1/tokens} takes a service account's signed JWT
 * (PS256) and gives an IAM token for twelve hours (facts: yandex-tracker §1). Thread-safe.
 */
public final class IamEmulator implements AutoCloseable {
    /** The only audience a JWT may name. */
    public static final String AUDIENCE = "https://iam.api.cloud.yandex.net/iam/v1/tokens";

    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    private static final Duration LONGEST_JWT = Duration.ofHours(1);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    private static final int INVALID_ARGUMENT = 3;
    private static final int UNAUTHENTICATED = 16;
    private static final int SALT_LENGTH = 32;

    private final InstantSource time;
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final EmulatedServer server;

    private record Key(String serviceAccount, PublicKey publicKey) {}

    private record Token(String serviceAccount, Instant expires) {}

    /** Starts on a free port. */
    public IamEmulator(InstantSource time) {
        this.time = time;
        this.server = new EmulatedServer("iam", time, this::handle);
    }

    /** Registers an authorized key of a service account. */
    public void register(String keyId, String serviceAccount, PublicKey publicKey) {
        keys.put(keyId, new Key(serviceAccount, publicKey));
    }

    /** The service account of a token that is still good. */
    public Optional<String> accountOf(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> time.instant().isBefore(known.expires()))
                .map(Token::serviceAccount);
    }

    /** Makes every token given so far useless. */
    public void revokeAll() {
        tokens.clear();
    }

    /** The root address; tokens are given at {@code /iam/v1/tokens}. */
    public URI uri() {
        return server.uri();
    }

    public Faults faults() {
        return server.faults();
    }

    public Journal journal() {
        return server.journal();
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer handle(Call call) {
        if (!call.segments().equals(List.of("iam", "v1", "tokens"))) {
            return error(404, 5, "Not Found");
        }
        if (!call.method().equals("POST")) {
            return error(405, INVALID_ARGUMENT, "Method Not Allowed");
        }
        try {
            return exchange(call.json().path("jwt").asText());
        } catch (MalformedBody | IllegalArgumentException unreadable) {
            return error(400, INVALID_ARGUMENT, "The JWT cannot be read");
        }
    }

    private Answer exchange(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            return error(400, INVALID_ARGUMENT, "The JWT has not three parts");
        }
        JsonNode header = decode(parts[0]);
        JsonNode claims = decode(parts[1]);
        Key key = keys.get(header.path("kid").asText());
        if (!header.path("alg").asText().equals("PS256") || key == null) {
            return error(401, UNAUTHENTICATED, "The key or the algorithm is not known");
        }
        if (!isSigned(parts[0] + "." + parts[1], Base64.getUrlDecoder().decode(parts[2]), key.publicKey())) {
            return error(401, UNAUTHENTICATED, "The signature is wrong");
        }
        Optional<String> complaint = complaint(claims, key);
        if (complaint.isPresent()) {
            return error(401, UNAUTHENTICATED, complaint.get());
        }
        String token = "t1.emulated-" + numbers.incrementAndGet();
        Instant expires = time.instant().plus(TOKEN_LIFE);
        tokens.put(token, new Token(key.serviceAccount(), expires));
        return Answer.json(200, Json.object().put("iamToken", token).put("expiresAt", expires.toString()));
    }

    private Optional<String> complaint(JsonNode claims, Key key) {
        Instant now = time.instant();
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!claims.path("iss").asText().equals(key.serviceAccount())) {
            return Optional.of("The issuer is not the key's service account");
        }
        if (!claims.path("aud").asText().equals(AUDIENCE)) {
            return Optional.of("The audience is wrong");
        }
        if (issued.isAfter(now.plus(CLOCK_SKEW)) || !expires.isAfter(now)) {
            return Optional.of("The JWT is not valid now");
        }
        return expires.isAfter(issued.plus(LONGEST_JWT))
                ? Optional.of("The JWT lives longer than an hour")
                : Optional.empty();
    }

    private static JsonNode decode(String part) {
        return Json.parse(Body.of(Base64.getUrlDecoder().decode(part)));
    }

    private static boolean isSigned(String text, byte[] signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("RSASSA-PSS");
            verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_LENGTH, 1));
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException notVerifiable) {
            return false;
        }
    }

    private static Answer error(int status, int code, String message) {
        var body = Json.object().put("code", code).put("message", message);
        body.putArray("details");
        return Answer.json(status, body);
    }
}
