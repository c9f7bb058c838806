package deskbridge.channel.pachca;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What travels with a form as {@code private_metadata}: a mark that is the same for every submission of one opened form, since
 * Pachca gives submissions no id, and the flow's own memory.
 *
 * @param nonce names one opening of a form; empty when the form was not opened by us
 * @param memory the flow's
 */
record FormMemory(Optional<String> nonce, String memory) {

    private static final Pattern WRITTEN = Pattern.compile("form/([0-9a-f]{32})/(.*)", Pattern.DOTALL);

    /** @param trigger of the press that opened the form: there is one form at most for each */
    static String write(String trigger, String memory) {
        return "form/" + digest(trigger) + "/" + memory;
    }

    static FormMemory read(String metadata) {
        var written = WRITTEN.matcher(metadata);
        if (!written.matches()) {
            return new FormMemory(Optional.empty(), metadata);
        }
        return new FormMemory(Optional.of(written.group(1)), written.group(2));
    }

    /** A short name for a long text. */
    static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
