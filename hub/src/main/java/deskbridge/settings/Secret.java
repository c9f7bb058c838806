package deskbridge.settings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A value that must never be printed. Compares in constant time, and signs. */
public final class Secret {
    private static final String SIGNING = "HmacSHA256";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a value that is not blank. */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret cannot be blank");
        }
        return new Secret(value);
    }

    /** The value itself, for the one call or comparison that needs it. */
    public String reveal() {
        return value;
    }

    /** Whether a stranger's text is this secret; takes as long for a near miss as for a far one. */
    public boolean matches(String text) {
        return MessageDigest.isEqual(bytes(value), bytes(text));
    }

    /** What whoever knows this secret puts under a text: its HMAC-SHA256 in lower-case hexadecimal. */
    public String signature(byte[] text) {
        try {
            Mac mac = Mac.getInstance(SIGNING);
            mac.init(new SecretKeySpec(bytes(value), SIGNING));
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    /** Whether a stranger's signature, in hexadecimal of either case, is ours; takes the same time for every wrong one. */
    public boolean signed(byte[] text, String signature) {
        return MessageDigest.isEqual(bytes(signature(text)), bytes(signature.toLowerCase(Locale.ROOT)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
