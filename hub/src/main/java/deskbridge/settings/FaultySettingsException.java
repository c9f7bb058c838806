package deskbridge.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be worked with; the message lists every fault, one a line, ready to be shown to the operator. */
public final class FaultySettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Faults.Fault> faults;

    FaultySettingsException(String title, List<Faults.Fault> faults) {
        super(faults.stream().map(fault -> "  " + fault).collect(Collectors.joining("\n", title + "\n", "")));
        this.faults = List.copyOf(faults);
    }

    public List<Faults.Fault> faults() {
        return faults;
    }
}
