package deskbridge.app;

import deskbridge.settings.Language;
import java.util.Locale;

/** From the setting to Java's locale. */
final class Languages {

    private Languages() {}

    static Locale locale(Language language) {
        return switch (language) {
            case RU -> Locale.of("ru");
            case EN -> Locale.ENGLISH;
        };
    }
}
