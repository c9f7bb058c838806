package deskbridge.desk.okdesk.html;

import java.util.regex.Pattern;

/** Which addresses may become links. */
final class Addresses {
    private static final Pattern OPENED = Pattern.compile("(?i)(?:https?://|mailto:|tel:)[^\\s\\p{Cntrl}]+");

    private Addresses() {}

    /** True for what a browser opens; false for what it would run, and for relative addresses. */
    static boolean isSafe(String url) {
        return OPENED.matcher(url.strip()).matches();
    }
}
