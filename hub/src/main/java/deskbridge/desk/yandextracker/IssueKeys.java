package deskbridge.desk.yandextracker;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which texts from outside may be used as a key of an issue or an id of a comment. */
final class IssueKeys {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]{0,63}-\\d{1,10}");
    private static final Pattern LONG_ID = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    private IssueKeys() {}

    /** A key such as {@code HELP-12}; Tracker writes them in capitals. */
    static boolean isKey(@Nullable String text) {
        return text != null && KEY.matcher(text).matches();
    }

    /** The id of a comment: a positive 64-bit number, or 24 hex digits; empty for anything else, such as an unfilled variable. */
    static Optional<String> commentId(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String id = text.strip();
        return isNumber(id) || LONG_ID.matcher(id).matches() ? Optional.of(id) : Optional.empty();
    }

    /** True when the text is a number that fits into 64 bits. */
    static boolean isNumber(String id) {
        if (!NUMBER.matcher(id).matches()) {
            return false;
        }
        try {
            return Long.parseLong(id) >= 0;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }
}
