package deskbridge.emulator;

import java.util.regex.Pattern;

/** Chooses calls, for faults and for reading the journal. */
@FunctionalInterface
public interface CallMatch {
    /** Whether the call with this method and decoded path is meant. */
    boolean matches(String method, String path);

    /** Every call. */
    static CallMatch any() {
        return (method, path) -> true;
    }

    /**
     * By method and path.
     *
     * @param wantedMethod upper case, or {@code *} for any
     * @param pattern a whole path, in which {@code *} stands for one segment (or a piece of it) and {@code **} for
     *     anything
     */
    static CallMatch of(String wantedMethod, String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String piece : pattern.splitWithDelimiters("\\*\\*|\\*", 0)) {
            regex.append(
                    switch (piece) {
                        case "**" -> ".*";
                        case "*" -> "[^/]*";
                        default -> Pattern.quote(piece);
                    });
        }
        Pattern compiled = Pattern.compile(regex.toString());
        return (method, path) -> (wantedMethod.equals("*") || wantedMethod.equals(method))
                && compiled.matcher(path).matches();
    }
}
