package deskbridge.channel.pachca;

import deskbridge.settings.Secret;
import java.util.Optional;

/** The proof on webhooks: HMAC-SHA256 of the raw body in lower-case hexadecimal (Pachca docs, webhook security). */
final class Signature {

    static final String HEADER = "Pachca-Signature";

    private final Secret secret;

    Signature(Secret secret) {
        this.secret = secret;
    }

    /** Whether the body is proven. */
    boolean proves(byte[] body, Optional<String> header) {
        return secret.signed(body, header.orElse("").strip());
    }
}
