package deskbridge.emulator.okdesk;

import java.util.Locale;
import java.util.ResourceBundle;

/** What Okdesk says; it speaks Russian only. */
final class Texts {
    private static final Locale RUSSIAN = Locale.of("ru");
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("deskbridge.emulator.okdesk.texts", Locale.ROOT);

    private Texts() {}

    static String of(String key, Object... arguments) {
        return String.format(RUSSIAN, BUNDLE.getString(key), arguments);
    }
}
