package deskbridge.http;

import java.util.List;

/**
 * Reverse proxies that may say for whom they ask. What anybody else writes into {@code X-Forwarded-For} is not believed: with it
 * a sender could choose his address.
 */
public final class TrustedProxies {

    private static final String HEADER = "X-Forwarded-For";

    private final AddressRanges proxies;

    public TrustedProxies(AddressRanges proxies) {
        this.proxies = proxies;
    }

    /** Shows a handler each request as from whoever asked the first of the proxies. */
    public Handler telling(Handler inner) {
        return proxies.isEmpty() ? inner : request -> inner.handle(request.from(sender(request)));
    }

    /** Each proxy adds to the list's end whom it was asked by, so that it is true from its end up to the first stranger. */
    private String sender(Request request) {
        String sender = request.remoteAddress();
        List<String> before = List.of(String.join(",", request.headers().getOrDefault(HEADER, List.of()))
                .split(",", -1));
        for (String hop : before.reversed()) {
            String address = bare(hop.strip());
            if (!proxies.contain(sender) || !AddressRanges.isAddress(address)) {
                break;
            }
            sender = address;
        }
        return sender;
    }

    /** Some proxies write a port behind the address, and IPv6 into brackets. */
    private static String bare(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
