package deskbridge.domain;

import java.util.regex.Pattern;

/**
 * The name of one configured connection, for example {@code pachca}; stands in settings, metrics and logs.
 *
 * @param name lower-case letters, digits and dashes, at most 40 characters
 */
public record ConnectionId(String name) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public ConnectionId {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("A connection is named by a-z, 0-9 and dashes, not '" + name + "'");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
