package deskbridge.emulator.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import deskbridge.emulator.MovableTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final MovableTime time = new MovableTime(TrackerHttp.START);
    private final TrackerEmulator tracker = TrackerEmulator.seeded(time);
    private final TrackerHttp anybody = new TrackerHttp(tracker.uri());
    private final TrackerHttp robot = anybody.with("authorization", "OAuth " + TrackerSeed.ROBOT_TOKEN);

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void withoutAGoodTokenTheAnswerIs401() {
        TrackerHttp inOrganisation = anybody.with("X-Org-ID", TrackerSeed.ORG_ID);
        assertThat(inOrganisation.get("/v3/myself").status()).isEqualTo(401);
        assertThat(inOrganisation
                        .with("Authorization", "OAuth wrong")
                        .get("/v3/myself")
                        .status())
                .isEqualTo(401);
        assertThat(inOrganisation
                        .with("Authorization", "Basic " + TrackerSeed.ROBOT_TOKEN)
                        .get("/v3/myself")
                        .status())
                .isEqualTo(401);
        tracker.setup().revoke(TrackerSeed.ROBOT_TOKEN);
        assertThat(robot.with("X-Org-ID", TrackerSeed.ORG_ID).get("/v3/myself").status())
                .isEqualTo(401);
    }

    @Test
    void exactlyOneOrganisationMustBeNamed() {
        assertThat(robot.get("/v3/myself").status()).isEqualTo(403);
        assertThat(robot.with("X-Org-ID", "1")
                        .get("/v3/myself")
                        .json()
                        .at("/errorMessages/0")
                        .asText())
                .isEqualTo("Organization is not available, not ready or not found");
        assertThat(robot.with("X-Cloud-Org-ID", TrackerSeed.ORG_ID)
                        .get("/v3/myself")
                        .status())
                .isEqualTo(403);
        assertThat(robot.with("X-Org-ID", TrackerSeed.ORG_ID)
                        .with("X-Cloud-Org-ID", TrackerSeed.CLOUD_ORG_ID)
                        .get("/v3/myself")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theHeadersOfKnownClientsAreAccepted() {
        assertThat(robot.with("x-org-id", TrackerSeed.ORG_ID).get("/v2/myself").status())
                .isEqualTo(200);
        assertThat(robot.with("X-Org-Id", "not provided")
                        .with("X-Cloud-Org-Id", TrackerSeed.CLOUD_ORG_ID)
                        .get("/v2/myself")
                        .status())
                .isEqualTo(200);
        assertThat(robot.with("X-Org-ID", TrackerSeed.CLOUD_ORG_ID)
                        .with("X-Cloud-Org-ID", TrackerSeed.CLOUD_ORG_ID)
                        .get("/v3/myself")
                        .json()
                        .get("login")
                        .asText())
                .isEqualTo(TrackerSeed.ROBOT);
    }

    @Test
    void aDismissedUserAndOneWithoutALicenceAreRefused() {
        tracker.setup().token("gone", TrackerSeed.DISMISSED).token("guest", TrackerSeed.UNLICENSED);
        TrackerHttp http = anybody.with("X-Org-ID", TrackerSeed.ORG_ID);
        assertThat(http.with("Authorization", "OAuth gone").get("/v3/myself").status())
                .isEqualTo(403);
        TrackerHttp guest = http.with("Authorization", "OAuth guest");
        String key = guest.post("/v3/issues", "{'queue':'SERVICEDESK','summary':'Help'}")
                .json()
                .get("key")
                .asText();
        assertThat(guest.patch("/v3/issues/" + key, "{'summary':'Help me'}").status())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        TrackerHttp http = robot.with("X-Org-ID", TrackerSeed.ORG_ID);
        assertThat(http.get("/v4/myself").status()).isEqualTo(404);
        assertThat(http.get("/v3/nothing").status()).isEqualTo(404);
        assertThat(http.delete("/v3/issues/SERVICEDESK-1").status()).isEqualTo(405);
        assertThat(http.post("/v3/issues", "{broken").status()).isEqualTo(400);
        assertThat(http.get("/v3/issues/SERVICEDESK-9").json().get("statusCode").asInt())
                .isEqualTo(404);
    }

    @Test
    void moreCallsThanTheLimitAreRefusedUntilItsWindowHasPassed() {
        TrackerHttp known = robot.with("X-Org-ID", TrackerSeed.ORG_ID);
        tracker.setup().rateLimit(2, Duration.ofSeconds(5));
        assertThat(known.get("/v3/myself").status()).isEqualTo(200);
        time.advance(Duration.ofSeconds(2));
        assertThat(known.get("/v3/myself").status()).isEqualTo(200);

        assertThat(known.get("/v3/myself").status()).isEqualTo(429);
        assertThat(known.get("/v3/myself").header("Retry-After")).isEqualTo("3");
        time.advance(Duration.ofSeconds(3));
        assertThat(known.get("/v3/myself").status()).isEqualTo(200);
        tracker.setup().rateLimit(0, Duration.ofSeconds(1));
        assertThat(known.get("/v3/myself").status()).isEqualTo(200);
    }
}
