package deskbridge.channel.pachca;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof on webhooks: HMAC-SHA256 of the raw body in lower-case hexadecimal (Pachca docs, webhook security). */
final class Signature {

    static final String HEADER = "Pachca-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Whether the body is proven; takes the same time for every wrong proof. */
    boolean proves(byte[] body, Optional<String> header) {
        var given = header.orElse("").strip().toLowerCase(Locale.ROOT);
        return MessageDigest.isEqual(
                of(body).getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    private String of(byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
