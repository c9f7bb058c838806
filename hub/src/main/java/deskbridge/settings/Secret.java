package deskbridge.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that must never be printed. Compares in constant time. */
public final class Secret {
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
