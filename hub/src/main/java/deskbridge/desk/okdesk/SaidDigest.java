package deskbridge.desk.okdesk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** A short digest of all comments of an issue as Okdesk lists them, so that one call tells whether anything was said since. */
final class SaidDigest {
    private static final int HEX_DIGITS = 16;

    private SaidDigest() {}

    /** @param rows comments in any order; links to files, which differ each time, do not count */
    static String of(List<Node> rows) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            rows.stream()
                    .sorted(Comparator.comparingLong(row -> row.number("id")))
                    .forEach(row -> {
                        add(sha, row.id("id"), row.text("content"));
                        add(sha, row.text("public"), row.text("is_public"));
                        for (Node file : row.at("attachments").items()) {
                            add(sha, file.id("id"), file.text("is_public"));
                        }
                    });
            return HexFormat.of().formatHex(sha.digest()).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest sha, String one, String two) {
        sha.update((one + '\0' + two + '\0').getBytes(StandardCharsets.UTF_8));
    }
}
