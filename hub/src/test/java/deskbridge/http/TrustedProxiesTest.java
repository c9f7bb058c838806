package deskbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrustedProxiesTest {

    private static String seen(TrustedProxies proxies, String peer, String... forwarded) {
        var request =
                new Request("GET", "/", Map.of(), Map.of("x-forwarded-for", List.of(forwarded)), new byte[0], peer);
        return proxies.telling(asked -> Response.of(200, "text/plain", asked.remoteAddress()))
                .handle(request)
                .text();
    }

    private static TrustedProxies trusting(String... ranges) {
        return new TrustedProxies(AddressRanges.of(List.of(ranges)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.5 | 192.0.2.7 | 192.0.2.7",
                "10.0.0.5 | 192.0.2.66, 192.0.2.7 | 192.0.2.7",
                "10.0.0.5 | 192.0.2.66, 192.0.2.7, 10.0.0.6 | 192.0.2.7",
                "10.0.0.5 | 10.0.0.7, 10.0.0.6 | 10.0.0.7",
                "10.0.0.5 | 192.0.2.7:51234 | 192.0.2.7",
                "10.0.0.5 | [2001:db8::1]:443 | 2001:db8::1",
                "10.0.0.5 | 2001:db8::1 | 2001:db8::1",
                "10.0.0.5 | unknown | 10.0.0.5",
                "10.0.0.5 | 192.0.2.7, evil.example | 10.0.0.5",
                "10.0.0.5 | [ | 10.0.0.5",
                "192.0.2.9 | 198.51.100.1 | 192.0.2.9",
                "192.0.2.9 | 127.0.0.1 | 192.0.2.9"
            })
    void senderIsWhoAskedTheFirstTrustedProxy(String peer, String forwarded, String sender) {
        assertThat(seen(trusting("10.0.0.0/24"), peer, forwarded)).isEqualTo(sender);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(seen(trusting("10.0.0.5", "10.0.0.6"), "10.0.0.5", "192.0.2.66", "192.0.2.7, 10.0.0.6"))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void nobodyIsBelievedByDefault() {
        assertThat(seen(new TrustedProxies(AddressRanges.NONE), "10.0.0.5", "192.0.2.7"))
                .isEqualTo("10.0.0.5");
    }

    @Test
    void withoutTheHeaderTheProxyItselfAsks() {
        assertThat(seen(trusting("10.0.0.5"), "10.0.0.5")).isEqualTo("10.0.0.5");
    }
}
