package deskbridge.texts;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * The texts of one package in one language. Each package that speaks to people has a bundle of its own beside it, named
 * {@code texts_ru.properties} and {@code texts_en.properties}, in UTF-8.
 */
public final class Texts {

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /**
     * The bundle beside a class.
     *
     * @param neighbour any class of the package
     * @param language Russian or English
     */
    public static Texts beside(Class<?> neighbour, Locale language) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var bundle = ResourceBundle.getBundle(
                neighbour.getPackageName() + ".texts", language, neighbour.getClassLoader(), noFallback);
        return new Texts(bundle, language);
    }

    /**
     * The text under a key, with {@code {0}}, {@code {1}} … filled in; an apostrophe in a text is written twice.
     *
     * @throws java.util.MissingResourceException when there is no such key: a fault of ours, found by a test
     */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** Whether there is a text under a key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** All texts by key, unformatted: for pages. */
    public Map<String, String> all() {
        var all = new TreeMap<String, String>();
        bundle.keySet().forEach(key -> all.put(key, get(key)));
        return all;
    }

    public Locale language() {
        return locale;
    }
}
