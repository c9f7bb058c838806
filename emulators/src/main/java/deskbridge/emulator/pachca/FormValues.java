package deskbridge.emulator.pachca;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person filled into a form; fields left out keep what the bot preset. Immutable. */
public final class FormValues {
    private static final FormValues NONE = new FormValues(Map.of(), Map.of());

    private final Map<String, List<String>> values;
    private final Map<String, List<PersonFile>> files;

    private FormValues(Map<String, List<String>> values, Map<String, List<PersonFile>> files) {
        this.values = values;
        this.files = files;
    }

    /** Everything as preset. */
    public static FormValues none() {
        return NONE;
    }

    /** Fills an input, date or time, or chooses an option by its value or its text; several for check boxes. */
    public FormValues with(String field, String... chosen) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(field, List.of(chosen));
        return new FormValues(more, files);
    }

    /** Attaches files to a file field. */
    public FormValues with(String field, PersonFile... attached) {
        Map<String, List<PersonFile>> more = new LinkedHashMap<>(files);
        more.put(field, List.of(attached));
        return new FormValues(values, more);
    }

    Map<String, List<String>> values() {
        return values;
    }

    Map<String, List<PersonFile>> files() {
        return files;
    }
}
