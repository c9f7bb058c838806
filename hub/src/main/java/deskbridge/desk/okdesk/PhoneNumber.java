package deskbridge.desk.okdesk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A phone number, however it is written. Okdesk keeps numbers as they were typed and searches for the very text (facts: okdesk §5).
 *
 * @param digits all its digits; a Russian number begins with 7
 */
record PhoneNumber(String digits) {
    private static final int RUSSIAN = 11;
    private static final int LOCAL = 10;

    /** Any spelling; a number of ten digits, or of eleven that begin with 8, is Russian. */
    static PhoneNumber of(String text) {
        String digits = text.replaceAll("\\D", "");
        if (digits.length() == LOCAL) {
            return new PhoneNumber("7" + digits);
        }
        boolean trunk = digits.length() == RUSSIAN
                && digits.startsWith("8")
                && !text.strip().startsWith("+8");
        return new PhoneNumber(trunk ? "7" + digits.substring(1) : digits);
    }

    /** Too short to mean one person. */
    boolean isPlausible() {
        return digits.length() >= LOCAL && digits.length() <= 15;
    }

    private boolean isRussian() {
        return digits.length() == RUSSIAN && digits.startsWith("7");
    }

    /** As a new contact gets it. */
    String international() {
        return "+" + digits;
    }

    private String local() {
        return isRussian() ? digits.substring(1) : digits;
    }

    /** The spellings people use, the likeliest first. */
    List<String> spellings() {
        Set<String> spellings = new LinkedHashSet<>(List.of(international(), digits));
        if (isRussian()) {
            spellings.add("8" + local());
            spellings.add(local());
            String area = digits.substring(1, 4);
            for (String country : List.of("+7", "8")) {
                spellings.add(country + " (" + area + ") " + ending("-"));
                spellings.add(country + "(" + area + ")" + ending("-"));
                spellings.add(country + " " + area + " " + ending("-"));
                spellings.add(country + " " + area + " " + ending(" "));
                spellings.add(country + "-" + area + "-" + ending("-"));
            }
        }
        return List.copyOf(spellings);
    }

    /** Pieces that any other spelling holds. */
    List<String> pieces() {
        return isRussian() ? List.of(local(), ending("-"), ending(" ")) : List.of(local());
    }

    /** The last seven digits in the usual groups. */
    private String ending(String between) {
        return String.join(between, digits.substring(4, 7), digits.substring(7, 9), digits.substring(9));
    }
}
