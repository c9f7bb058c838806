package deskbridge.emulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256, by which systems prove that webhooks and links are their own. */
public final class HmacSha256 {

    private static final String ALGORITHM = "HmacSHA256";

    private HmacSha256() {}

    /** In lower-case hex; the secret is taken as UTF-8 bytes. */
    public static String hex(String secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /** As {@link #hex(String, byte[])}, of a text's UTF-8 bytes. */
    public static String hex(String secret, String text) {
        return hex(secret, text.getBytes(StandardCharsets.UTF_8));
    }
}
