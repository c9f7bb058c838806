package deskbridge.desk.okdesk;

import deskbridge.domain.FormField;
import deskbridge.domain.FormField.Choice;
import deskbridge.domain.FormField.Option;
import deskbridge.domain.FormField.TextInput;
import deskbridge.domain.Status;
import deskbridge.memory.Remembered;
import deskbridge.texts.Texts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What steps ask for: putting off needs a date and a reason; parameters that an account wants on entering a status (facts: okdesk §3). */
final class StepFields {
    static final String DELAYED = "delayed";
    static final String DELAY_TO = "delay_to";
    static final String COMMENT = "comment";

    /** The comment's name in forms: what a form calls a comment the hub writes apart from the step, and Okdesk wants it along. */
    static final String REASON = "reason";

    private static final String PARAMETERS = "custom_parameters";
    private static final List<String> DELAYS = List.of("P1D", "P3D", "P7D", "P14D", "P30D");
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final int LONGEST_COMMENT = 3_000;
    private static final int LONGEST_VALUE = 500;

    private final OkdeskClient client;
    private final Texts texts;
    private final InstantSource clock;
    private final OkdeskTimes times;
    private final Remembered<String, List<Node>> parameters;

    StepFields(OkdeskClient client, Texts texts, InstantSource clock, OkdeskTimes times) {
        this.client = client;
        this.texts = texts;
        this.clock = clock;
        this.times = times;
        this.parameters = new Remembered<>(clock, FRESH, RETRY);
    }

    /** What is known to be asked on entering a status. */
    List<FormField> of(Status to) {
        return to.code().equals(DELAYED) ? List.of(delay(), reason()) : List.of();
    }

    /** Fields for what Okdesk named as missing or wrong; empty when no field would help. */
    List<FormField> named(Map<String, String> errors) throws OkdeskFault {
        Map<String, FormField> fields = new LinkedHashMap<>();
        for (Map.Entry<String, String> error : errors.entrySet()) {
            if (error.getKey().equals(OkdeskErrors.WHOLE)) {
                // Some accounts name the field in the text alone.
                for (String word : error.getValue().split("[^\\w.]+", -1)) {
                    field(word, error.getValue()).ifPresent(field -> fields.putIfAbsent(field.name(), field));
                }
            } else {
                field(error.getKey(), error.getValue()).ifPresent(field -> fields.putIfAbsent(field.name(), field));
            }
        }
        return List.copyOf(fields.values());
    }

    private Optional<FormField> field(String name, String hint) throws OkdeskFault {
        return switch (name) {
            case COMMENT -> Optional.of(reason());
            case DELAY_TO -> Optional.of(delay());
            case "" -> Optional.empty();
            default -> parameter(name, hint);
        };
    }

    /** When a ticket that is put off comes back: a time to wait, or a moment as it is. */
    String delayTo(String given) {
        try {
            Instant now = clock.instant();
            return times.write(
                    now.atOffset(ZoneOffset.UTC).plus(Period.parse(given)).toInstant());
        } catch (DateTimeException moment) {
            return given;
        }
    }

    private FormField delay() {
        List<Option> options = DELAYS.stream()
                .map(delay -> new Option(delay, texts.get("delay." + delay)))
                .toList();
        return new Choice(DELAY_TO, texts.get("field.delay"), true, options);
    }

    private FormField reason() {
        return new TextInput(REASON, texts.get("field.comment"), true, true, 0, LONGEST_COMMENT, null);
    }

    /** A parameter of the account, however the error names it: by its code alone, or below another name. */
    private Optional<FormField> parameter(String name, String hint) throws OkdeskFault {
        String code = name.substring(name.lastIndexOf('.') + 1);
        boolean said = name.startsWith(PARAMETERS + ".");
        Optional<Node> known = parameters.get("", unused -> load()).orElse(List.of()).stream()
                .filter(row -> row.text("code").equals(code))
                .findFirst();
        if (!said && known.isEmpty()) {
            return Optional.empty();
        }
        String label = known.map(row -> row.text("name"))
                .filter(text -> !text.isBlank())
                .orElse(code);
        return Optional.of(new TextInput(code, label, true, false, 0, LONGEST_VALUE, hint.isBlank() ? null : hint));
    }

    private Optional<List<Node>> load() throws OkdeskFault {
        try {
            return Optional.of(client.parameters());
        } catch (OkdeskFault e) {
            if (e.isRefusal()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
