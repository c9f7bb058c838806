package deskbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FloodGuardTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final FloodGuard guard = new FloodGuard(3, MINUTE, () -> now);

    @Test
    void anAddressIsBlockedAfterTooManyRefusalsAndForgivenLater() {
        refuse("192.0.2.1", 3);
        assertThat(guard.blocks("192.0.2.1")).isFalse();

        refuse("192.0.2.1", 1);
        assertThat(guard.blocks("192.0.2.1")).isTrue();
        assertThat(guard.blocks("192.0.2.2")).isFalse();

        now = now.plus(MINUTE);
        assertThat(guard.blocks("192.0.2.1"))
                .as("the window slides, it does not jump")
                .isTrue();
        now = now.plusSeconds(30);
        assertThat(guard.blocks("192.0.2.1")).isFalse();
        now = now.plus(MINUTE);
        refuse("192.0.2.1", 3);
        assertThat(guard.blocks("192.0.2.1")).isFalse();
    }

    @Test
    void aSubnetOfIpv6IsOneAddress() {
        refuse("2001:db8:1:2::1", 2);
        refuse("2001:db8:1:2:3:4:5:6", 2);

        assertThat(guard.blocks("2001:db8:1:2::ffff")).isTrue();
        assertThat(guard.blocks("2001:db8:1:3::1")).isFalse();
    }

    @Test
    void memoryIsBounded() {
        refuse("192.0.2.1", 4);
        for (int i = 0; i < 20_000; i++) {
            guard.refused("10.0." + i / 256 + "." + i % 256);
        }
        assertThat(guard.blocks("192.0.2.1")).as("the oldest is forgotten").isFalse();
    }

    @Test
    void aRefusalBecomesTooManyRequests() {
        Request request = new Request("POST", "/", Map.of(), Map.of(), new byte[0], "192.0.2.1");
        for (int i = 0; i < 3; i++) {
            assertThat(guard.answer(request, Response.of(401)).status()).isEqualTo(401);
        }
        Response blocked = guard.answer(request, Response.of(401));

        assertThat(blocked.status()).isEqualTo(429);
        assertThat(blocked.headers()).containsEntry("Retry-After", "60");
    }

    private void refuse(String address, int times) {
        for (int i = 0; i < times; i++) {
            guard.refused(address);
        }
    }
}
