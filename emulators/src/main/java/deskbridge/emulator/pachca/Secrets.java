package deskbridge.emulator.pachca;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** Repeatable secrets. */
final class Secrets {
    private Secrets() {}

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
