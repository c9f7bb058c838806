package deskbridge.emulator.pachca;

import deskbridge.emulator.Body;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 for webhooks and links, and repeatable secrets. */
final class Signatures {
    private Signatures() {}

    /** Lower-case hex of HMAC-SHA256, the key taken as UTF-8 bytes (Pachca docs, webhook security). */
    static String hex(String secret, Body body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK always has HmacSHA256", e);
        }
    }

    /** 43 characters of the URL-safe alphabet, the shape of Pachca's tokens. */
    static String token(String seed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest("token " + seed));
    }

    /** The shape of Pachca's signing secrets. */
    static String signingSecret(String seed) {
        return "pachca_wh_" + HexFormat.of().formatHex(digest("secret " + seed));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK always has SHA-256", e);
        }
    }
}
