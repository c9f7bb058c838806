package deskbridge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing a form asks for. */
public sealed interface FormField {

    /** The key of the answer; unique within a form. */
    String name();

    /** What people read above it. */
    String label();

    /** True when the form cannot be sent without it. */
    boolean required();

    /**
     * Free text.
     *
     * @param multiline true for a tall box
     * @param minLength least number of characters of an answer that is given, 0 for any
     * @param maxLength most characters
     * @param hint a line of help; null for none
     */
    record TextInput(
            String name,
            String label,
            boolean required,
            boolean multiline,
            int minLength,
            int maxLength,
            @Nullable String hint)
            implements FormField {}

    /**
     * One of several.
     *
     * @param options what can be chosen, in order; never empty
     */
    record Choice(String name, String label, boolean required, List<Option> options) implements FormField {

        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * Files.
     *
     * @param most how many at most
     */
    record Files(String name, String label, boolean required, int most) implements FormField {}

    /**
     * One answer of a {@link Choice}.
     *
     * @param value what is sent back
     * @param text what people read
     */
    record Option(String value, String text) {}
}
