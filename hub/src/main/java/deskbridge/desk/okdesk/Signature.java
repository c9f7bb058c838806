package deskbridge.desk.okdesk;

import deskbridge.http.Request;
import deskbridge.settings.Secret;
import java.util.Locale;

/**
 * Proof that a webhook comes from Okdesk. Nothing about signatures is documented; the header is what public bots compare, as bare
 * hexadecimal or after {@code sha256=} (facts: okdesk §6.4).
 */
final class Signature {
    private static final String HEADER = "X-Okdesk-Signature";
    private static final String PREFIX = "sha256=";

    private final OkdeskConfig.Proof wanted;

    Signature(OkdeskConfig.Proof wanted) {
        this.wanted = wanted;
    }

    /** Whether the request is proven in one of the ways that are set up, or none is. */
    boolean proves(Request request) {
        if (!isWanted()) {
            return true;
        }
        Secret secret = wanted.secret();
        boolean signed = secret != null && (isSigned(secret, request) || secret.matches(lastSegment(request)));
        return signed || wanted.senders().contain(request.remoteAddress());
    }

    /** Whether any way of proof is set up. */
    boolean isWanted() {
        return wanted.secret() != null || !wanted.senders().isEmpty();
    }

    private static boolean isSigned(Secret secret, Request request) {
        String given = request.header(HEADER).orElse("").strip().toLowerCase(Locale.ROOT);
        return secret.signed(request.body(), given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given);
    }

    private static String lastSegment(Request request) {
        return request.tail()
                .orElseGet(() -> request.path().substring(request.path().lastIndexOf('/') + 1));
    }
}
