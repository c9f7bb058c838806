package deskbridge.emulator.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.MovableTime;
import deskbridge.emulator.tracker.TrackerHttp.Reply;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IamEmulatorTest {
    private static final String ACCOUNT = "ajeserviceaccount0001";

    private final MovableTime clock = new MovableTime(TrackerHttp.START);
    private final IamEmulator iam = new IamEmulator(clock);
    private final TrackerEmulator tracker = TrackerEmulator.seeded(clock);
    private final KeyPair keys = generate();

    @BeforeEach
    void makeTheRobotAServiceAccount() {
        iam.register("key1", ACCOUNT, keys.getPublic());
        tracker.setup()
                .user(TrackerUser.of("8000000000000001", TrackerSeed.ROBOT, "Desk", "Robot", "r@example.org")
                        .asServiceAccount(ACCOUNT))
                .trustIam(iam::accountOf);
    }

    @AfterEach
    void stop() {
        iam.close();
        tracker.close();
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String jwt(String kid, String issuer, String audience, Duration life) {
        long now = clock.instant().getEpochSecond();
        String head = "{\"alg\":\"PS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
        String claims = "{\"iss\":\"" + issuer + "\",\"aud\":\"" + audience + "\",\"iat\":" + now + ",\"exp\":"
                + (now + life.toSeconds()) + "}";
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String text =
                encoder.encodeToString(head.getBytes(UTF_8)) + "." + encoder.encodeToString(claims.getBytes(UTF_8));
        try {
            Signature signer = Signature.getInstance("RSASSA-PSS");
            signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signer.initSign(keys.getPrivate());
            signer.update(text.getBytes(UTF_8));
            return text + "." + encoder.encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply exchange(String jwt) {
        return new TrackerHttp(iam.uri()).post("/iam/v1/tokens", "{'jwt':'" + jwt + "'}");
    }

    @Test
    void aSignedJwtBuysATokenForTwelveHours() {
        Reply reply = exchange(jwt("key1", ACCOUNT, IamEmulator.AUDIENCE, Duration.ofHours(1)));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("expiresAt").asText()).isEqualTo("2026-03-02T21:00:00.123Z");
        TrackerHttp robot = new TrackerHttp(tracker.uri())
                .with("Authorization", "Bearer " + reply.json().get("iamToken").asText());

        assertThat(robot.with("X-Cloud-Org-ID", TrackerSeed.CLOUD_ORG_ID)
                        .get("/v3/myself")
                        .status())
                .isEqualTo(200);
        assertThat(robot.with("X-Org-ID", TrackerSeed.ORG_ID).get("/v3/myself").status())
                .isEqualTo(403);
        clock.advance(Duration.ofHours(12));
        assertThat(robot.with("X-Cloud-Org-ID", TrackerSeed.CLOUD_ORG_ID)
                        .get("/v3/myself")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anythingElseBuysNothing() {
        Duration hour = Duration.ofHours(1);
        assertThat(exchange(jwt("key2", ACCOUNT, IamEmulator.AUDIENCE, hour)).status())
                .isEqualTo(401);
        assertThat(exchange(jwt("key1", "other", IamEmulator.AUDIENCE, hour)).status())
                .isEqualTo(401);
        assertThat(exchange(jwt("key1", ACCOUNT, "https://example.org", hour)).status())
                .isEqualTo(401);
        assertThat(exchange(jwt("key1", ACCOUNT, IamEmulator.AUDIENCE, hour.plusMinutes(1)))
                        .status())
                .isEqualTo(401);
        String good = jwt("key1", ACCOUNT, IamEmulator.AUDIENCE, hour);
        String forged = jwt("key1", ACCOUNT, IamEmulator.AUDIENCE, Duration.ofMinutes(30));
        assertThat(exchange(forged.substring(0, forged.lastIndexOf('.')) + good.substring(good.lastIndexOf('.')))
                        .status())
                .isEqualTo(401);
        assertThat(exchange("nonsense").status()).isEqualTo(400);
        clock.advance(Duration.ofHours(2));
        assertThat(exchange(good).json().get("code").asInt()).isEqualTo(16);
    }
}
