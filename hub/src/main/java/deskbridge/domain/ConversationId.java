package deskbridge.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The hub's own name of a conversation. Short enough to travel in a button's data.
 *
 * @param value 4 to 32 lower-case letters and digits
 */
public record ConversationId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9]{4,32}");
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 13;

    public ConversationId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a conversation id: '" + value + "'");
        }
    }

    /** A new name: 65 random bits. */
    public static ConversationId random(RandomGenerator random) {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ConversationId(text.toString());
    }

    /** The name of the conversation that a message begins: always the same, so that it is found again when nothing else is left. */
    public static ConversationId of(MessageRef request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((request.connection() + ":" + request.id()).getBytes(StandardCharsets.UTF_8));
            var text = new StringBuilder(LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                text.append(ALPHABET.charAt(hash[i] & 0x1f));
            }
            return new ConversationId(text.toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
