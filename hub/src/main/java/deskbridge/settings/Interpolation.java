package deskbridge.settings;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code ${NAME}} and {@code ${NAME:-default}}; {@code $${NAME}} stays as {@code ${NAME}}. */
final class Interpolation {
    private static final Pattern VARIABLE =
            Pattern.compile("(?<escaped>\\$)?\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<fallback>[^}]*))?}");

    private Interpolation() {}

    /**
     * Replaces every variable.
     *
     * @param lookup empty for a name that is not set
     * @param missing told the name of each variable that is neither set nor has a default
     */
    static String fill(String text, Function<String, Optional<String>> lookup, Consumer<String> missing) {
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, lookup, missing)));
    }

    private static String value(
            MatchResult match, Function<String, Optional<String>> lookup, Consumer<String> missing) {
        if (match.group("escaped") != null) {
            return match.group().substring(1);
        }
        String name = match.group("name");
        String fallback = match.group("fallback");
        Optional<String> value = lookup.apply(name).filter(found -> !found.isEmpty());
        if (value.isEmpty() && fallback == null) {
            missing.accept(name);
        }
        return value.orElse(fallback == null ? "" : fallback);
    }
}
