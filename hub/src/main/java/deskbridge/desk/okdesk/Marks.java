package deskbridge.desk.okdesk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short mark in a ticket's description by which the hub finds the ticket again when the answer to its making was lost. */
final class Marks {
    private static final int DIGITS = 12;

    private Marks() {}

    /** The same for the same {@code unique}; a stranger cannot choose it, and it tells him nothing. */
    static String of(String unique) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(unique.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
