package deskbridge.emulator.pachca;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An access token and whom it speaks for. */
record Token(long id, String value, @Nullable String name, long userId, Set<String> scopes, Instant createdAt) {
    String masked() {
        return value.substring(0, 8) + "..." + value.substring(value.length() - 4);
    }

    /** Never the value itself. */
    @Override
    public String toString() {
        return "Token " + masked();
    }
}
