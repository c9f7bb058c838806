package deskbridge.desk.okdesk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A short mark in a ticket's description by which the hub finds the ticket again when the answer to its making was lost. */
final class Marks {
    private static final int DIGITS = 12;
    private static final Pattern LIKE_MARKS = Pattern.compile("[0-9a-f]{" + DIGITS + ",}");

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

    /** All that may be marks among the words of a description, one after the other. */
    static String among(String words) {
        return LIKE_MARKS.matcher(words).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }
}
