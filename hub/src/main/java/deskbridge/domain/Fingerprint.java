package deskbridge.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short digest of what was said, to notice that it was edited. Not a secret and not a proof. */
public final class Fingerprint {

    private static final int HEX_DIGITS = 32;

    private Fingerprint() {}

    /** Of a chat message: its text and which files it has. */
    public static String of(ChatMessage message) {
        return digest(message.text(), message.files());
    }

    /** Of a comment: its text, which files it has, and whether it is internal. */
    public static String of(Comment comment) {
        String said = digest(comment.text(), comment.files());
        return comment.internal() ? "internal " + said : said;
    }

    /** Of any words. */
    public static String of(String words) {
        return digest(words, List.of());
    }

    private static String digest(RichText text, List<RemoteFile> files) {
        return digest(text.toString(), files);
    }

    private static String digest(String text, List<RemoteFile> files) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(text.getBytes(StandardCharsets.UTF_8));
            for (RemoteFile file : files) {
                sha.update((byte) 0);
                sha.update(file.id().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
