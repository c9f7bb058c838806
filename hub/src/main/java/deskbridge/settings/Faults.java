package deskbridge.settings;

import deskbridge.texts.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is wrong with the settings, gathered so that all of it can be told at once, in the language of the hub. Filled by
 * the typed reads of {@link Section}; checked once, before anything starts. What is wrong is named by a key of the texts beside this
 * class; keys that begin with {@value #FORM} say what a value should look like, and are followed by what it looks like.
 */
public final class Faults {
    private static final String FORM = "must.";
    private static final String CURE = "cure.";
    private static final Locale UNTIL_KNOWN = Locale.of("ru");

    /**
     * One thing to mend.
     *
     * @param where the variable or the YAML path that the person used, or should use
     * @param problem what is wrong and what would be right; never the value, which may be a secret in the wrong place
     */
    public record Fault(String where, String problem) {
        @Override
        public String toString() {
            return where + ": " + problem;
        }
    }

    /**
     * The same, not yet in words.
     *
     * @param where empty when it concerns no single place
     * @param cure key of the words that say where the value comes from; null when nothing is known of that
     */
    private record Found(
            String where,
            String key,
            List<String> arguments,
            @Nullable Shape shape,
            @Nullable String cure) {}

    private final Set<Found> faults = new LinkedHashSet<>();
    private final List<Found> warnings = new ArrayList<>();
    private Locale language = UNTIL_KNOWN;

    Faults() {}

    /** From now on everything is told in this language. */
    void tellIn(Locale known) {
        language = known;
    }

    /**
     * Adds a fault; the same one twice counts once.
     *
     * @param problem key of its words
     * @param arguments what is filled in
     */
    void add(String where, String problem, Object... arguments) {
        add(where, null, problem, arguments);
    }

    /** The same, of a value that looks like this. */
    void add(String where, @Nullable Shape shape, String problem, Object... arguments) {
        faults.add(new Found(where, problem, words(arguments), problem.startsWith(FORM) ? shape : null, null));
    }

    /** Adds a fault that concerns no single place; its words name what it does concern. */
    void addGeneral(String problem, Object... arguments) {
        add("", problem, arguments);
    }

    /** Adds that a value is missing, and where people find it, if the texts know that of {@code <kind>.<name>}. */
    void addMissing(String where, String value) {
        faults.add(new Found(where, "missing", List.of(), null, CURE + value));
    }

    /** Adds something that is probably not what was meant, yet stops nothing. */
    void warn(String where, String problem, Object... arguments) {
        warnings.add(new Found(where, problem, words(arguments), null, null));
    }

    private static List<String> words(Object... arguments) {
        return Stream.of(arguments).map(String::valueOf).toList();
    }

    /** In the order in which they were found. */
    public List<Fault> all() {
        return told(faults.stream());
    }

    /** What was {@linkplain #warn warned} about, in the order in which it was found. */
    public List<Fault> warnings() {
        return told(warnings.stream());
    }

    private List<Fault> told(Stream<Found> found) {
        Texts texts = Texts.beside(Faults.class, language);
        return found.map(it -> told(it, texts)).toList();
    }

    private static Fault told(Found found, Texts texts) {
        var problem = new StringBuilder(texts.get(found.key(), found.arguments().toArray()));
        if (found.shape() != null) {
            problem.append(texts.get(
                    "shape",
                    names(found.shape(), texts),
                    String.valueOf(found.shape().length())));
        }
        if (found.cure() != null && texts.has(found.cure())) {
            problem.append("; ").append(texts.get(found.cure()));
        }
        return new Fault(
                found.where().isEmpty() ? texts.get("where." + found.key()) : found.where(), problem.toString());
    }

    private static String names(Shape shape, Texts texts) {
        return new TreeSet<>(shape.signs())
                .stream()
                        .map(sign -> texts.get("sign." + sign.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "));
    }

    /**
     * Ends the reading.
     *
     * @throws FaultySettingsException when there is any fault
     */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new FaultySettingsException(
                    Texts.beside(Faults.class, language).get("faults"), all());
        }
    }
}
