package deskbridge.desk.yandextracker;

import deskbridge.domain.FormField;
import deskbridge.domain.FormField.Choice;
import deskbridge.domain.FormField.Option;
import deskbridge.domain.FormField.TextInput;
import deskbridge.memory.Remembered;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What steps with a screen ask for. Tracker does not say which fields a screen has; closing usually wants a resolution. */
final class StepFields {
    static final String RESOLUTION = "resolution";
    static final String COMMENT = "comment";

    /** The comment's name in forms where Tracker wants it along: what a form calls a comment the hub writes apart from the step. */
    static final String REASON = "reason";

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final int LONGEST_COMMENT = 3_000;
    private static final int LONGEST_VALUE = 500;

    private final TrackerClient client;
    private final Texts texts;
    private final Remembered<String, List<Option>> resolutions;

    StepFields(TrackerClient client, Texts texts, InstantSource clock) {
        this.client = client;
        this.texts = texts;
        this.resolutions = new Remembered<>(clock, FRESH, RETRY);
    }

    /** Fields of a step that has a screen. */
    List<FormField> usual() throws TrackerFault {
        List<FormField> fields = new ArrayList<>();
        fields.add(field(RESOLUTION, ""));
        fields.add(comment());
        return fields;
    }

    /** Fields for what Tracker named as missing or wrong. */
    List<FormField> named(Map<String, String> errors) throws TrackerFault {
        List<FormField> fields = new ArrayList<>();
        for (Map.Entry<String, String> error : errors.entrySet()) {
            fields.add(error.getKey().equals(COMMENT) ? reason() : field(error.getKey(), error.getValue()));
        }
        return fields;
    }

    private FormField reason() {
        return new TextInput(REASON, texts.get("field.comment"), true, true, 0, LONGEST_COMMENT, null);
    }

    private FormField comment() {
        return new TextInput(COMMENT, texts.get("field.comment"), false, true, 0, LONGEST_COMMENT, null);
    }

    private FormField field(String name, String hint) throws TrackerFault {
        List<Option> options = name.equals(RESOLUTION) ? options() : List.of();
        String label = name.equals(RESOLUTION) ? texts.get("field.resolution") : name;
        return options.isEmpty()
                ? new TextInput(name, label, true, false, 0, LONGEST_VALUE, hint.isBlank() ? null : hint)
                : new Choice(name, label, true, options);
    }

    private List<Option> options() throws TrackerFault {
        return resolutions.get("", unused -> load()).orElse(List.of());
    }

    private Optional<List<Option>> load() throws TrackerFault {
        try {
            List<Option> options = client.resolutions().stream()
                    .filter(row -> !row.keyOrNothing().isEmpty())
                    .map(row -> new Option(row.keyOrNothing(), row.title()))
                    .toList();
            return options.isEmpty() ? Optional.empty() : Optional.of(options);
        } catch (TrackerFault e) {
            if (e.kind() == TrackerFault.Kind.REFUSED) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
