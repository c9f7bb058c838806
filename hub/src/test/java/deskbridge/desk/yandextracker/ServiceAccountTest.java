package deskbridge.desk.yandextracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deskbridge.connector.RemoteTrouble;
import deskbridge.emulator.CallMatch;
import deskbridge.emulator.Fault;
import deskbridge.emulator.tracker.IamEmulator;
import deskbridge.emulator.tracker.TrackerSeed;
import deskbridge.emulator.tracker.TrackerUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service account's key becomes tokens, renewed in time. */
class ServiceAccountTest {
    private final TrackerFixture fixture = new TrackerFixture();
    private final IamEmulator iam = new IamEmulator(fixture.clock);

    @TempDir
    private Path folder;

    private TrackerDesk desk = fixture.desk;

    @BeforeEach
    void signIn() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        iam.register("key-1", "aje-account", pair.getPublic());
        fixture.tracker
                .setup()
                .user(TrackerUser.of("8000000000000099", "hub-account", "Служебный", "Аккаунт", "hub@example.org")
                        .asServiceAccount("aje-account"))
                .trustIam(iam::accountOf);
        String pem = "PLEASE DO NOT REMOVE THIS LINE! Yandex.Cloud SA Key ID <key-1>\\n-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----\\n";
        Path file = Files.writeString(
                folder.resolve("key.json"),
                "{\"id\":\"key-1\",\"service_account_id\":\"aje-account\",\"key_algorithm\":\"RSA_2048\",\"private_key\":\""
                        + pem + "\"}");
        desk = fixture.desk(config(file));
    }

    private TrackerConfig config(Path file) {
        return TrackerConfigs.of(
                "url: " + fixture.tracker.uri(),
                "sa-key-file: " + file,
                "iam-url: " + iam.uri() + "/iam/v1/tokens",
                "cloud-org-id: " + TrackerSeed.CLOUD_ORG_ID);
    }

    @AfterEach
    void stop() {
        desk.close();
        iam.close();
        fixture.close();
    }

    @Test
    void oneTokenServesAnHour() throws Exception {
        assertThat(desk.check()).contains("hub-account");
        fixture.clock.pass(Duration.ofMinutes(59));
        desk.check();
        assertThat(iam.journal().count(CallMatch.any())).isEqualTo(1);

        fixture.clock.pass(Duration.ofMinutes(2));
        desk.check();
        assertThat(iam.journal().count(CallMatch.any())).isEqualTo(2);
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnce() throws Exception {
        desk.check();
        iam.revokeAll();
        fixture.clock.pass(Duration.ofMinutes(1));

        assertThat(desk.check()).contains("hub-account");
        assertThat(iam.journal().count(CallMatch.any())).isEqualTo(2);
    }

    @Test
    void withoutATokenNothingIsSentAndTheReasonIsTold() {
        iam.faults().always(CallMatch.any(), Fault.status(401));

        assertThatThrownBy(desk::check).isInstanceOfSatisfying(RemoteTrouble.class, trouble -> {
            assertThat(trouble.isPermanent()).isFalse();
            assertThat(trouble).hasMessageContaining("401").hasMessageNotContaining("PRIVATE");
        });
    }

    @Test
    void aFileThatIsNoKeyIsNamedWithoutItsContent() throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"id\":\"top-secret\"}");
        try (TrackerDesk other = fixture.desk(config(file))) {
            assertThatThrownBy(other::check)
                    .isInstanceOf(RemoteTrouble.class)
                    .hasMessageContaining("other.json")
                    .hasMessageNotContaining("top-secret");
        }
    }
}
