package deskbridge.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that is wrong with the settings, gathered so that all of it can be told at once. Filled by the typed reads of
 * {@link Section}; checked once, before anything starts.
 */
public final class Faults {
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

    private final Set<Fault> faults = new LinkedHashSet<>();
    private final List<Fault> warnings = new ArrayList<>();

    Faults() {}

    /** Adds a fault; the same one twice counts once. */
    public void add(String where, String problem) {
        faults.add(new Fault(where, problem));
    }

    /** Adds something that is probably not what was meant, yet stops nothing. */
    public void warn(String where, String problem) {
        warnings.add(new Fault(where, problem));
    }

    /** In the order in which they were found. */
    public List<Fault> all() {
        return List.copyOf(faults);
    }

    /** What was {@linkplain #warn warned} about, in the order in which it was found. */
    public List<Fault> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Ends the reading.
     *
     * @throws FaultySettingsException when there is any fault
     */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new FaultySettingsException(all());
        }
    }
}
