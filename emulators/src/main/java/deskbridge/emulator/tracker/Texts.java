package deskbridge.emulator.tracker;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Names and messages in one of the two languages Tracker answers in; {@code Accept-Language} chooses (facts:
 * yandex-tracker §1).
 */
final class Texts {
    static final Texts RUSSIAN = new Texts(Locale.of("ru"));
    static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    private static final String BUNDLE = "deskbridge.emulator.tracker.texts";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Russian unless the header asks for English first. */
    static Texts forHeader(@Nullable String acceptLanguage) {
        return acceptLanguage != null
                        && acceptLanguage.trim().toLowerCase(Locale.ROOT).startsWith("en")
                ? ENGLISH
                : RUSSIAN;
    }

    String of(Phrase phrase) {
        return String.format(
                locale, bundle.getString(phrase.key()), phrase.arguments().toArray());
    }

    String of(String key) {
        return bundle.getString(key);
    }

    /** The text of a key that may be missing, such as the name of a field which an administrator has made. */
    String orElse(String key, String fallback) {
        return bundle.containsKey(key) ? bundle.getString(key) : fallback;
    }
}
